// SPDX-License-Identifier: Apache-2.0
package dev.waybill.grounding.internal;

import dev.waybill.evidence.Evidence;
import dev.waybill.grounding.Finding.Support;
import java.util.Collection;
import java.util.List;

/** What a rule says of a claim. */
record Ruling(Support support, List<Fact> facts, String why) {

  private static final int ENOUGH = 8;

  static Ruling supported(Collection<Fact> facts, String why) {
    return new Ruling(Support.SUPPORTED, few(facts), why);
  }

  static Ruling unsupported(String why) {
    return new Ruling(Support.UNSUPPORTED, List.of(), why);
  }

  static Ruling contradicted(Collection<Fact> facts, String why) {
    return new Ruling(Support.CONTRADICTED, few(facts), why);
  }

  List<Evidence> evidence() {
    return facts.stream().map(Fact::evidence).toList();
  }

  boolean holds() {
    return support == Support.SUPPORTED;
  }

  private static List<Fact> few(Collection<Fact> facts) {
    return facts.stream().limit(ENOUGH).toList();
  }
}
