/**
 * What a process takes from its surroundings: the time, chance, waiting. The one package that may;
 * everything else is given them, so that a test can decide them.
 */
@NullMarked
package dev.waybill.ambient;

import org.jspecify.annotations.NullMarked;
