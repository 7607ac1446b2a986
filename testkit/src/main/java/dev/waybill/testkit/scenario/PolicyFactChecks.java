// SPDX-License-Identifier: Apache-2.0
package dev.waybill.testkit.scenario;

import dev.waybill.evidence.FactValue;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Judges facts that rest on a rule of the policy and are said by what the rule is about: the way a
 * refund goes, the reasons for which an exception holds, the tier that a fee applies to.
 */
final class PolicyFactChecks {

  private static final Pattern LAST_DIGITS = Pattern.compile("\\b\\d{4}\\b");
  private static final Pattern TOLD = Pattern.compile("tell customer \"([^\"]*)\"");
  private static final String TIER = "{customer.tier}";

  private final Play play;

  PolicyFactChecks(Play play) {
    this.play = play;
  }

  /** The check of what stands at such a path; empty for any other. */
  Optional<Check> check(String what, String from) {
    return switch (from) {
      case "customer.tier" -> Optional.of(tier(what, play.scenario().world().at(from).text("")));
      case "policy.refund.destination" -> Optional.of(destination(what));
      case "policy.return.final_sale_exception" -> Optional.of(reason(what, from));
      default -> Optional.empty();
    };
  }

  /** The tier itself, or all of what a rule that names the customer's tier has them told. */
  private Check tier(String what, String tier) {
    boolean isSaid =
        !tier.isEmpty()
            && (cites("customer\\.tier", tier::equals)
                || toldOfTier(tier).stream()
                    .anyMatch(told -> cites("policy\\.[^.]+\\.message", told::equals)));
    return Check.of(what, isSaid, "the reply does not say " + tier);
  }

  private List<String> toldOfTier(String tier) {
    return ScenarioPolicy.textOf(play.scenario()).stream()
        .flatMap(text -> TOLD.matcher(text).results())
        .map(found -> found.group(1))
        .filter(told -> told.contains(TIER))
        .map(told -> told.replace(TIER, tier))
        .toList();
  }

  /** The way it was paid; that ends in the digits which the scenario's words name, if they do. */
  private Check destination(String what) {
    Matcher digits = LAST_DIGITS.matcher(what);
    String end = digits.find() ? digits.group() : "";
    boolean goesBack =
        play.scenario().policy().at("refund.destination").text("").equals("original_payment_only");
    return Check.of(
        what,
        goesBack
            && cites("orders\\.[^.]+\\.payments\\.[^.]+\\.method", method -> method.endsWith(end)),
        "the reply does not cite the way it was paid");
  }

  /** One of the reasons for which it holds, as the reason of what is asked of the policy. */
  private Check reason(String what, String from) {
    boolean isSaid =
        play.scenario().policy().at(from.substring("policy.".length())).texts().stream()
            .map(reason -> new FactValue.Status("REASON_" + reason.toUpperCase(Locale.ROOT)))
            .anyMatch(
                reason ->
                    FactChecks.isCited(
                        play, "requests\\.[^.]+\\.reason", fact -> fact.value().equals(reason)));
    return Check.of(what, isSaid, "the reply cites none of these reasons");
  }

  private boolean cites(String path, Predicate<String> isText) {
    return FactChecks.isCited(
        play,
        path,
        fact -> fact.value() instanceof FactValue.Term term && isText.test(term.text()));
  }
}
