// SPDX-License-Identifier: Apache-2.0
package dev.waybill.policy.explain;

import dev.waybill.policy.decide.Label;
import dev.waybill.policy.model.Accept;
import dev.waybill.policy.model.CheckedPolicy;
import dev.waybill.policy.model.SourcePattern;
import dev.waybill.policy.model.Trust;
import java.util.ArrayList;
import java.util.List;

/** Where a policy lets facts and arguments come from. */
public final class Origins {

  private Origins() {}

  /**
   * Gives the trusts that count for a path: those with the longest path that fits.
   *
   * @param policy the policy
   * @param path a fact's name, the path of an attribute, or a variable
   * @return the trusts, which must all hold; empty if any source will do
   */
  public static List<Trust> trusts(CheckedPolicy policy, String path) {
    List<Trust> found = new ArrayList<>();
    int longest = 0;
    for (Trust trust : policy.trusts()) {
      if (path.equals(trust.path()) || path.startsWith(trust.path() + ".")) {
        if (trust.path().length() > longest) {
          found.clear();
          longest = trust.path().length();
        }
        if (trust.path().length() == longest) {
          found.add(trust);
        }
      }
    }
    return found;
  }

  /**
   * Gives the accepts for an argument.
   *
   * @param policy the policy
   * @param action the action
   * @param argument the argument's name
   * @return the accepts, which must all hold; empty if any origin will do
   */
  public static List<Accept> accepts(CheckedPolicy policy, String action, String argument) {
    return policy.accepts().stream()
        .filter(a -> a.argument().equals(argument) && a.actions().contains(action))
        .toList();
  }

  /**
   * Tells whether every label is covered by one of the sources.
   *
   * @param labels the labels; none is of unknown origin and is not covered
   * @param sources the sources
   * @return whether they are
   */
  public static boolean covered(List<Label> labels, List<SourcePattern> sources) {
    return !labels.isEmpty()
        && labels.stream().allMatch(label -> sources.stream().anyMatch(s -> covers(s, label)));
  }

  private static boolean covers(SourcePattern source, Label label) {
    return source.name().equals(label.name())
        && (!source.verified() || label.verified())
        && (!source.inThisConversation() || label.inThisConversation());
  }

  /**
   * Gives a system a fact may come from.
   *
   * @param policy the policy
   * @param path the fact's name or the path of an attribute
   * @return the first system all trusts for the path name; {@code host} if there is none
   */
  public static String system(CheckedPolicy policy, String path) {
    List<Trust> trusts = trusts(policy, path);
    for (Trust trust : trusts) {
      for (SourcePattern source : trust.sources()) {
        if (trusts.stream()
            .allMatch(t -> t.sources().stream().anyMatch(s -> s.name().equals(source.name())))) {
          return source.name();
        }
      }
    }
    return "host";
  }

  /**
   * Gives an origin an argument may have.
   *
   * @param policy the policy
   * @param action the action
   * @param argument the argument's name
   * @return a label all accepts for the argument cover; a verified customer's in this conversation
   *     if any origin will do
   */
  public static Label label(CheckedPolicy policy, String action, String argument) {
    List<Accept> accepts = accepts(policy, action, argument);
    for (Accept accept : accepts) {
      for (SourcePattern source : accept.sources()) {
        Label label = new Label(source.name(), source.name().equals("customer"), true, null);
        if (accepts.stream().allMatch(a -> covered(List.of(label), a.sources()))) {
          return label;
        }
      }
    }
    return Label.customer(true);
  }
}
