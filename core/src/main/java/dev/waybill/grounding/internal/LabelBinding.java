// SPDX-License-Identifier: Apache-2.0
package dev.waybill.grounding.internal;

import dev.waybill.grounding.Claim;
import dev.waybill.grounding.ClaimKind;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** An identifier must be one of the kind it is called: "item ID" is not a product's. */
final class LabelBinding implements Binding {

  /** Words of a text, and of the last part of a path, that name one kind of identifier. */
  private static final List<Set<String>> KINDS =
      List.of(
          Set.of("item", "sku", "variant", "artikel"),
          Set.of("product", "produkt"),
          Set.of("order", "bestellung"),
          Set.of("user", "customer", "kunde"),
          Set.of("payment", "zahlung"),
          Set.of("tracking", "parcel", "sendung"));

  private static final Map<String, Set<String>> KINDS_BY_WORD = byWord();

  private static final Set<String> LABELS =
      Set.of("id", "ids", "number", "code", "nummer", "no", "is", "method");

  private static final int FAR = 16;

  @Override
  public Optional<Ruling> objection(Claim claim, Reading reading) {
    if (claim.kind() != ClaimKind.IDENTIFIER) {
      return Optional.empty();
    }
    Set<String> said = called(claim, reading);
    if (said == null) {
      return Optional.empty();
    }
    List<Fact> holders =
        reading.facts().saying(Reading.words(claim), f -> f.isKnown() && !isProse(f));
    List<Set<String>> kinds = new ArrayList<>();
    for (Fact holder : holders) {
      Set<String> kind = kind(Things.last(holder.path()));
      if (kind != null) {
        kinds.add(kind);
      }
    }
    boolean other = !kinds.isEmpty() && !kinds.contains(said);
    return other
        ? Optional.of(Ruling.contradicted(holders, "the identifier is one of another kind"))
        : Optional.empty();
  }

  private static boolean isProse(Fact fact) {
    return fact.words().length() > 80;
  }

  /** What the words right before an identifier call it; null if they do not. */
  private static @Nullable Set<String> called(Claim claim, Reading reading) {
    List<Token> tokens = reading.draft().tokens();
    int at = reading.draft().tokenAt(claim.span().start());
    int from = reading.sentenceOf(claim).from();
    for (int i = at - 1; i >= Math.max(from, at - 3); i--) {
      if (tokens.get(i).end() > claim.span().start()) {
        return null;
      }
      String between = reading.draft().text().substring(tokens.get(i).end(), claim.span().start());
      if (between.length() > FAR || between.indexOf(',') >= 0) {
        return null;
      }
      Set<String> kind = KINDS_BY_WORD.get(tokens.get(i).norm());
      if (kind != null) {
        return kind;
      }
      if (!LABELS.contains(tokens.get(i).norm())) {
        return null;
      }
    }
    return null;
  }

  private static Map<String, Set<String>> byWord() {
    Map<String, Set<String>> words = new HashMap<>();
    KINDS.forEach(kind -> kind.forEach(word -> words.put(word, kind)));
    return Map.copyOf(words);
  }

  private static @Nullable Set<String> kind(String words) {
    String lower = words.toLowerCase(Locale.ROOT);
    for (Set<String> kind : KINDS) {
      if (kind.stream().anyMatch(lower::contains)) {
        return kind;
      }
    }
    return null;
  }
}
