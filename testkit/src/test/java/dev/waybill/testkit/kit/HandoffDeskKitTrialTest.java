// SPDX-License-Identifier: Apache-2.0
package dev.waybill.testkit.kit;

import dev.waybill.handoff.HandoffDesk;
import dev.waybill.handoff.HandoffException;
import dev.waybill.handoff.HandoffPacket;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Each rule of {@link HandoffDeskKit} is kept by an honest desk and broken by some other. */
class HandoffDeskKitTrialTest {

  private static final String SECRET = "token-4711";

  private final KitTrial<HandoffDeskKit> trial = new KitTrial<>(HandoffDeskKit.class);

  @TestFactory
  Stream<DynamicTest> everyRuleIsKeptAndBroken() {
    trial.correct("a help desk", () -> new Kit());
    tickets();
    words();
    badDays();
    return trial.tests();
  }

  private void tickets() {
    broken(
        "aCaseIsOneTicketWithAReference",
        "gives no reference",
        "as the customer may be told it",
        tickets ->
            packet -> {
              tickets.take(packet.key(), HandoffDeskKit.text(packet));
              return " ";
            });
    broken(
        "aCaseIsOneTicketWithAReference",
        "gives a reference of nothing",
        "must be one ticket",
        tickets -> packet -> "T-1");
    broken(
        "theSameCaseTwiceIsOneTicket",
        "opens a second ticket",
        "must be the same ticket with the same reference",
        tickets -> packet -> tickets.takeAnother(HandoffDeskKit.text(packet)));
    broken(
        "theSameCaseAtOnceIsOneTicket",
        "looks first and opens afterwards",
        "never look first",
        tickets ->
            packet -> {
              String held = tickets.reference(packet.key());
              Broken.meanwhile();
              return held == null
                  ? tickets.takeAnother(packet.key(), HandoffDeskKit.text(packet))
                  : held;
            });
    broken(
        "differentCasesAreDifferentTickets",
        "takes small letters and capitals for the same",
        "with references of their own",
        tickets ->
            packet ->
                tickets.take(packet.key().toLowerCase(Locale.ROOT), HandoffDeskKit.text(packet)));
    broken(
        "manyCasesAtOnceAreNotMixedUp",
        "keeps the case of a call in a field",
        "in a ticket of its own",
        tickets ->
            new HandoffDesk() {
              private volatile @Nullable HandoffPacket current;

              @Override
              public String open(HandoffPacket packet) {
                current = packet;
                Broken.meanwhile();
                return tickets.takeAnother(HandoffDeskKit.text(current));
              }
            });
  }

  private void words() {
    text(
        "aPersonFindsAllTheyNeed",
        "leaves out what was read",
        "every fact that was read",
        packet ->
            packet.conversationId()
                + packet.orderNumber()
                + packet.identity().customerId()
                + packet.transcript()
                + packet.unknowns());
    text(
        "everyLanguageAndLengthReachesThePerson",
        "cuts long lines",
        "to its end",
        packet -> shortened(HandoffDeskKit.text(packet)));
    broken(
        "aCaseOfNobodyKnownIsTaken",
        "needs an order",
        "while the system is well",
        tickets ->
            packet -> {
              if (packet.orderNumber() == null) {
                throw new HandoffException("a ticket needs an order");
              }
              return tickets.take(packet.key(), HandoffDeskKit.text(packet));
            });
    text(
        "theJvmsZoneAndLocaleChangeNothing",
        "writes numbers in the JVM's locale",
        "under the usual defaults",
        packet -> HandoffDeskKit.text(packet) + String.format(Locale.getDefault(), "%,d", 1234567));
  }

  private static String shortened(String text) {
    return text.substring(0, Math.min(text.length(), 4_000));
  }

  private void badDays() {
    inTrouble(
        "aDeskThatDoesNotTakeACaseSaysSo",
        "makes a reference up while the system is down",
        "no reference is made up",
        Trouble.DOWN,
        tickets -> packet -> "T-0");
    inTrouble(
        "aDeskThatDoesNotTakeACaseSaysSo",
        "lets the exception of a client through",
        "no exception of a client goes through",
        Trouble.THROTTLED,
        tickets ->
            packet -> {
              throw new IllegalStateException("429");
            });
    inTrouble(
        "aLostAnswerIsNotASecondTicket",
        "gives the system another key at every try",
        "must be found by its key",
        Trouble.TRUNCATED,
        tickets ->
            packet -> {
              tickets.takeAnother(HandoffDeskKit.text(packet));
              throw new HandoffException("the answer ends in the middle");
            });
    inTrouble(
        "anInterruptedThreadReturnsPromptly",
        "forgets the interruption",
        "leave the thread interrupted",
        Trouble.SILENT,
        tickets ->
            packet -> {
              try {
                new CountDownLatch(1).await();
              } catch (InterruptedException e) {
                throw new HandoffException("interrupted", e);
              }
              return "";
            });
    inTrouble(
        "failuresHoldNoSecretAndNoPersonalData",
        "quotes its credentials",
        "no secret and no personal data",
        Trouble.UNAUTHORISED,
        tickets ->
            packet -> {
              throw new HandoffException("401 for " + SECRET);
            });
    inTrouble(
        "failuresHoldNoSecretAndNoPersonalData",
        "passes on a cause that quotes the case",
        "no secret and no personal data",
        Trouble.DOWN,
        tickets ->
            packet -> {
              throw new HandoffException(
                  "the help desk answers 503",
                  new IllegalStateException("body: " + packet.transcript()));
            });
  }

  private void text(String rule, String defect, String says, Function<HandoffPacket, String> text) {
    broken(rule, defect, says, tickets -> packet -> tickets.take(packet.key(), text.apply(packet)));
  }

  private void broken(
      String rule, String defect, String says, Function<Tickets, HandoffDesk> desk) {
    mutant(rule, defect, says, kit -> kit.desk = desk);
  }

  private void inTrouble(
      String rule,
      String defect,
      String says,
      Trouble trouble,
      Function<Tickets, HandoffDesk> desk) {
    mutant(rule, defect, says, kit -> kit.troubled.put(trouble, desk));
  }

  private void mutant(String rule, String defect, String says, Consumer<Kit> change) {
    trial.mutant(
        rule,
        defect,
        says,
        () -> {
          Kit kit = new Kit();
          change.accept(kit);
          return kit;
        });
  }

  private static final class Kit extends HandoffDeskKit {

    private final Tickets tickets = new Tickets();
    private final Map<Trouble, Function<Tickets, HandoffDesk>> troubled = new LinkedHashMap<>();
    private Function<Tickets, HandoffDesk> desk =
        held -> packet -> held.take(packet.key(), text(packet));

    @Override
    protected HandoffDesk desk() {
      return desk.apply(tickets);
    }

    @Override
    protected List<String> tickets() {
      return tickets.texts();
    }

    @Override
    protected HandoffDesk deskIn(Trouble trouble) {
      return troubled.getOrDefault(trouble, held -> honest(held, trouble)).apply(tickets);
    }

    @Override
    protected Set<String> secrets() {
      return Set.of(SECRET);
    }

    private static HandoffDesk honest(Tickets tickets, Trouble trouble) {
      return packet -> {
        if (trouble == Trouble.TRUNCATED) {
          tickets.take(packet.key(), text(packet));
        } else if (trouble == Trouble.SILENT) {
          untilInterrupted();
        }
        throw new HandoffException("the help desk was " + trouble);
      };
    }

    private static void untilInterrupted() {
      try {
        new CountDownLatch(1).await();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }
  }

  /** A help desk's own store, which refuses a second ticket with a key. */
  private static final class Tickets {

    private final Map<String, String> references = new LinkedHashMap<>();
    private final List<String> texts = new ArrayList<>();

    synchronized String take(String key, String text) {
      String held = references.get(key);
      return held == null ? takeAnother(key, text) : held;
    }

    synchronized String takeAnother(String key, String text) {
      String reference = takeAnother(text);
      references.put(key, reference);
      return reference;
    }

    synchronized String takeAnother(String text) {
      texts.add(text);
      return "T-" + texts.size();
    }

    synchronized @Nullable String reference(String key) {
      return references.get(key);
    }

    synchronized List<String> texts() {
      return List.copyOf(texts);
    }
  }
}
