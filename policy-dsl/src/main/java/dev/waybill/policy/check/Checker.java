// SPDX-License-Identifier: Apache-2.0
package dev.waybill.policy.check;

import dev.waybill.policy.model.CheckedPolicy;
import dev.waybill.policy.source.Diagnostic;
import dev.waybill.policy.source.Source;
import dev.waybill.policy.syntax.Parsed;
import dev.waybill.policy.syntax.Parser;
import dev.waybill.policy.syntax.PolicyFile;
import dev.waybill.policy.vocabulary.Vocabularies;
import dev.waybill.policy.vocabulary.Vocabulary;
import java.util.List;

/**
 * Makes a policy of its text, or says what is wrong with it. It never throws, whatever the text.
 * Stateless; for use by several threads.
 */
public final class Checker {

  private Checker() {}

  /**
   * Checks a policy.
   *
   * @param main its text
   * @param includes reads the files it includes
   * @param vocabularies the vocabularies it may use
   * @return the policy, or what is wrong with it
   */
  public static Checked check(Source main, Includes includes, Vocabularies vocabularies) {
    return check(main, includes, vocabularies, CheckOptions.STANDARD);
  }

  /**
   * Checks a policy.
   *
   * @param main its text
   * @param includes reads the files it includes
   * @param vocabularies the vocabularies it may use
   * @param options what to do besides
   * @return the policy, or what is wrong with it
   */
  public static Checked check(
      Source main, Includes includes, Vocabularies vocabularies, CheckOptions options) {
    Problems problems = new Problems();
    Parsed parsed = Parser.parse(main);
    problems.addAll(parsed.diagnostics());
    PolicyFile file = parsed.file();
    CheckedPolicy policy = null;
    if (file != null) {
      List<Unit> units = new Loader(includes, problems).load(file);
      Headers headers = new Headers(problems, vocabularies);
      headers.read(file);
      for (Unit unit : units) {
        if (unit.include() != null) {
          headers.compare(unit.file());
        }
      }
      Vocabulary vocabulary = headers.vocabulary;
      if (vocabulary != null) {
        policy = new PolicyChecker(units, headers, vocabulary, options, problems).check();
      }
    }
    List<Diagnostic> found = problems.inOrder();
    return new Checked(problems.hasErrors() ? null : policy, found);
  }
}
