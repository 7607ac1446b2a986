package dev.waybill.policy.explain;

import dev.waybill.policy.vocabulary.Type;
import java.util.Locale;

/** The canonical form of a text of some type, for {@code matches}. */
final class Canonical {

  private Canonical() {}

  static String of(Type type, String text) {
    if (type == Type.Simple.ID) {
      return text.replaceAll("[\\s-]", "").toLowerCase(Locale.ROOT);
    }
    if (type == Type.Simple.EMAIL) {
      return text.strip().toLowerCase(Locale.ROOT);
    }
    return type == Type.Simple.PHONE ? text.replaceAll("[^0-9]", "") : text;
  }
}
