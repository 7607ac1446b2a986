// SPDX-License-Identifier: Apache-2.0
package dev.waybill.action;

import dev.waybill.policy.check.Checked;
import dev.waybill.policy.check.Checker;
import dev.waybill.policy.check.Includes;
import dev.waybill.policy.decide.Evaluator;
import dev.waybill.policy.model.CheckedPolicy;
import dev.waybill.policy.source.Source;
import dev.waybill.policy.vocabulary.Vocabularies;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/**
 * The policy of an agent that was given none: it may pass a case to a person, and nothing else. The
 * text is {@code dev/waybill/action/default.policy}.
 */
public final class DefaultPolicy {

  private static final String FILE = "default.policy";

  private DefaultPolicy() {}

  /** Reads it. */
  public static Evaluator evaluator() {
    Checked checked =
        Checker.check(new Source(FILE, text()), Includes.none(), Vocabularies.standard());
    CheckedPolicy policy = checked.policy();
    if (policy == null) {
      throw new IllegalStateException("the default policy has errors: " + checked.diagnostics());
    }
    return Evaluator.of(policy);
  }

  private static String text() {
    try (InputStream in = DefaultPolicy.class.getResourceAsStream(FILE)) {
      if (in == null) {
        throw new IllegalStateException("the default policy is missing from the class path");
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException("the default policy could not be read", e);
    }
  }
}
