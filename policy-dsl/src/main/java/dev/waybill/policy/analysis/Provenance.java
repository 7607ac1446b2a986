// SPDX-License-Identifier: Apache-2.0
package dev.waybill.policy.analysis;

import dev.waybill.policy.model.Accept;
import dev.waybill.policy.model.CheckedPolicy;
import dev.waybill.policy.model.Dimension;
import dev.waybill.policy.model.Quantity;
import dev.waybill.policy.model.Slot;
import dev.waybill.policy.model.SourcePattern;
import dev.waybill.policy.model.Trust;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Where a policy lets the values of one slot come from, for one action. */
final class Provenance {

  private static final long DAY_MICROS = 86_400_000_000L;
  private static final String NOBODY = "agent";

  private final List<Trust> trusts;
  private final List<Accept> accepts;

  private Provenance(List<Trust> trusts, List<Accept> accepts) {
    this.trusts = trusts;
    this.accepts = accepts;
  }

  static Provenance of(CheckedPolicy policy, Slot slot, String action) {
    String argument = argument(slot);
    return new Provenance(
        trusts(policy, slot.path()),
        argument == null ? List.of() : accepts(policy, argument, action));
  }

  static Provenance ofArgument(CheckedPolicy policy, String argument, String action) {
    return new Provenance(trusts(policy, "request." + argument), accepts(policy, argument, action));
  }

  static Provenance ofPath(CheckedPolicy policy, String path) {
    return new Provenance(trusts(policy, path), List.of());
  }

  private static List<Accept> accepts(CheckedPolicy policy, String argument, String action) {
    List<Accept> accepts = new ArrayList<>();
    for (Accept accept : policy.accepts()) {
      if (accept.argument().equals(argument) && accept.actions().contains(action)) {
        accepts.add(accept);
      }
    }
    return accepts;
  }

  private static List<Trust> trusts(CheckedPolicy policy, String path) {
    List<Trust> trusts = new ArrayList<>();
    int longest = -1;
    for (Trust trust : policy.trusts()) {
      if (path.equals(trust.path()) || path.startsWith(trust.path() + ".")) {
        if (trust.path().length() > longest) {
          trusts.clear();
          longest = trust.path().length();
        }
        if (trust.path().length() == longest) {
          trusts.add(trust);
        }
      }
    }
    return trusts;
  }

  /** Gives the argument a slot belongs to; null if it belongs to a fact. */
  static @Nullable String argument(Slot slot) {
    String path = slot.of() == null ? slot.path() : slot.of().list().path();
    if (!path.startsWith("request.")) {
      return null;
    }
    int dot = path.indexOf('.', 8);
    return dot < 0 ? path.substring(8) : path.substring(8, dot);
  }

  /** Gives a text that is the same for policies with the same demands on facts and arguments. */
  static String demands(CheckedPolicy policy) {
    TreeSet<String> demands = new TreeSet<>();
    for (Trust trust : policy.trusts()) {
      demands.add(trust.path() + new Provenance(List.of(trust), List.of()).key());
    }
    for (Accept accept : policy.accepts()) {
      for (String action : accept.actions()) {
        demands.add(
            accept.argument() + " " + action + new Provenance(List.of(), List.of(accept)).key());
      }
    }
    return demands.toString();
  }

  /** Gives a text that is the same for the same demands. */
  String key() {
    TreeSet<String> parts = new TreeSet<>();
    for (Trust trust : trusts) {
      parts.add(
          "trust "
              + names(trust.sources())
              + Keys.of(trust.noOlderThan())
              + trust.inThisConversation());
    }
    for (Accept accept : accepts) {
      parts.add("accept " + names(accept.sources()));
    }
    return parts.toString();
  }

  private static Set<String> names(List<SourcePattern> sources) {
    TreeSet<String> names = new TreeSet<>();
    for (SourcePattern source : sources) {
      names.add(source.toString());
    }
    return names;
  }

  boolean accepts(String name, boolean verified, boolean inThisConversation, long ageMicros) {
    for (Accept accept : accepts) {
      if (!covers(accept.sources(), name, verified, inThisConversation)) {
        return false;
      }
    }
    for (Trust trust : trusts) {
      long most = mostMicros(trust.noOlderThan());
      if (!covers(trust.sources(), name, verified, inThisConversation)
          || (trust.inThisConversation() && !inThisConversation)
          || ageMicros > most) {
        return false;
      }
    }
    return true;
  }

  /** Tells whether values of an origin that was read just now are relied on. */
  boolean accepts(Origin origin) {
    return accepts(origin.name(), origin.verified(), origin.inThisConversation(), 0);
  }

  static boolean covers(
      List<SourcePattern> sources, String name, boolean verified, boolean inThisConversation) {
    for (SourcePattern source : sources) {
      if (source.name().equals(name)
          && (verified || !source.verified())
          && (inThisConversation || !source.inThisConversation())) {
        return true;
      }
    }
    return false;
  }

  private static long mostMicros(@Nullable Quantity length) {
    if (length instanceof Quantity.Constant constant && constant.dimension() != Dimension.MONTHS) {
      long unit = constant.dimension() == Dimension.DAYS ? DAY_MICROS : 1;
      return Math.multiplyExact(constant.numerator(), unit) / constant.denominator();
    }
    return Long.MAX_VALUE;
  }

  /** Tells whether all its ages are constant lengths, so that origins can be compared. */
  boolean isComparable() {
    for (Trust trust : trusts) {
      if (trust.noOlderThan() != null && mostMicros(trust.noOlderThan()) == Long.MAX_VALUE) {
        return false;
      }
    }
    return true;
  }

  /** Gives one origin for each way two policies can treat a value differently. */
  static List<Origin> origins(Provenance before, Provenance after) {
    List<Origin> found = new ArrayList<>();
    for (Origin origin : variants(before, after)) {
      if ((origin.before() || origin.after()) && !has(found, origin)) {
        if (origin.before() && origin.after()) {
          found.add(0, origin);
        } else {
          found.add(origin);
        }
      }
    }
    return found;
  }

  /** Gives every origin two policies may tell apart. */
  static List<Origin> variants(Provenance before, Provenance after) {
    TreeSet<String> names = new TreeSet<>();
    TreeSet<Long> ages = new TreeSet<>();
    ages.add(0L);
    before.mention(names, ages);
    after.mention(names, ages);
    List<String> ordered = new ArrayList<>(names);
    ordered.add(NOBODY);
    List<Origin> found = new ArrayList<>();
    for (String name : ordered) {
      for (long age : ages) {
        for (int i = 0; i < 4; i++) {
          boolean verified = i < 2 && name.equals("customer");
          boolean here = i % 2 == 0;
          found.add(
              new Origin(
                  name,
                  verified,
                  here,
                  age,
                  before.accepts(name, verified, here, age),
                  after.accepts(name, verified, here, age)));
        }
      }
    }
    return found;
  }

  private static boolean has(List<Origin> found, Origin origin) {
    for (Origin other : found) {
      if (other.before() == origin.before() && other.after() == origin.after()) {
        return true;
      }
    }
    return false;
  }

  private void mention(Set<String> names, Set<Long> ages) {
    for (Trust trust : trusts) {
      for (SourcePattern source : trust.sources()) {
        names.add(source.name());
      }
      long most = mostMicros(trust.noOlderThan());
      if (most < Long.MAX_VALUE) {
        ages.add(most);
      }
    }
    for (Accept accept : accepts) {
      for (SourcePattern source : accept.sources()) {
        names.add(source.name());
      }
    }
  }
}
