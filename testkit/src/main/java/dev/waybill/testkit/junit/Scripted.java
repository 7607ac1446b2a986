// SPDX-License-Identifier: Apache-2.0
package dev.waybill.testkit.junit;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * The agent of the test has a model that says these texts, one for each request. On a parameter of
 * type {@link dev.waybill.testkit.model.ScriptedChatModel}, a test method or a test class; the
 * nearest counts.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.PARAMETER, ElementType.METHOD, ElementType.TYPE})
public @interface Scripted {

  /** What it says, in order. */
  String[] value();
}
