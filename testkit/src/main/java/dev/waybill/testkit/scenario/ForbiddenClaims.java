// SPDX-License-Identifier: Apache-2.0
package dev.waybill.testkit.scenario;

import dev.waybill.intent.LanguageGuess;
import java.util.Locale;
import java.util.Optional;

/**
 * Judges claims that must not be made, by {@link ClaimRules}. Where these have nothing, the words
 * themselves are looked for, and if they are not there the check stays open; the same goes for a
 * reply that is not in English where the look is for words.
 */
final class ForbiddenClaims {

  private final Play play;
  private final ClaimFinder finder;

  ForbiddenClaims(Play play) {
    this.play = play;
    this.finder = new ClaimFinder(play);
  }

  Check check(String words) {
    String what = "forbid.claims: " + words;
    if (play.text().isBlank()) {
      return Check.passed(what);
    }
    Optional<ClaimRules.Look> looked = ClaimRules.look(words, finder);
    if (looked.isPresent()) {
      ClaimRules.Look look = looked.get();
      if (!look.found().isEmpty()) {
        return Check.failed(what, "the reply says \"" + look.found().strip() + "\"");
      }
      return look.conclusive() || isEnglish()
          ? Check.passed(what)
          : Check.unchecked(what, "the words for it are known in English only");
    }
    return play.text().toLowerCase(Locale.ROOT).contains(words.toLowerCase(Locale.ROOT))
        ? Check.failed(what, "the reply says so, word for word")
        : Check.unchecked(what, "only the words themselves were looked for");
  }

  private boolean isEnglish() {
    return LanguageGuess.of(play.text())
        .map(locale -> locale.getLanguage().equals("en"))
        .orElse(play.scenario().locale().getLanguage().equals("en"));
  }
}
