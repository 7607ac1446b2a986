// SPDX-License-Identifier: Apache-2.0
package dev.waybill.testkit.scenario;

import dev.waybill.policy.Policy;
import dev.waybill.policy.PolicyException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The merchant's policy of a scenario: the resource {@code northwind.policy}, filled with the
 * scenario's numbers. What numbers say that the language cannot express is listed there.
 */
final class ScenarioPolicy {

  private static final String FILE = "northwind.policy";
  private static final Pattern BLANK = Pattern.compile("\\{\\{([a-z0-9_.]+)\\}\\}");
  private static final String PRICE_RULES = "# generated: less than the price";
  private static final String WINDOW_RULES = "# generated: the return window";
  private static final String WAIVER_RULES = "# generated: whom the label fee is waived for";
  private static final String IN_WINDOW =
      "item.delivered_on is at most return_window ago or excepted";

  /** The currencies in which the language can write an amount. */
  private static final Map<String, String> SIGNS =
      new TreeMap<>(Map.of("USD", "$", "EUR", "€", "GBP", "£"));

  private final Scenario scenario;
  private final Node numbers;

  private ScenarioPolicy(Scenario scenario) {
    this.scenario = scenario;
    this.numbers = scenario.policy();
  }

  /**
   * The policy of a scenario; empty if its file has no numbers.
   *
   * @throws IllegalArgumentException if a number is missing or is not one; the message names it
   */
  static Optional<Policy> of(Scenario scenario) {
    return scenario.policy().isMissing()
        ? Optional.empty()
        : Optional.of(new ScenarioPolicy(scenario).policy());
  }

  /** The text of a scenario's policy; empty if its file has no numbers. */
  static Optional<String> textOf(Scenario scenario) {
    return scenario.policy().isMissing()
        ? Optional.empty()
        : Optional.of(new ScenarioPolicy(scenario).text());
  }

  /** The zone its days are days in: where the goods went, else where the customer lives. */
  static String zone(Scenario scenario) {
    Optional<String> shipTo =
        scenario.world().get("orders").fields().values().stream()
            .flatMap(order -> order.at("ship_to.zone").text().stream())
            .findFirst();
    boolean followsGoods = scenario.policy().at("return.zone").text("").equals("ship_to_zone");
    return shipTo
        .or(() -> scenario.world().at("customer.zone").text())
        .filter(zone -> followsGoods)
        .orElse(scenario.shop().get("timezone").text("UTC"));
  }

  private Policy policy() {
    String text = text();
    try {
      return Policy.of(FILE, text);
    } catch (PolicyException e) {
      throw new IllegalArgumentException(
          "scenario "
              + scenario.id()
              + ", policy: its numbers must give a policy without errors; "
              + e.getMessage(),
          e);
    }
  }

  /** The policy's text. */
  String text() {
    String template =
        template()
            .replace(
                PRICE_RULES, PRICE_RULES + "\n\n" + new PriceRules(numbers.get("price")).text())
            .replace(WINDOW_RULES, WINDOW_RULES + "\n\n" + windowRules())
            .replace(WAIVER_RULES, WAIVER_RULES + "\n\n" + waiverRules());
    StringBuilder text = new StringBuilder();
    Matcher blank = BLANK.matcher(template);
    while (blank.find()) {
      blank.appendReplacement(text, Matcher.quoteReplacement(filled(blank.group(1))));
    }
    return blank.appendTail(text).toString();
  }

  private String filled(String name) {
    return switch (name) {
      case "name" -> "Policy of " + scenario.id();
      case "version" -> numbers.get("version").text("1");
      case "currency" -> currency();
      case "sign" -> sign();
      case "zone" -> zone(scenario);
      case "confirm" -> String.join(", ", confirmed());
      case "transit.stall_hours_domestic" -> hours("transit.stall_days_domestic");
      case "transit.stall_hours_international" -> hours("transit.stall_days_international");
      default -> number(name);
    };
  }

  private String currency() {
    return scenario.shop().get("currency").text("USD");
  }

  private String sign() {
    String sign = SIGNS.get(currency());
    if (sign == null) {
      throw new IllegalArgumentException(
          "scenario "
              + scenario.id()
              + ", shop.currency: a policy can write amounts in "
              + String.join(", ", SIGNS.keySet())
              + ", not in "
              + currency()
              + "; leave out the policy's numbers");
    }
    return sign;
  }

  private String number(String path) {
    Node node = numbers.at(path);
    if (node.isMissing()) {
      throw new IllegalArgumentException(
          "scenario "
              + scenario.id()
              + ", policy."
              + path
              + ": it must be there; add it to"
              + " defaults.policy of the file");
    }
    return node.isList()
        ? String.join(", ", node.texts())
        : plain(node.text("").toLowerCase(Locale.ROOT));
  }

  /** An amount as the language writes it, with the currency's decimals or none. */
  private static String plain(String word) {
    return word.matches("\\d+\\.\\d+")
        ? new BigDecimal(word).setScale(2, RoundingMode.UNNECESSARY).toPlainString()
        : word;
  }

  private String hours(String path) {
    return String.valueOf(24L * Long.parseLong(number(path)));
  }

  /** The actions that need a yes, in the vocabulary's words. */
  private List<String> confirmed() {
    return numbers.at("confirm.needed_for").texts().stream()
        .map(ActionWord::action)
        .filter(action -> !action.equals("open_claim"))
        .distinct()
        .toList();
  }

  /** Nobody pays no fee but those whom the numbers name. */
  private String waiverRules() {
    List<String> tiers = numbers.at("return.label_fee_waived_for_tiers").texts();
    if (tiers.isEmpty()) {
      return """
      rule "the same fee for everybody"
        deny waive_return_fee
        because "no tier is named"
        tell customer "The fee for the return label is the same for everybody."
      """;
    }
    String test = "customer.tier is one of " + String.join(", ", tiers);
    return "rule \"return.label_fee_waived_for_tiers\"\n  allow waive_return_fee\n  when "
        + test
        + "\n\nrule \"no fee for these tiers\"\n  cap request.fee at "
        + sign()
        + "0 for create_return\n  when "
        + test
        + "\n\nrule \"a fee for the others\"\n  deny waive_return_fee\n  unless "
        + test
        + "\n  because \"another tier\"\n"
        + "  tell customer \"The fee for the return label applies to your tier, which is"
        + " {customer.tier}.\"\n";
  }

  /** The rules about the last day; a season has days of its own, and so has a category. */
  private String windowRules() {
    StringBuilder rules = new StringBuilder();
    Node season = numbers.at("return.seasonal");
    String told =
        "  because \"outside the return window\"\n"
            + "  tell customer \"{item.name} was delivered on {item.delivered_on}, and our"
            + " return window is {return_window}.\"\n";
    if (season.isMissing()) {
      rules.append(
          "rule \"return window\"\n  deny create_return, exchange\n  unless "
              + IN_WINDOW
              + "\n"
              + told);
    } else {
      LocalDate last = LocalDate.parse(season.get("return_until").text(""));
      rules.append(
          "rule \"return.seasonal\"\n  deny create_return, exchange\n  unless "
              + IN_WINDOW
              + " or order.placed_on is between "
              + season.get("ordered_from").text("")
              + " and "
              + season.get("ordered_to").text("")
              + "\n"
              + told
              + "  effective until "
              + last
              + "\n\nrule \"return window\"\n  deny create_return, exchange\n  unless "
              + IN_WINDOW
              + "\n"
              + told
              + "  effective from "
              + last.plusDays(1)
              + "\n");
    }
    String own = new OwnWindows(numbers.at("return.rules").items()).text();
    return own.isEmpty() ? rules.toString() : rules + "\n" + own;
  }

  private static String template() {
    try (InputStream in = ScenarioPolicy.class.getResourceAsStream(FILE)) {
      if (in == null) {
        throw new IllegalStateException("the resource is missing: " + FILE);
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
