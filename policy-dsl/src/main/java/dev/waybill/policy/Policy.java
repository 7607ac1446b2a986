// SPDX-License-Identifier: Apache-2.0
package dev.waybill.policy;

import dev.waybill.policy.check.Checked;
import dev.waybill.policy.check.Checker;
import dev.waybill.policy.check.Includes;
import dev.waybill.policy.decide.Decision;
import dev.waybill.policy.decide.Evaluator;
import dev.waybill.policy.decide.Request;
import dev.waybill.policy.ledger.Ledger;
import dev.waybill.policy.model.CheckedPolicy;
import dev.waybill.policy.source.Diagnostic;
import dev.waybill.policy.source.Source;
import dev.waybill.policy.vocabulary.Vocabularies;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/**
 * A policy that has been read, checked and made ready to decide. Immutable and safe for use by
 * several threads: load it once.
 *
 * <p>There is no policy that failed to load: {@link #load} gives one without errors or throws, so
 * nothing can run under half a policy.
 */
public final class Policy {

  private final CheckedPolicy model;
  private final Evaluator evaluator;

  private Policy(CheckedPolicy model) {
    this.model = model;
    this.evaluator = Evaluator.of(model);
  }

  /**
   * Loads a policy that uses no vocabularies but those shipped with this library.
   *
   * @param file the file, in UTF-8; what it includes is read relative to it
   * @return the policy
   * @throws IOException if the file itself cannot be read
   * @throws PolicyException if it, or a file it includes, has errors
   */
  public static Policy load(Path file) throws IOException {
    return load(file, Vocabularies.standard());
  }

  /**
   * Loads a policy.
   *
   * @param file the file, in UTF-8; what it includes is read relative to it
   * @param vocabularies the vocabularies it may use
   * @return the policy
   * @throws IOException if the file itself cannot be read
   * @throws PolicyException if it, or a file it includes, has errors
   */
  public static Policy load(Path file, Vocabularies vocabularies) throws IOException {
    return of(FileIncludes.source(file), new FileIncludes(), vocabularies);
  }

  /**
   * Makes a policy of a text, as of a resource on the class path.
   *
   * @param source the text
   * @param includes reads what it includes
   * @param vocabularies the vocabularies it may use
   * @return the policy
   * @throws PolicyException if it, or what it includes, has errors
   */
  public static Policy of(Source source, Includes includes, Vocabularies vocabularies) {
    Checked checked = Checker.check(source, includes, vocabularies);
    CheckedPolicy model = checked.policy();
    if (model == null) {
      throw new PolicyException(checked.diagnostics());
    }
    return new Policy(model);
  }

  /**
   * Makes a policy of a text that includes nothing and uses no vocabularies but those shipped with
   * this library.
   *
   * @param name what messages call it
   * @param text the text
   * @return the policy
   * @throws PolicyException if it has errors
   */
  public static Policy of(String name, String text) {
    return of(
        new Source(name, text),
        (file, from) -> {
          throw new IOException("this policy is not a file, so it cannot include one");
        },
        Vocabularies.standard());
  }

  /**
   * Decides a request.
   *
   * @param request the request
   * @param ledger what was done before; only read here, see {@link Ledger#reserve}
   * @return the decision
   * @throws IllegalArgumentException if the vocabulary has no such action or argument
   */
  public Decision decide(Request request, Ledger ledger) {
    return evaluator.decide(request, ledger);
  }

  /**
   * Gives what decides, for hosts that bind their records once and decide often.
   *
   * @return the evaluator
   */
  public Evaluator evaluator() {
    return evaluator;
  }

  /**
   * Gives what the policy says, resolved and typed, for tools.
   *
   * @return the checked policy
   */
  public CheckedPolicy model() {
    return model;
  }

  /**
   * Gives its name.
   *
   * @return the text after {@code policy}
   */
  public String name() {
    return model.name();
  }

  /**
   * Gives its version.
   *
   * @return the version; empty if it has none
   */
  public String version() {
    return model.version();
  }

  /**
   * Gives the SHA-256 of what it says, in hexadecimal. Comments, layout and tests do not change it.
   *
   * @return the digest
   */
  public String digest() {
    return model.digest();
  }

  /**
   * Gives what is worth a look but no error.
   *
   * @return the warnings, in the order of the text
   */
  public List<Diagnostic> warnings() {
    return model.warnings();
  }

  /** Gives its name and version. */
  @Override
  public String toString() {
    return model.version().isEmpty() ? model.name() : model.name() + " " + model.version();
  }
}
