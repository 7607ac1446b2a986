// SPDX-License-Identifier: Apache-2.0
package dev.waybill.testkit.kit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.waybill.commerce.Customer;
import dev.waybill.connector.Customers;
import dev.waybill.connector.Lookup;
import dev.waybill.evidence.DataLayer;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.junit.jupiter.api.Test;

/**
 * The rules of {@link Customers}. To try a connector, extend it:
 *
 * <pre>{@code
 * class ShopCustomersTest extends CustomersKit {
 *   private final FakeShop shop = FakeShop.start();
 *
 *   @Override
 *   protected Customers customers() {
 *     return new ShopCustomers(shop.baseUrl(), KEY, Clock.systemUTC());
 *   }
 *
 *   @Override
 *   protected CustomersFixture fixture() {
 *     return CustomersFixture.builder()
 *         .customer(ada)
 *         .customer(secondAccountOfAda)
 *         .absentId("c99")
 *         .absentEmail("nobody@example.com")
 *         .secrets(KEY)
 *         .build();
 *   }
 *
 *   @Override
 *   protected Customers customersIn(Trouble trouble) {
 *     shop.suffer(trouble);
 *     return customers();
 *   }
 * }
 * }</pre>
 *
 * <p>A rule for which something was not supplied is aborted, with a message that says how to supply
 * it; it is never passed in silence. The messages of this kit name no customer but those of the
 * fixture.
 */
public abstract class CustomersKit extends ReadingKit {

  /**
   * The connector, not yet called, over a system that holds the {@link #fixture()} and is well.
   * Asked for once or several times in a test.
   */
  protected abstract Customers customers();

  /** What the system holds. */
  protected abstract CustomersFixture fixture();

  /**
   * The connector, not yet called, over a system that has this trouble at every call. Call {@code
   * super.customersIn(trouble)} for a trouble that the system cannot have, or that cannot be made.
   */
  protected Customers customersIn(Trouble trouble) {
    throw Untried.abort(
        "override customersIn(Trouble) and give the connector over a system that is " + trouble);
  }

  @Override
  final DataLayer layer() {
    return DataLayer.MEMORY;
  }

  @Override
  final Set<String> confidential() {
    return fixture().confidential();
  }

  @Override
  final Port port() {
    return port(customers(), fixture().customers(), fixture().emails());
  }

  @Override
  final Port portIn(Trouble trouble) {
    return port(
        customersIn(trouble),
        fixture().customers().subList(0, 1),
        fixture().emails().subList(0, 1));
  }

  private Port port(Customers connector, List<Customer> customers, List<String> emails) {
    List<Reading<?>> readings = new ArrayList<>();
    customers.forEach(customer -> readings.add(byId(connector, customer)));
    emails.forEach(email -> readings.add(byEmail(connector, email.toUpperCase(Locale.ROOT))));
    return new Port(connector, connector::health, readings);
  }

  /** Every customer is read with every field as the system holds it. */
  @Test
  public final void everyFieldOfACustomerIsRead() {
    Customers customers = customers();
    fixture().customers().forEach(customer -> byId(customers, customer).check(ample()));
  }

  /** An identifier is compared exactly: what only looks like it is another customer. */
  @Test
  public final void anIdIsComparedExactly() {
    ids().lookalikesAreNotFound(ample());
  }

  /** An identifier the system does not hold is {@code NOT_FOUND}. */
  @Test
  public final void anAbsentIdIsNotFound() {
    ids().absentIsNotFound(fixture().absentId(), ample());
  }

  /** Whatever text is asked for as an identifier or an address finds nobody, and throws nothing. */
  @Test
  public final void noTextIsTooStrangeToAskFor() {
    ids().strangeTextsAreNotFound(ample());
    Customers customers = customers();
    for (String text : StrangeTexts.ALL) {
      findsNobody(
          customers,
          text,
          "bind values, never paste them in, and take no blank for customers without an address");
    }
  }

  /** An address is the same in capitals or small letters. */
  @Test
  public final void anAddressIsComparedWithoutCase() {
    Customers customers = customers();
    for (String email : fixture().emails()) {
      for (String written :
          List.of(email, email.toLowerCase(Locale.ROOT), email.toUpperCase(Locale.ROOT))) {
        Reading<List<Customer>> reading = byEmail(customers, written);
        assertThat(reading.found(ample()).value())
            .as(
                reading.call()
                    + " must find whoever has the address, in capitals or not: compare in small"
                    + " letters of Locale.ROOT on both sides")
            .isNotEmpty();
      }
    }
  }

  /**
   * A part of an address, a longer one, a pattern, or one with a letter that only looks alike, is
   * somebody else's or nobody's: systems that search loosely must not disclose a customer.
   */
  @Test
  public final void aPartOfAnAddressFindsNobody() {
    Customers customers = customers();
    for (String email : fixture().emails()) {
      Set<String> alike = new LinkedHashSet<>(Lookalikes.of(email));
      int at = email.indexOf('@');
      if (at > 0) {
        alike.add(email.substring(0, at));
        alike.add(email.substring(at));
        alike.add(email.substring(at + 1));
      }
      alike.add(email.replace('i', '\u0131').replace('a', '\u0430'));
      for (String other : alike) {
        if (fixture().withEmail(other).isEmpty()) {
          findsNobody(
              customers,
              other,
              "compare the whole address of each customer the system gives with the one asked for");
        }
      }
    }
  }

  /** Everybody who has an address is found by it, each once: who is meant is not decided here. */
  @Test
  public final void everybodyWithAnAddressIsFound() {
    String email =
        Untried.unless(
            fixture().sharedEmail(), "add two customers with one address to the fixture");
    Reading<List<Customer>> reading = byEmail(customers(), email);
    assertThat(ids(reading.found(ample()).value()))
        .as(
            reading.call()
                + " must find everybody with the address, each once, not only the first: which of"
                + " them is meant is for the agent to ask")
        .containsExactlyInAnyOrderElementsOf(ids(fixture().withEmail(email)));
  }

  /** Nobody is found by an address who does not have it. */
  @Test
  public final void nobodyElseIsFoundByAnAddress() {
    Customers customers = customers();
    for (String email : fixture().emails()) {
      Reading<List<Customer>> reading = byEmail(customers, email);
      assertThat(ids(reading.found(ample()).value()))
          .as(
              reading.call()
                  + " must hold nobody who does not have that address now, whatever the system's"
                  + " search gives beside them")
          .isSubsetOf(ids(fixture().withEmail(email)));
    }
  }

  /** An address that nobody has is found as an empty list, which is not a failure. */
  @Test
  public final void anAddressNobodyHasFindsNobody() {
    findsNobody(
        customers(),
        fixture().absentEmail(),
        "map the system's own \"not found\" to an empty list; it is no failure");
  }

  /** What is not held of a customer stays null: no zone is guessed, no name made of an address. */
  @Test
  public final void whatIsNotKnownStaysNull() {
    Customer sparse =
        Untried.unless(
            fixture().sparse(),
            "add a customer to the fixture of whom neither name nor zone is known");
    Reading<Customer> reading = byId(customers(), sparse.id());
    Differences.none(
        reading.call(),
        Differences.between(sparse, reading.found(ample()).value()).stream()
            .filter(Differences.Difference::isInvention)
            .toList());
  }

  private void findsNobody(Customers customers, String email, String how) {
    Reading<List<Customer>> reading = byEmail(customers, email);
    String demand = reading.call() + " must be found as an empty list: " + how;
    assertThat(reading.answer(ample())).as(demand).isInstanceOf(Lookup.Found.class);
    assertThat(reading.found(ample()).value()).as(demand).isEmpty();
  }

  private ById ids() {
    Customers customers = customers();
    return new ById("identifier", id -> byId(customers, id), fixture().ids());
  }

  private static List<String> ids(List<Customer> customers) {
    return customers.stream().map(Customer::id).toList();
  }

  private static Reading<Customer> byId(Customers customers, String id) {
    return Reading.of(
        "byId(" + StrangeTexts.shown(id) + ")", deadline -> customers.byId(id, deadline));
  }

  private static Reading<Customer> byId(Customers customers, Customer expected) {
    Reading<Customer> reading = byId(customers, expected.id());
    return new Reading<>(
        reading.call(),
        reading.read(),
        customer -> Differences.none(reading.call(), expected, customer));
  }

  private static Reading<List<Customer>> byEmail(Customers customers, String email) {
    return Reading.of(
        "byEmail(" + StrangeTexts.shown(email) + ")",
        deadline -> customers.byEmail(email, deadline));
  }
}
