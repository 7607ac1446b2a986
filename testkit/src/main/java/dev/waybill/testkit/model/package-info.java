/**
 * Chat models for tests: one that plays a script, one that is honest, and one that lies in every
 * way known.
 */
@NullMarked
package dev.waybill.testkit.model;

import org.jspecify.annotations.NullMarked;
