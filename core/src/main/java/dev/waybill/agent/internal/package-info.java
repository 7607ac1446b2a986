/** How the turn engine works inside. Nothing here is for use from outside this module. */
@NullMarked
package dev.waybill.agent.internal;

import org.jspecify.annotations.NullMarked;
