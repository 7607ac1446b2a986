// SPDX-License-Identifier: Apache-2.0
package dev.waybill.testkit.kit;

import dev.waybill.connector.Deadline;
import dev.waybill.connector.Failure;
import dev.waybill.connector.Lookup;
import dev.waybill.connector.OneTimeCodes;
import dev.waybill.conversation.Channel;
import dev.waybill.conversation.Identity;
import dev.waybill.testkit.VirtualClock;
import java.time.Clock;
import java.time.Duration;
import java.util.Set;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Each rule of {@link OneTimeCodesKit} is kept by an honest provider and broken by some other. */
class OneTimeCodesKitTrialTest {

  private static final String KEY = "key-4711";

  private final KitTrial<OneTimeCodesKit> trial = new KitTrial<>(OneTimeCodesKit.class);

  @TestFactory
  Stream<DynamicTest> everyRuleIsKeptAndBroken() {
    trial.correct("codes by mail", () -> new Kit(MailedCodes::new, outage -> outage));
    checks();
    sending();
    outages();
    return trial.tests();
  }

  private void checks() {
    broken(
        "theRightCodeShowsWhoItIs",
        "only claims who it is",
        "must give a VERIFIED identity",
        clock ->
            new MailedCodes(clock) {
              @Override
              Identity shown(Issued sent) {
                return new Identity(Identity.Level.CLAIMED, sent.customerId(), null, null);
              }
            });
    broken(
        "theRightCodeShowsWhoItIs",
        "shows somebody else",
        "to whom it was sent",
        clock ->
            new MailedCodes(clock) {
              @Override
              Identity shown(Issued sent) {
                return Identity.verified("c8", null, null);
              }
            });
    broken(
        "aWrongCodeIsNotFound",
        "takes the end of a code",
        "compare the whole code",
        clock ->
            new MailedCodes(clock) {
              @Override
              boolean isRight(Issued sent, String answer) {
                return answer.length() > 3 && sent.code().endsWith(answer);
              }
            });
    broken(
        "aCodeIsGoodOnce",
        "keeps a code that was used",
        "forget a code",
        clock ->
            new MailedCodes(clock) {
              @Override
              void used(String challenge) {}
            });
    broken(
        "aCodeIsGoodForItsOwnChallengeOnly",
        "takes any code that is good",
        "keep each code with its challenge",
        clock ->
            new MailedCodes(clock) {
              @Override
              boolean isRight(Issued sent, String answer) {
                return issued.values().stream().anyMatch(other -> other.code().equals(answer));
              }
            });
    broken(
        "anOldCodeIsTooLate",
        "never lets a code end",
        "after a few minutes",
        clock -> new MailedCodes(Clock.fixed(clock.instant(), clock.getZone())));
    broken(
        "noTextIsTooStrangeToBeChecked",
        "throws for what is no number",
        "must not throw",
        clock ->
            new MailedCodes(clock) {
              @Override
              boolean isRight(Issued sent, String answer) {
                return Long.parseLong(answer) == Long.parseLong(sent.code());
              }
            });
  }

  private void sending() {
    broken(
        "codesAreDrawn",
        "counts its codes",
        "six digits at least",
        clock ->
            new MailedCodes(clock) {
              @Override
              String draw() {
                return String.valueOf(letters.size() + 1000);
              }
            });
    broken(
        "codesAreDrawn",
        "always sends the same",
        "SecureRandom",
        clock ->
            new MailedCodes(clock) {
              @Override
              String draw() {
                return "123456";
              }
            });
    broken(
        "whatIsToldIsMaskedAndTellsNoCode",
        "tells the whole address",
        "no personal data",
        clock ->
            new MailedCodes(clock) {
              @Override
              String to() {
                return ADDRESS;
              }
            });
    broken(
        "whatIsToldIsMaskedAndTellsNoCode",
        "tells the code",
        "may hold the code",
        clock ->
            new MailedCodes(clock) {
              @Override
              String to() {
                return "a***, code " + letters.get(letters.size() - 1);
              }
            });
    broken(
        "whoIsNotKnownIsSentNothing",
        "sends to whoever asks",
        "must be NOT_FOUND",
        clock ->
            new MailedCodes(clock) {
              @Override
              public Lookup<Sent> send(
                  String conversationId, Channel channel, Identity claimed, Deadline deadline) {
                return super.send(
                    conversationId, channel, Identity.verified(CUSTOMER, null, null), deadline);
              }
            });
  }

  private void outages() {
    outage(
        "anOutageIsNoWrongCode",
        "calls an outage a wrong code",
        "nothing follows",
        answer -> Lookup.failed(Failure.Kind.NOT_FOUND, "wrong"));
    outage(
        "aSilentSystemIsTimedOutByTheDeadline",
        "calls silence down",
        "kind TIMED_OUT",
        answer -> Lookup.failed(Failure.Kind.DOWN, "no answer"));
    outage(
        "failuresHoldNoSecretAndNoPersonalData",
        "quotes the address",
        "no personal data",
        answer ->
            answer.fold(
                found -> found,
                failure -> Lookup.failed(failure.kind(), "550 " + MailedCodes.ADDRESS)));
  }

  private void broken(
      String rule, String defect, String says, Function<Clock, MailedCodes> provider) {
    trial.mutant(rule, defect, says, () -> new Kit(provider, outage -> outage));
  }

  private void outage(
      String rule, String defect, String says, UnaryOperator<Lookup<OneTimeCodes.Sent>> change) {
    trial.mutant(
        rule, defect, says, () -> new Kit(MailedCodes::new, honest -> new Bad(honest, change)));
  }

  private record Bad(OneTimeCodes honest, UnaryOperator<Lookup<Sent>> change)
      implements OneTimeCodes {
    @Override
    public Lookup<Sent> send(
        String conversationId, Channel channel, Identity claimed, Deadline deadline) {
      return change.apply(honest.send(conversationId, channel, claimed, deadline));
    }

    @Override
    public Lookup<Identity> verify(String challenge, String answer, Deadline deadline) {
      return honest.verify(challenge, answer, deadline);
    }
  }

  private static final class Kit extends OneTimeCodesKit {
    private final VirtualClock clock = VirtualClock.at("2026-11-24T12:00:00Z");
    private final UnaryOperator<OneTimeCodes> damage;
    private final MailedCodes codes;

    Kit(Function<Clock, MailedCodes> provider, UnaryOperator<OneTimeCodes> damage) {
      this.codes = provider.apply(clock);
      this.damage = damage;
    }

    @Override
    protected OneTimeCodes codes() {
      return codes;
    }

    @Override
    protected Identity known() {
      return new Identity(Identity.Level.CLAIMED, MailedCodes.CUSTOMER, null, null);
    }

    @Override
    protected Identity unknown() {
      return new Identity(Identity.Level.CLAIMED, "c99", null, null);
    }

    @Override
    protected String lastCode() {
      return codes.letters.get(codes.letters.size() - 1);
    }

    @Override
    protected int sent() {
      return codes.letters.size();
    }

    @Override
    protected Set<String> confidential() {
      return Set.of(KEY, MailedCodes.ADDRESS);
    }

    @Override
    protected VirtualClock clock() {
      return clock;
    }

    @Override
    protected void pass(Duration time) {
      clock.advance(time);
    }

    @Override
    Duration grace() {
      return Duration.ofSeconds(2);
    }

    @Override
    protected OneTimeCodes codesIn(Trouble trouble) {
      return damage.apply(Outage.of(OneTimeCodes.class, trouble, clock));
    }
  }
}
