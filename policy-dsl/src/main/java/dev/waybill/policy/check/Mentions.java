// SPDX-License-Identifier: Apache-2.0
package dev.waybill.policy.check;

import dev.waybill.policy.source.Span;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What a condition, an expression or a rule speaks of, each with its first place. */
final class Mentions {

  final Map<String, Span> arguments = new LinkedHashMap<>();
  final Map<String, Span> elements = new LinkedHashMap<>();
  final Map<String, Span> facts = new LinkedHashMap<>();
  @Nullable Span subject;
  long steps;

  /** Takes over what a setting, a table or a term speaks of, as spoken of at its use. */
  void use(Mentions other, Span at) {
    take(other.arguments, arguments, at);
    take(other.elements, elements, at);
    take(other.facts, facts, at);
    subject = subject == null && other.subject != null ? at : subject;
  }

  private static void take(Map<String, Span> from, Map<String, Span> to, Span at) {
    for (String name : from.keySet()) {
      to.putIfAbsent(name, at);
    }
  }
}
