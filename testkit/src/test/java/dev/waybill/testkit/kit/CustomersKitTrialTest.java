// SPDX-License-Identifier: Apache-2.0
package dev.waybill.testkit.kit;

import static dev.waybill.testkit.kit.Answers.absentAs;
import static dev.waybill.testkit.kit.Answers.changed;
import static dev.waybill.testkit.kit.Answers.emptyIsAbsent;
import static dev.waybill.testkit.kit.Answers.orThrow;
import static dev.waybill.testkit.kit.Answers.soon;

import dev.waybill.ambient.Ambient;
import dev.waybill.commerce.Customer;
import dev.waybill.connector.ConnectorHealth;
import dev.waybill.connector.Customers;
import dev.waybill.connector.Deadline;
import dev.waybill.connector.Failure.Kind;
import dev.waybill.connector.Lookup;
import dev.waybill.testkit.shop.InMemoryShop;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Each rule of {@link CustomersKit} is kept by an honest connector and broken by some other. */
class CustomersKitTrialTest {

  private static final CustomersFixture FIXTURE = SampleCustomers.complete();

  private final KitTrial<CustomersKit> trial = new KitTrial<>(CustomersKit.class);

  @TestFactory
  Stream<DynamicTest> everyRuleIsKeptAndBroken() {
    trial.correct("the shop in memory", () -> kit(honest -> honest));
    ReadingMutants.addTo(trial, Customers.class, CustomersKitTrialTest::kit);
    identifiers();
    addresses();
    return trial.tests();
  }

  private void identifiers() {
    id(
        "everyFieldOfACustomerIsRead",
        "leaves the zone out",
        "zone must be Asia/Kolkata, not null (the system knows it)",
        (shop, id) ->
            changed(
                shop.byId(id, soon()),
                one -> new Customer(one.id(), one.name(), one.email(), null)));
    id(
        "whatIsNotKnownStaysNull",
        "takes UTC for a zone that is not held",
        "zone must be null, not Z",
        (shop, id) ->
            changed(
                shop.byId(id, soon()),
                one ->
                    new Customer(
                        one.id(),
                        one.name(),
                        one.email(),
                        one.zone() == null ? ZoneOffset.UTC : one.zone())));
    id(
        "anIdIsComparedExactly",
        "takes what a search by the beginning gives",
        "compare the identifier of what the system gives",
        (shop, id) ->
            shop.byId(
                FIXTURE.ids().stream().filter(held -> held.startsWith(id)).findFirst().orElse(id),
                soon()));
    id(
        "anAbsentIdIsNotFound",
        "throws on HTTP 404",
        "must not throw",
        (shop, id) -> orThrow(shop.byId(id, soon())));
    id(
        "anAbsentIdIsNotFound",
        "calls what is absent out of reach",
        "map the system's own \"not found\"",
        (shop, id) -> absentAs(Kind.OUT_OF_REACH, shop.byId(id, soon())));
    id(
        "noTextIsTooStrangeToAskFor",
        "gives whatever a pattern fits",
        "bind values, never paste them in",
        (shop, id) -> shop.byId(id.equals("%") ? "c7" : id, soon()));
  }

  private void addresses() {
    email(
        "noTextIsTooStrangeToAskFor",
        "finds customers without an address by a blank one",
        "take no blank for customers without an address",
        (shop, email) ->
            changed(
                shop.byEmail(email, soon()),
                list -> email.isBlank() ? List.of(SampleCustomers.NO_ADDRESS) : list));
    email(
        "anAddressIsComparedWithoutCase",
        "compares the address as it is written",
        "in capitals or not",
        (shop, email) ->
            changed(
                shop.byEmail(email, soon()),
                list -> list.stream().filter(one -> email.equals(one.email())).toList()));
    email(
        "aPartOfAnAddressFindsNobody",
        "takes what a search by the beginning gives",
        "compare the whole address",
        (shop, email) ->
            shop.byEmail(
                FIXTURE.emails().stream()
                    .filter(held -> !email.isEmpty() && held.startsWith(email))
                    .findFirst()
                    .orElse(email),
                soon()));
    email(
        "aPartOfAnAddressFindsNobody",
        "takes a letter for another that looks alike",
        "compare the whole address",
        (shop, email) -> shop.byEmail(email.replace('\u0131', 'i').replace('\u0430', 'a'), soon()));
    email(
        "everybodyWithAnAddressIsFound",
        "gives only the first customer with an address",
        "everybody with the address",
        (shop, email) ->
            changed(
                shop.byEmail(email, soon()), list -> list.subList(0, Math.min(1, list.size()))));
    email(
        "everybodyWithAnAddressIsFound",
        "gives a customer twice",
        "each once",
        (shop, email) -> changed(shop.byEmail(email, soon()), Answers::twice));
    email(
        "nobodyElseIsFoundByAnAddress",
        "gives whose address ends the same as well",
        "nobody who does not have that address",
        (shop, email) ->
            changed(
                shop.byEmail(email, soon()),
                list ->
                    SampleCustomers.all().stream()
                        .filter(
                            one ->
                                one.email() != null
                                    && one.email()
                                        .toLowerCase(Locale.ROOT)
                                        .endsWith(email.toLowerCase(Locale.ROOT)))
                        .toList()));
    email(
        "anAddressNobodyHasFindsNobody",
        "calls an address that nobody has not found",
        "it is no failure",
        (shop, email) -> emptyIsAbsent(shop.byEmail(email, soon())));
    email(
        "failuresHoldNoSecretAndNoPersonalData",
        "quotes the address in its failures",
        "no personal data",
        (shop, email) ->
            shop.byEmail(email, Answers.past())
                .fold(
                    found -> found,
                    failure ->
                        Lookup.failed(failure.kind(), "cannot read /customers?email=" + email)));
  }

  private static CustomersKit kit(UnaryOperator<Customers> damage) {
    return new CustomersKit() {
      @Override
      Duration grace() {
        return Duration.ofSeconds(2);
      }

      @Override
      protected Customers customers() {
        InMemoryShop shop = new InMemoryShop(Ambient.clock());
        FIXTURE.customers().forEach(shop::put);
        return damage.apply(shop.customers());
      }

      @Override
      protected CustomersFixture fixture() {
        return FIXTURE;
      }

      @Override
      protected Customers customersIn(Trouble trouble) {
        return damage.apply(Outage.of(Customers.class, trouble, Ambient.clock()));
      }
    };
  }

  private interface ById {
    Lookup<Customer> read(Customers shop, String id);
  }

  private interface ByEmail {
    Lookup<List<Customer>> read(Customers shop, String email);
  }

  private record Odd(Customers honest, ById byId, ByEmail byEmail) implements Customers {
    @Override
    public Lookup<Customer> byId(String customerId, Deadline deadline) {
      return byId.read(honest, customerId);
    }

    @Override
    public Lookup<List<Customer>> byEmail(String email, Deadline deadline) {
      return byEmail.read(honest, email);
    }

    @Override
    public ConnectorHealth health() {
      return honest.health();
    }
  }

  private void id(String rule, String defect, String says, ById read) {
    odd(rule, defect, says, read, (shop, email) -> shop.byEmail(email, soon()));
  }

  private void email(String rule, String defect, String says, ByEmail read) {
    odd(rule, defect, says, (shop, id) -> shop.byId(id, Answers.past()), read);
  }

  private void odd(String rule, String defect, String says, ById byId, ByEmail byEmail) {
    trial.mutant(rule, defect, says, () -> kit(honest -> new Odd(honest, byId, byEmail)));
  }
}
