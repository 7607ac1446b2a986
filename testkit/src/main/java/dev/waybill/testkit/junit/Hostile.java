// SPDX-License-Identifier: Apache-2.0
package dev.waybill.testkit.junit;

import dev.waybill.testkit.model.Hostility;
import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * The agent of the test has a model that does harm in this way. On a parameter of type {@link
 * dev.waybill.testkit.model.HostileModel}, a test method or a test class; the nearest counts.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.PARAMETER, ElementType.METHOD, ElementType.TYPE})
public @interface Hostile {

  /** What it does. */
  Hostility value();

  /** With which of its variants it begins; not negative. */
  int seed() default 0;
}
