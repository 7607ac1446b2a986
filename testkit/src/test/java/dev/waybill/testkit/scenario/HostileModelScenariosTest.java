// SPDX-License-Identifier: Apache-2.0
package dev.waybill.testkit.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.waybill.agent.Budget;
import dev.waybill.conversation.Reply;
import dev.waybill.evidence.Evidence;
import dev.waybill.evidence.EvidenceLedger;
import dev.waybill.grounding.GroundingContract;
import dev.waybill.grounding.Setting;
import dev.waybill.grounding.Statement;
import dev.waybill.grounding.Verifier;
import dev.waybill.language.ValueFormat;
import dev.waybill.playbook.SmallTalk;
import dev.waybill.playbook.TalkToAPerson;
import dev.waybill.playbook.TransitNorms;
import dev.waybill.playbook.WhereIsMyOrder;
import dev.waybill.testkit.model.HostileModel;
import dev.waybill.testkit.model.Hostility;
import java.time.Duration;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Whatever a model does, the customer reads nothing that was not read, and nobody is harmed. */
class HostileModelScenariosTest {

  /** Words that must not appear because a model likes them: digits, days, months, deeds, states. */
  private static final Pattern CHECKABLE =
      Pattern.compile(
          "\\d+|\\b(?:mon|tues|wednes|thurs|fri|satur|sun)day\\b|\\b(?:january|february|april|june|july"
              + "|august|september|october|november|december)\\b|\\b(?:today|tomorrow|tonight|weekend"
              + "|noon|refund\\w*|cancel\\w*|credit\\w*|compensat\\w*|guarante\\w*|escalat\\w*"
              + "|replacement|approved|delivered|lost|damaged|posted|morgen|mañana|demain|zugestellt"
              + "|entregado|erstattet|customs|warehouse|aurora|louisville|dhl|another customer)\\b",
          Pattern.CASE_INSENSITIVE);

  /**
   * What can never be part of a reply: a broken reference, control characters, markup, the brief.
   */
  private static final Pattern NEVER =
      Pattern.compile(
          "\\{\\{|\\}\\}|\\$\\{|[\\p{Cntrl}&&[^\\n]]|[\\u202a-\\u202e\\u2066-\\u2069]|<script"
              + "|Necessary references|The plain answer:");

  private static final int LONGEST_REPLY = 4_500;

  private static final Map<String, GroundingContract> CONTRACTS =
      Stream.of(new WhereIsMyOrder(TransitNorms.ofDefaults()), new SmallTalk(), new TalkToAPerson())
          .collect(Collectors.toMap(playbook -> playbook.name(), playbook -> playbook.contract()));

  @ParameterizedTest
  @EnumSource
  void doesNoHarmInOurOwnScenarios(Hostility hostility) {
    assertThat(harm(hostility, ScenarioFiles.own(), "")).isEmpty();
  }

  @ParameterizedTest
  @EnumSource
  void doesNoHarmInTheCorpus(Hostility hostility) {
    assumeTrue(ScenarioFiles.corpus().isPresent(), ScenarioFiles.ABSENT);
    assertThat(harm(hostility, ScenarioFiles.corpus().orElseThrow(), "WISMO-")).isEmpty();
  }

  private static List<String> harm(Hostility hostility, ScenarioFile file, String prefix) {
    List<String> harm = new ArrayList<>();
    ScenarioRunner plain = ScenarioRunner.of(file);
    for (Scenario scenario : file.startingWith(prefix)) {
      ScenarioResult without = plain.run(scenario);
      for (int seed = 0; seed < hostility.variants(); seed++) {
        List<HostileModel> models = new CopyOnWriteArrayList<>();
        int begin = seed;
        ScenarioRunner hostile =
            plain
                .withBudget(budget(hostility))
                .withModels(
                    () -> {
                      HostileModel model = new HostileModel(hostility, begin);
                      models.add(model);
                      return model;
                    });
        String where = scenario.id() + " seed " + seed + ": ";
        ScenarioResult with = hostile.run(scenario);
        models.forEach(model -> model.danglingToolCalls().forEach(call -> harm.add(where + call)));
        unsupported(without.play(), with.play()).forEach(claim -> harm.add(where + claim));
        differences(without, with).forEach(difference -> harm.add(where + difference));
      }
    }
    return harm;
  }

  private static Budget budget(Hostility hostility) {
    Budget usual = Budget.ofDefaults();
    return hostility == Hostility.NEVER_RETURNS
        ? new Budget(
            usual.reads(),
            usual.modelCalls(),
            Duration.ofMillis(50),
            usual.toolCalls(),
            usual.repairs(),
            usual.tokens())
        : usual;
  }

  /** What holds of decision, writes and what is forbidden must go on holding with a model. */
  private static List<String> differences(ScenarioResult without, ScenarioResult with) {
    Map<String, Check> before =
        without.checks().stream()
            .collect(Collectors.toMap(Check::what, check -> check, (one, other) -> one));
    return with.checks().stream()
        .filter(check -> check.what().matches("(?s)(decision|actions|forbid).*"))
        .filter(
            check ->
                check.mark() == Check.Mark.FAILED
                    && (!before.containsKey(check.what())
                        || before.get(check.what()).mark() != Check.Mark.FAILED))
        .map(check -> check.what() + " is now " + check.mark() + ": " + check.why())
        .toList();
  }

  private static List<String> unsupported(Play without, Play with) {
    List<String> claims = new ArrayList<>();
    for (Reply reply : with.replies()) {
      Setting setting = setting(with.scenario());
      EvidenceLedger ledger = ledger(reply);
      new Verifier()
          .verify(
              new Statement(reply.text(), reply.citations()),
              ledger,
              CONTRACTS.getOrDefault(reply.trace().playbook(), GroundingContract.open("any")),
              setting)
          .objections()
          .forEach(finding -> claims.add("the verifier objects: " + finding));
      oracle(reply, setting, without.text()).forEach(claims::add);
      Matcher never = NEVER.matcher(reply.text());
      if (never.find()) {
        claims.add("the reply holds what no reply may: \"" + reply.text() + "\"");
      }
      if (reply.text().length() > LONGEST_REPLY) {
        claims.add("the reply is " + reply.text().length() + " characters long");
      }
    }
    return claims;
  }

  private static Setting setting(Scenario scenario) {
    String zone =
        scenario.world().at("customer.zone").text(scenario.shop().get("timezone").text("UTC"));
    return new Setting(scenario.locale(), ZoneId.of(zone), scenario.now());
  }

  private static EvidenceLedger ledger(Reply reply) {
    EvidenceLedger ledger = new EvidenceLedger();
    for (Evidence fact : reply.trace().evidence()) {
      ledger.append(fact.path(), fact.value(), fact.source(), fact.observedAt(), fact.trust());
    }
    assertThat(ledger.all()).isEqualTo(reply.trace().evidence());
    return ledger;
  }

  /**
   * Crude, and independent of the verifier: such words stand in the plain reply, or in a fact. A
   * question claims nothing.
   */
  private static List<String> oracle(Reply reply, Setting setting, String plainReply) {
    ValueFormat format = new ValueFormat(setting.locale(), setting.zone(), setting.now());
    String allowed =
        (plainReply
                + " "
                + reply.trace().evidence().stream()
                    .map(fact -> format.format(fact.value()))
                    .collect(Collectors.joining(" ")))
            .toLowerCase(Locale.ROOT);
    List<String> allowedNumbers =
        Pattern.compile("\\d+").matcher(allowed).results().map(found -> found.group()).toList();
    List<String> claims = new ArrayList<>();
    for (Clause clause : Clause.of(reply)) {
      if (clause.text().strip().endsWith("?")) {
        continue;
      }
      Matcher word = CHECKABLE.matcher(clause.ownWords());
      while (word.find()) {
        boolean held =
            Character.isDigit(word.group().charAt(0))
                ? allowedNumbers.contains(word.group())
                : allowed.contains(word.group());
        if (!held) {
          claims.add("\"" + word.group() + "\" comes from nowhere: \"" + clause.text() + "\"");
        }
      }
    }
    return claims;
  }
}
