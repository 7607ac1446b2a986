// SPDX-License-Identifier: Apache-2.0
package dev.waybill.testkit.kit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.waybill.handoff.HandoffDesk;
import dev.waybill.handoff.HandoffException;
import dev.waybill.handoff.HandoffPacket;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.junit.jupiter.api.parallel.Resources;
import org.opentest4j.TestAbortedException;

/**
 * The rules of {@link HandoffDesk}. To try a desk, extend it:
 *
 * <pre>{@code
 * class TicketDeskTest extends HandoffDeskKit {
 *   private final FakeTicketSystem tickets = FakeTicketSystem.start();
 *
 *   @Override
 *   protected HandoffDesk desk() {
 *     tickets.recover();
 *     return new TicketDesk(tickets.baseUrl(), KEY);
 *   }
 *
 *   @Override
 *   protected List<String> tickets() {
 *     return tickets.all().stream().map(Ticket::text).toList();
 *   }
 *
 *   @Override
 *   protected HandoffDesk deskIn(Trouble trouble) {
 *     tickets.suffer(trouble);
 *     return new TicketDesk(tickets.baseUrl(), KEY);
 *   }
 *
 *   @Override
 *   protected Set<String> secrets() {
 *     return Set.of(KEY);
 *   }
 * }
 * }</pre>
 *
 * <p>A rule for which something was not supplied is aborted, with a message that says how to supply
 * it; it is never passed in silence.
 */
public abstract class HandoffDeskKit {

  private static final Duration GRACE = Duration.ofSeconds(5);
  private static final Duration UNDER_WAY = Duration.ofMillis(200);
  private static final List<Trouble> REFUSING =
      List.of(Trouble.DOWN, Trouble.THROTTLED, Trouble.UNAUTHORISED);

  /**
   * The desk, over a system that is well. Asked for once or several times in a test, always over
   * the same system, which holds no ticket when a test begins.
   */
  protected abstract HandoffDesk desk();

  /**
   * Every ticket that the system holds: all that a person reads in it, as one text. Use {@link
   * #text} if the desk keeps packets as they are.
   */
  protected abstract List<String> tickets();

  /**
   * The desk over the same system, which has this trouble at every call, until {@link #desk()} is
   * asked for again. For {@link Trouble#TRUNCATED} the system makes the ticket, and its answer ends
   * in the middle. Call {@code super.deskIn(trouble)} for a trouble that the system cannot have.
   */
  protected HandoffDesk deskIn(Trouble trouble) {
    throw Untried.abort(
        "override deskIn(Trouble) and give the desk over a system that is " + trouble);
  }

  /** What must never be told: the desk's own credentials. None by default. */
  protected Set<String> secrets() {
    return Set.of();
  }

  /** All of a packet as one text. */
  protected static String text(HandoffPacket packet) {
    return String.join(
        "\n",
        packet.conversationId(),
        String.valueOf(packet.orderNumber()),
        String.valueOf(packet.identity().customerId()),
        packet.transcript().toString(),
        packet.evidence().toString(),
        packet.unknowns().toString());
  }

  private static String open(HandoffDesk desk, HandoffPacket packet) {
    @Nullable String reference;
    try {
      reference = desk.open(packet);
    } catch (HandoffException | RuntimeException e) {
      throw new AssertionError(
          "open() of a case must give the ticket's reference while the system is well, but threw "
              + e,
          e);
    }
    assertThat(reference)
        .as("open() must give the ticket's reference, as the customer may be told it")
        .isNotBlank();
    return reference;
  }

  private void holdsAll(HandoffPacket packet, String demand) {
    List<String> needed = SamplePackets.needed(packet);
    assertThat(tickets().stream().filter(text -> needed.stream().allMatch(text::contains)))
        .as(demand + " (" + String.join(" | ", shortened(needed)) + ")")
        .hasSize(1);
  }

  private static List<String> shortened(List<String> words) {
    return words.stream()
        .map(word -> word.length() > 60 ? word.substring(0, 60) + "..." : word)
        .toList();
  }

  /** A case becomes one ticket, and the customer can be told its reference. */
  @Test
  public final void aCaseIsOneTicketWithAReference() {
    open(desk(), SamplePackets.complete("k1"));
    assertThat(tickets()).as("one case must be one ticket in the system").hasSize(1);
  }

  /** The same case handed over again, as after a restart, is the same ticket. */
  @Test
  public final void theSameCaseTwiceIsOneTicket() {
    HandoffPacket packet = SamplePackets.complete("k1");
    String demand =
        "a case with a key that was handed over before must be the same ticket with the same"
            + " reference: give the key to the system as its idempotency key, or look for it first";
    String first = open(desk(), packet);
    assertThat(open(desk(), packet)).as(demand).isEqualTo(first);
    assertThat(tickets()).as(demand).hasSize(1);
  }

  /** The same case handed over by many at once is one ticket. */
  @Test
  public final void theSameCaseAtOnceIsOneTicket() {
    HandoffDesk desk = desk();
    String demand =
        "a case that many hand over at once must be one ticket with one reference: let the system"
            + " refuse a second ticket with the key, never look first and open afterwards";
    for (int round = 0; round < 5; round++) {
      HandoffPacket packet = SamplePackets.complete("k" + round);
      List<String> references =
          AtOnce.call(demand, AtOnce.THREADS, thread -> () -> desk.open(packet));
      assertThat(references.stream().distinct()).as(demand).hasSize(1);
      assertThat(tickets()).as(demand).hasSize(round + 1);
    }
  }

  /** Cases with different keys are different tickets, also if all else is the same. */
  @Test
  public final void differentCasesAreDifferentTickets() {
    HandoffDesk desk = desk();
    Set<String> references = new HashSet<>();
    String demand =
        "cases with different keys must be tickets with references of their own; "
            + ExactNames.demand("keys");
    for (String key : ExactNames.ALIKE) {
      references.add(open(desk, SamplePackets.saying(key, "the same words")));
    }
    assertThat(references).as(demand).hasSameSizeAs(ExactNames.ALIKE);
    assertThat(tickets()).as(demand).hasSameSizeAs(ExactNames.ALIKE);
  }

  /** Many cases at once are each their own ticket. */
  @Test
  public final void manyCasesAtOnceAreNotMixedUp() {
    HandoffDesk desk = desk();
    String demand = "of many cases handed over at once each must be in a ticket of its own";
    List<String> references =
        AtOnce.call(
            demand,
            AtOnce.THREADS,
            thread -> () -> desk.open(SamplePackets.complete("k" + thread)));
    assertThat(references).as(demand).doesNotHaveDuplicates();
    for (int thread = 0; thread < AtOnce.THREADS; thread++) {
      holdsAll(SamplePackets.complete("k" + thread), demand);
    }
  }

  /** The person finds in the ticket what was said, what is known and what is not. */
  @Test
  public final void aPersonFindsAllTheyNeed() {
    HandoffPacket packet = SamplePackets.complete("k1");
    open(desk(), packet);
    holdsAll(
        packet,
        "the ticket must hold the conversation, the customer's and the order's number, every line"
            + " that was said, every fact that was read and everything that could not be found out,"
            + " so that the customer never starts over");
  }

  /** Whatever language and however much was said, the person reads it. */
  @Test
  public final void everyLanguageAndLengthReachesThePerson() {
    String demand = "every line must reach the person to its end, in every script (UTF-8)";
    List<String> said =
        List.of(
            "Wo ist mein P\u00e4ckchen? \u0413\u0434\u0435 \u4e2d \u0939\u093f \ud83d\ude9a"
                + " '\"\\ <b> %s {x}",
            "It is late. ".repeat(2_000) + "END");
    HandoffDesk desk = desk();
    for (int i = 0; i < said.size(); i++) {
      HandoffPacket packet = SamplePackets.saying("k" + i, said.get(i));
      open(desk, packet);
      holdsAll(packet, demand);
    }
  }

  /** A case without order and customer is taken, and nothing is made up for them. */
  @Test
  public final void aCaseOfNobodyKnownIsTaken() {
    HandoffPacket packet = SamplePackets.ofNobodyKnown("k1");
    open(desk(), packet);
    holdsAll(packet, "a case of which neither order nor customer is known must be taken as well");
  }

  /** A desk that does not take a case says so: the customer is told that nobody has it. */
  @Test
  public final void aDeskThatDoesNotTakeACaseSaysSo() {
    boolean tried = false;
    for (Trouble trouble : REFUSING) {
      Optional<HandoffDesk> desk = supplied(trouble);
      if (desk.isPresent()) {
        tried = true;
        Thrown.by(
            () -> desk.get().open(SamplePackets.complete("k1")),
            HandoffException.class,
            "open() must throw HandoffException while the system is "
                + trouble
                + ": no reference is made up, and no exception of a client goes through");
        desk();
        assertThat(tickets()).as("a case that was not taken must be no ticket").isEmpty();
      }
    }
    isTried(tried);
  }

  /** A case that was taken without an answer is found by its key at the next try. */
  @Test
  public final void aLostAnswerIsNotASecondTicket() {
    HandoffPacket packet = SamplePackets.complete("k1");
    HandoffDesk cut = deskIn(Trouble.TRUNCATED);
    Thrown.by(
        () -> cut.open(packet),
        HandoffException.class,
        "open() must throw HandoffException if the system's answer ends in the middle");
    String demand =
        "a case of which the answer was lost must be found by its key at the next try, not be a"
            + " second ticket";
    String reference = open(desk(), packet);
    assertThat(tickets()).as(demand).hasSize(1);
    assertThat(open(desk(), packet)).as(demand).isEqualTo(reference);
  }

  /** A thread that is interrupted while the system is silent returns, and stays interrupted. */
  @Test
  public final void anInterruptedThreadReturnsPromptly() {
    HandoffDesk silent = deskIn(Trouble.SILENT);
    HandoffPacket packet = SamplePackets.complete("k1");
    WatchedCall<Optional<Throwable>> call = WatchedCall.start(() -> thrown(silent, packet));
    boolean ended = call.endsWithin(UNDER_WAY);
    boolean interrupted = !ended && call.interrupt();
    String demand =
        "open() in an interrupted thread must return promptly with a HandoffException, and leave"
            + " the thread interrupted: after catch (InterruptedException e) call"
            + " Thread.currentThread().interrupt()";
    assertThat(call.endsWithin(GRACE)).as(demand).isTrue();
    assertThat(call.result().orElse(null)).as(demand).isInstanceOf(HandoffException.class);
    assertThat(call.keptInterrupt() || !interrupted).as(demand).isTrue();
  }

  private static Optional<Throwable> thrown(HandoffDesk desk, HandoffPacket packet) {
    try {
      desk.open(packet);
      return Optional.empty();
    } catch (HandoffException | RuntimeException e) {
      return Optional.of(e);
    }
  }

  /** Neither a failure nor the desk's own description tells who the customer is, or a secret. */
  @Test
  public final void failuresHoldNoSecretAndNoPersonalData() {
    List<String> confidential = new ArrayList<>(SamplePackets.personal());
    confidential.addAll(secrets());
    boolean tried = false;
    for (Trouble trouble :
        List.of(Trouble.DOWN, Trouble.THROTTLED, Trouble.UNAUTHORISED, Trouble.TRUNCATED)) {
      Optional<HandoffDesk> desk = supplied(trouble);
      if (desk.isPresent()) {
        tried = true;
        Discretion.of(
            "the exception of open() in " + trouble,
            thrown(desk.get(), SamplePackets.complete("k1")).orElse(null),
            confidential);
        Discretion.of("toString() of the desk", String.valueOf(desk.get()), confidential);
      }
    }
    isTried(tried);
  }

  /** The ticket is the same whatever the JVM's default zone and locale are. */
  @Test
  @ResourceLock(Resources.TIME_ZONE)
  @ResourceLock(Resources.LOCALE)
  public final void theJvmsZoneAndLocaleChangeNothing() {
    HandoffDesk desk = desk();
    String key = "k-I";
    open(desk, SamplePackets.complete(key));
    String usual = tickets().get(0);
    List<String> keys = new ArrayList<>();
    OtherDefaults.each(
        () -> {
          String other = "k-" + (char) ('P' + keys.size());
          keys.add(other);
          open(desk, SamplePackets.complete(other));
          assertThat(tickets().stream().map(text -> text.replace(other, key)))
              .as("the ticket must be written as under the usual defaults (" + keys.size() + ")")
              .filteredOn(usual::equals)
              .hasSize(2);
        });
  }

  private Optional<HandoffDesk> supplied(Trouble trouble) {
    try {
      return Optional.of(deskIn(trouble));
    } catch (TestAbortedException untried) {
      return Optional.empty();
    }
  }

  private static void isTried(boolean tried) {
    if (!tried) {
      throw Untried.abort("supply the desk over a system in one of " + REFUSING);
    }
  }
}
