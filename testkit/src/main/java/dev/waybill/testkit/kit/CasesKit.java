// SPDX-License-Identifier: Apache-2.0
package dev.waybill.testkit.kit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.waybill.commerce.ServiceCase;
import dev.waybill.connector.Cases;
import dev.waybill.connector.Lookup;
import dev.waybill.evidence.DataLayer;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.Test;

/**
 * The rules of {@link Cases}. To try a connector, extend it:
 *
 * <pre>{@code
 * class TicketCasesTest extends CasesKit {
 *   private final FakeTickets tickets = FakeTickets.start();
 *
 *   @Override
 *   protected Cases cases() {
 *     return new TicketCases(tickets.baseUrl(), KEY, Clock.systemUTC());
 *   }
 *
 *   @Override
 *   protected CasesFixture fixture() {
 *     return CasesFixture.builder()
 *         .customer("c7", openClaim, exception, settledComplaint)
 *         .customer("c77", claimInAWordOfTheirs)
 *         .customerWithoutCases("c9")
 *         .secrets(KEY)
 *         .build();
 *   }
 *
 *   @Override
 *   protected Cases casesIn(Trouble trouble) {
 *     tickets.suffer(trouble);
 *     return cases();
 *   }
 * }
 * }</pre>
 *
 * <p>A rule for which something was not supplied is aborted, with a message that says how to supply
 * it; it is never passed in silence.
 */
public abstract class CasesKit extends ReadingKit {

  private static final int MANY = 50;

  /**
   * The connector, not yet called, over a system that holds the {@link #fixture()} and is well.
   * Asked for once or several times in a test.
   */
  protected abstract Cases cases();

  /** What the system holds. */
  protected abstract CasesFixture fixture();

  /**
   * The connector, not yet called, over a system that has this trouble at every call. Call {@code
   * super.casesIn(trouble)} for a trouble that the system cannot have, or that cannot be made.
   */
  protected Cases casesIn(Trouble trouble) {
    throw Untried.abort(
        "override casesIn(Trouble) and give the connector over a system that is " + trouble);
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
    return port(cases(), List.copyOf(fixture().cases().keySet()));
  }

  @Override
  final Port portIn(Trouble trouble) {
    return port(casesIn(trouble), List.copyOf(fixture().cases().keySet()).subList(0, 1));
  }

  private Port port(Cases cases, List<String> customers) {
    List<Reading<?>> readings = new ArrayList<>();
    customers.forEach(customer -> readings.add(ofCustomer(cases, customer, MANY)));
    return new Port(cases, cases::health, readings);
  }

  /** Every case of a customer is read, also a settled one, with every field. */
  @Test
  public final void everyFieldOfACaseIsRead() {
    Cases cases = cases();
    fixture()
        .cases()
        .forEach(
            (customer, held) -> {
              Reading<List<ServiceCase>> reading = ofCustomer(cases, customer, MANY);
              List<ServiceCase> read = reading.found(ample()).value();
              for (ServiceCase one : held) {
                ServiceCase same =
                    read.stream()
                        .filter(other -> other.id().equals(one.id()))
                        .findFirst()
                        .orElseThrow(() -> missing(reading, one));
                Differences.none(reading.call() + ", as to the case " + one.id() + ",", one, same);
              }
            });
  }

  private static AssertionError missing(Reading<?> reading, ServiceCase one) {
    return new AssertionError(
        reading.call()
            + " must have the case "
            + one.id()
            + ", "
            + one.state()
            + ": read on until the limit is reached or nothing is left, and leave no state out");
  }

  /** The newest case comes first; one of unknown beginning comes last. */
  @Test
  public final void theNewestCasesComeFirst() {
    String customer = busiest(2);
    Reading<List<ServiceCase>> reading = ofCustomer(cases(), customer, MANY);
    assertThat(ids(reading.found(ample()).value()))
        .as(
            reading.call()
                + " must have the newest case first, by when it was opened, and each once: sort"
                + " before the limit is applied")
        .isEqualTo(ids(held(customer)));
  }

  /** No more cases are given than asked for, and those are the newest. */
  @Test
  public final void aLimitIsHonoured() {
    String customer = busiest(3);
    Cases cases = cases();
    for (int limit = 1; limit < held(customer).size(); limit++) {
      Reading<List<ServiceCase>> reading = ofCustomer(cases, customer, limit);
      assertThat(ids(reading.found(ample()).value()))
          .as(reading.call() + " must give the newest " + limit + " cases, and no more")
          .isEqualTo(ids(held(customer).subList(0, limit)));
    }
  }

  /** Nobody's cases are another's: a case tells what somebody complained of. */
  @Test
  public final void aListHoldsNobodyElsesCases() {
    Cases cases = cases();
    for (String customer : fixture().cases().keySet()) {
      Reading<List<ServiceCase>> reading = ofCustomer(cases, customer, MANY);
      assertThat(ids(reading.found(ample()).value()))
          .as(
              reading.call()
                  + " must hold cases of that customer only, whatever the system's search gives"
                  + " beside them")
          .isSubsetOf(ids(held(customer)));
    }
  }

  /** A customer is compared exactly: one that only looks like it is somebody else. */
  @Test
  public final void aCustomerIsComparedExactly() {
    Cases cases = cases();
    Set<String> held = fixture().cases().keySet();
    for (String customer : held) {
      Set<String> alike = new LinkedHashSet<>(Lookalikes.of(customer));
      alike.add(customer.toLowerCase(Locale.ROOT));
      alike.add(customer.toUpperCase(Locale.ROOT));
      alike.removeAll(held);
      for (String other : alike) {
        hasNone(
            cases,
            other,
            "compare the customer of each case the system gives with the one asked for, exactly");
      }
    }
  }

  /** A customer without a case has an empty list, which is an answer and no failure. */
  @Test
  public final void aCustomerWithoutCasesHasAnEmptyList() {
    hasNone(
        cases(),
        fixture().customerWithoutCases(),
        "map the system's own \"not found\" to an empty list; it is no failure");
  }

  /** Whatever text is asked for as a customer has no case, and throws nothing. */
  @Test
  public final void noTextIsTooStrangeToAskFor() {
    Cases cases = cases();
    for (String text : StrangeTexts.ALL) {
      hasNone(
          cases,
          text,
          "bind values, never paste them in, and take no blank for cases without a customer");
    }
  }

  /** A word of the source that {@link ServiceCase.State} lacks is not guessed, and is kept. */
  @Test
  public final void aStateThatWeLackIsUnknownWithTheSourcesWord() {
    ServiceCase held =
        Untried.unless(
            fixture().first(one -> one.state() == ServiceCase.State.UNKNOWN),
            "add a case to the fixture in a state for which ServiceCase.State has no word");
    ServiceCase read = read(held);
    assertThat(read.state())
        .as(
            "the case "
                + held.id()
                + " must be UNKNOWN: a word of the source that ServiceCase.State lacks is not"
                + " guessed")
        .isEqualTo(ServiceCase.State.UNKNOWN);
    assertThat(read.sourceState())
        .as("the case " + held.id() + " must keep the source's word in sourceState, as it is")
        .isEqualTo(held.sourceState());
  }

  /** What is not known of a case stays null: no order, no day and no promise is invented. */
  @Test
  public final void whatIsNotKnownStaysNull() {
    ServiceCase held =
        Untried.unless(
            fixture().first(one -> one.orderNumber() == null && one.dueAt() == null),
            "add a case to the fixture that is about no order and has no dueAt");
    Differences.none(
        "the case " + held.id(),
        Differences.between(held, read(held)).stream()
            .filter(Differences.Difference::isInvention)
            .toList());
  }

  /** The last day of an exception is a day of the shop, and stays that day. */
  @Test
  public final void theLastDayOfAnExceptionStaysThatDay() {
    ServiceCase held =
        Untried.unless(
            fixture().first(one -> one.grantedUntil() != null),
            "add a case to the fixture of an exception with the last day it holds");
    assertThat(read(held).grantedUntil())
        .as(
            "the case "
                + held.id()
                + " must hold until the day that the source writes: read a LocalDate, and do not"
                + " go through an instant or a zone")
        .isEqualTo(held.grantedUntil());
  }

  private ServiceCase read(ServiceCase held) {
    String customer = Objects.requireNonNull(held.customerId());
    Reading<List<ServiceCase>> reading = ofCustomer(cases(), customer, MANY);
    return reading.found(ample()).value().stream()
        .filter(one -> one.id().equals(held.id()))
        .findFirst()
        .orElseThrow(() -> missing(reading, held));
  }

  private void hasNone(Cases cases, String customer, String how) {
    Reading<List<ServiceCase>> reading = ofCustomer(cases, customer, MANY);
    String demand = reading.call() + " must be found as an empty list: " + how;
    assertThat(reading.answer(ample())).as(demand).isInstanceOf(Lookup.Found.class);
    assertThat(ids(reading.found(ample()).value())).as(demand).isEmpty();
  }

  private String busiest(int cases) {
    String customer = fixture().busiest();
    return Untried.unless(
        held(customer).size() < cases ? null : customer,
        "give one customer of the fixture " + cases + " cases at least");
  }

  private List<ServiceCase> held(String customer) {
    return Objects.requireNonNull(fixture().cases().get(customer));
  }

  private static List<String> ids(List<ServiceCase> cases) {
    return cases.stream().map(ServiceCase::id).toList();
  }

  private static Reading<List<ServiceCase>> ofCustomer(Cases cases, String customer, int limit) {
    return Reading.of(
        "ofCustomer(" + StrangeTexts.shown(customer) + ", " + limit + ")",
        deadline -> cases.ofCustomer(customer, limit, deadline));
  }
}
