// SPDX-License-Identifier: Apache-2.0
package dev.waybill.testkit.kit;

import static dev.waybill.testkit.kit.Answers.changed;
import static dev.waybill.testkit.kit.Answers.emptyIsAbsent;
import static dev.waybill.testkit.kit.Answers.soon;

import dev.waybill.ambient.Ambient;
import dev.waybill.commerce.Note;
import dev.waybill.commerce.ServiceCase;
import dev.waybill.commerce.ServiceCase.State;
import dev.waybill.connector.Cases;
import dev.waybill.connector.ConnectorHealth;
import dev.waybill.connector.Deadline;
import dev.waybill.connector.Lookup;
import dev.waybill.testkit.shop.InMemoryShop;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Each rule of {@link CasesKit} is kept by an honest connector and broken by some other. */
class CasesKitTrialTest {

  private static final CasesFixture FIXTURE = SampleCases.complete();
  private static final int ALL = 50;

  private final KitTrial<CasesKit> trial = new KitTrial<>(CasesKit.class);

  @TestFactory
  Stream<DynamicTest> everyRuleIsKeptAndBroken() {
    trial.correct("the shop in memory", () -> kit(honest -> honest));
    ReadingMutants.addTo(trial, Cases.class, CasesKitTrialTest::kit);
    lists();
    customers();
    contents();
    return trial.tests();
  }

  private void lists() {
    list(
        "theNewestCasesComeFirst",
        "gives the oldest first",
        "newest case first",
        list -> {
          List<ServiceCase> reversed = new ArrayList<>(list);
          Collections.reverse(reversed);
          return reversed;
        });
    list("theNewestCasesComeFirst", "gives each case twice", "each once", Answers::twice);
    odd(
        "aLimitIsHonoured",
        "gives all there are",
        "and no more",
        (shop, id, limit) -> shop.ofCustomer(id, ALL, soon()));
    odd(
        "aLimitIsHonoured",
        "cuts before it sorts",
        "must give the newest",
        (shop, id, limit) ->
            changed(
                shop.ofCustomer(id, ALL, soon()),
                list -> list.subList(Math.max(0, list.size() - limit), list.size())));
    list(
        "everyFieldOfACaseIsRead",
        "leaves settled cases out",
        "leave no state out",
        list -> list.stream().filter(ServiceCase::isOpen).toList());
    list(
        "aListHoldsNobodyElsesCases",
        "gives somebody else's case as well",
        "cases of that customer only",
        list -> Answers.with(list, SampleCases.OTHERS));
    odd(
        "aCustomerWithoutCasesHasAnEmptyList",
        "calls no cases not found",
        "it is no failure",
        (shop, id, limit) -> emptyIsAbsent(shop.ofCustomer(id, limit, soon())));
  }

  private void customers() {
    odd(
        "aCustomerIsComparedExactly",
        "takes what a search by the beginning gives",
        "compare the customer of each case",
        (shop, id, limit) ->
            shop.ofCustomer(
                FIXTURE.cases().keySet().stream()
                    .filter(held -> !id.isEmpty() && held.startsWith(id))
                    .findFirst()
                    .orElse(id),
                limit,
                soon()));
    odd(
        "aCustomerIsComparedExactly",
        "compares in small letters",
        "exactly",
        (shop, id, limit) -> shop.ofCustomer(id.toLowerCase(Locale.ROOT), limit, soon()));
    odd(
        "noTextIsTooStrangeToAskFor",
        "gives whatever a pattern fits",
        "bind values, never paste them in",
        (shop, id, limit) ->
            shop.ofCustomer(id.equals("%") ? SampleCases.BUSY : id, limit, soon()));
    odd(
        "failuresHoldNoSecretAndNoPersonalData",
        "quotes a note in its failures",
        "no personal data",
        (shop, id, limit) ->
            shop.ofCustomer(id, limit, Answers.past())
                .fold(
                    found -> found,
                    failure ->
                        Lookup.failed(
                            failure.kind(), "after \"asked the carrier for a picture\"")));
  }

  private void contents() {
    change(
        "everyFieldOfACaseIsRead",
        "leaves the notes out",
        "notes",
        one -> copy(one, one.state(), one.grantedUntil(), one.orderNumber(), List.of()));
    change(
        "aStateThatWeLackIsUnknownWithTheSourcesWord",
        "takes an unknown word for open",
        "is not guessed",
        one ->
            copy(
                one,
                one.state() == State.UNKNOWN ? State.OPEN : one.state(),
                one.grantedUntil(),
                one.orderNumber(),
                one.notes()));
    change(
        "whatIsNotKnownStaysNull",
        "takes the customer's last order for the case's",
        "orderNumber must be null",
        one ->
            copy(
                one,
                one.state(),
                one.grantedUntil(),
                one.orderNumber() == null ? "N1" : one.orderNumber(),
                one.notes()));
    change(
        "theLastDayOfAnExceptionStaysThatDay",
        "shifts the day by a zone",
        "read a LocalDate",
        one ->
            copy(
                one,
                one.state(),
                one.grantedUntil() == null ? null : one.grantedUntil().minusDays(1),
                one.orderNumber(),
                one.notes()));
  }

  private static ServiceCase copy(
      ServiceCase one,
      State state,
      @Nullable LocalDate grantedUntil,
      @Nullable String orderNumber,
      List<Note> notes) {
    return new ServiceCase(
        one.id(),
        one.kind(),
        state,
        one.sourceState(),
        one.customerId(),
        orderNumber,
        one.lineIds(),
        one.openedAt(),
        one.updatedAt(),
        one.dueAt(),
        grantedUntil,
        one.grantedBy(),
        notes);
  }

  private static CasesKit kit(UnaryOperator<Cases> damage) {
    return new CasesKit() {
      @Override
      Duration grace() {
        return Duration.ofSeconds(2);
      }

      @Override
      protected Cases cases() {
        InMemoryShop shop = new InMemoryShop(Ambient.clock());
        SampleCases.all().forEach(shop::put);
        return damage.apply(shop.cases());
      }

      @Override
      protected CasesFixture fixture() {
        return FIXTURE;
      }

      @Override
      protected Cases casesIn(Trouble trouble) {
        return damage.apply(Outage.of(Cases.class, trouble, Ambient.clock()));
      }
    };
  }

  private interface Of {
    Lookup<List<ServiceCase>> read(Cases shop, String customer, int limit);
  }

  private record Odd(Cases honest, Of of) implements Cases {
    @Override
    public Lookup<List<ServiceCase>> ofCustomer(String customerId, int limit, Deadline deadline) {
      return of.read(honest, customerId, limit);
    }

    @Override
    public ConnectorHealth health() {
      return honest.health();
    }
  }

  private void change(String rule, String defect, String says, UnaryOperator<ServiceCase> change) {
    list(rule, defect, says, list -> list.stream().map(change).toList());
  }

  private void list(
      String rule, String defect, String says, UnaryOperator<List<ServiceCase>> change) {
    odd(
        rule,
        defect,
        says,
        (shop, id, limit) -> changed(shop.ofCustomer(id, limit, soon()), change));
  }

  private void odd(String rule, String defect, String says, Of of) {
    trial.mutant(rule, defect, says, () -> kit(honest -> new Odd(honest, of)));
  }
}
