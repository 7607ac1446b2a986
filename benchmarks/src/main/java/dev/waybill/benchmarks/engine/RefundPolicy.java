// SPDX-License-Identifier: Apache-2.0
package dev.waybill.benchmarks.engine;

import dev.waybill.benchmarks.refund.RefundCase;
import dev.waybill.policy.check.Checked;
import dev.waybill.policy.check.Checker;
import dev.waybill.policy.check.Includes;
import dev.waybill.policy.decide.Evaluator;
import dev.waybill.policy.decide.Frame;
import dev.waybill.policy.model.CheckedPolicy;
import dev.waybill.policy.source.Source;
import dev.waybill.policy.vocabulary.ReadVocabulary;
import dev.waybill.policy.vocabulary.Vocabularies;
import dev.waybill.policy.vocabulary.Vocabulary;
import dev.waybill.policy.vocabulary.VocabularyReader;

/** Reads, checks and compiles the rules for Waybill. */
public final class RefundPolicy {

  private RefundPolicy() {}

  static Evaluator load() {
    return Evaluator.of(check(source("refund.policy"), vocabularies()));
  }

  /**
   * Reads the vocabulary of the refund.
   *
   * @return it alone
   */
  public static Vocabularies vocabularies() {
    ReadVocabulary read = VocabularyReader.read(source("refund.vocab"));
    Vocabulary vocabulary = read.vocabulary();
    if (vocabulary == null) {
      throw new IllegalStateException(read.diagnostics().toString());
    }
    return Vocabularies.none().with(vocabulary);
  }

  /**
   * Checks a policy without includes.
   *
   * @param policy the policy's text
   * @param vocabularies the vocabularies it may use
   * @return the checked policy
   */
  public static CheckedPolicy check(Source policy, Vocabularies vocabularies) {
    Checked checked = Checker.check(policy, Includes.none(), vocabularies);
    CheckedPolicy result = checked.policy();
    if (result == null) {
      throw new IllegalStateException(checked.diagnostics().toString());
    }
    return result;
  }

  /**
   * Makes a frame and fills it.
   *
   * @param evaluator of a policy with the vocabulary of the refund
   * @param refund the case
   * @return the frame; values the policy does not read are not in it
   */
  public static Frame frame(Evaluator evaluator, RefundCase refund) {
    Frame frame = evaluator.frame();
    new RefundSlots(evaluator).fill(refund, frame);
    return frame;
  }

  private static Source source(String name) {
    return new Source(name, RuleFile.read(name));
  }
}
