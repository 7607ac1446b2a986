// SPDX-License-Identifier: Apache-2.0
package dev.waybill.policy.check;

import dev.waybill.policy.model.SourcePattern;
import dev.waybill.policy.source.Code;
import dev.waybill.policy.source.Diagnostic;
import dev.waybill.policy.syntax.Origin;
import dev.waybill.policy.vocabulary.Vocabulary;
import java.util.ArrayList;
import java.util.List;

/** Finds the sources that {@code trust}, {@code accept} and {@code comes from} name. */
final class Sources {

  private final Vocabulary vocabulary;
  private final Problems problems;

  Sources(Vocabulary vocabulary, Problems problems) {
    this.vocabulary = vocabulary;
    this.problems = problems;
  }

  /** The origins an argument may have: systems, the customer, the policy and the agent. */
  List<SourcePattern> ofArgument(List<Origin> origins) {
    List<String> names = new ArrayList<>(vocabulary.systems());
    names.add("customer");
    names.add("policy");
    names.add("agent");
    return of(origins, names);
  }

  /** The origins a fact may have: systems. */
  List<SourcePattern> ofFact(List<Origin> origins) {
    return of(origins, new ArrayList<>(vocabulary.systems()));
  }

  private List<SourcePattern> of(List<Origin> origins, List<String> names) {
    List<SourcePattern> patterns = new ArrayList<>();
    for (Origin origin : origins) {
      String name = origin.name().name();
      if (!names.contains(name)) {
        problems.add(unknown(origin, names));
      } else if (origin.verified() && !name.equals("customer")) {
        problems.add(
            Diagnostic.error(Code.P0210, origin.span(), "only a customer can be verified")
                .help("write " + name));
      }
      patterns.add(new SourcePattern(name, origin.verified(), origin.inThisConversation()));
    }
    return patterns;
  }

  private static Diagnostic unknown(Origin origin, List<String> names) {
    String name = origin.name().name();
    boolean noFact = name.equals("customer") || name.equals("policy") || name.equals("agent");
    if (noFact) {
      return Diagnostic.error(
              Code.P0210, origin.name().span(), "a fact does not come from the " + name)
          .help("name a system: " + String.join(", ", names));
    }
    return Suggestions.oneOf(
        Diagnostic.error(Code.P0210, origin.name().span(), "unknown source '" + name + "'"),
        name,
        names);
  }
}
