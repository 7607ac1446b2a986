// SPDX-License-Identifier: Apache-2.0
package dev.waybill.testkit.kit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.waybill.ambient.Ambient;
import dev.waybill.connector.Deadline;
import dev.waybill.connector.Failure;
import dev.waybill.connector.Lookup;
import dev.waybill.connector.OneTimeCodes;
import dev.waybill.connector.OneTimeCodes.Sent;
import dev.waybill.conversation.Channel;
import dev.waybill.conversation.Identity;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/**
 * The rules of {@link OneTimeCodes}: what a shop's provider of identities must do when it sends
 * codes and checks them. To try one, extend it:
 *
 * <pre>{@code
 * class MailedCodesTest extends OneTimeCodesKit {
 *   private final FakeMailServer mail = FakeMailServer.start();
 *   private final VirtualClock clock = VirtualClock.at("2026-11-24T12:00:00Z");
 *
 *   @Override
 *   protected OneTimeCodes codes() {
 *     return new MailedCodes(mail.address(), KEY, clock);
 *   }
 *
 *   @Override
 *   protected Identity known() {
 *     return new Identity(Identity.Level.CLAIMED, "c7", null, null);
 *   }
 *
 *   @Override
 *   protected Identity unknown() {
 *     return new Identity(Identity.Level.CLAIMED, "c99", null, null);
 *   }
 *
 *   @Override
 *   protected String lastCode() {
 *     return mail.last().code();
 *   }
 *
 *   @Override
 *   protected int sent() {
 *     return mail.count();
 *   }
 *
 *   @Override
 *   protected Set<String> confidential() {
 *     return Set.of(KEY, "ada@example.com");
 *   }
 * }
 * }</pre>
 *
 * <p>A rule for which something was not supplied is aborted, with a message that says how to supply
 * it; it is never passed in silence.
 */
public abstract class OneTimeCodesKit {

  private static final Duration AMPLE = Duration.ofSeconds(30);
  private static final Duration SHORT = Duration.ofMillis(500);
  private static final Duration LONG = Duration.ofHours(1);
  private static final int MANY = 20;

  private int conversations;

  /** The provider, over a system that knows {@link #known()} and is well. */
  protected abstract OneTimeCodes codes();

  /** Somebody whom the shop knows, as a customer claims to be them: with a customer identifier. */
  protected abstract Identity known();

  /** Somebody whom the shop does not know, as a customer claims to be them. */
  protected abstract Identity unknown();

  /** The code that was sent last, as it was received. */
  protected abstract String lastCode();

  /** How many codes were sent so far. */
  protected abstract int sent();

  /**
   * Secrets, and the addresses and numbers to which codes are sent, whole: none may be told to the
   * customer or stand in a failure.
   */
  protected abstract Set<String> confidential();

  /** The time as the provider knows it; by default the system's. */
  protected InstantSource clock() {
    return Ambient.clock();
  }

  /** Lets time pass for the provider. To be overridden if it is given a clock of its own. */
  protected void pass(Duration time) {
    throw Untried.abort("give the provider a clock, and override pass(Duration) to move it");
  }

  /** The provider over a system that has this trouble at every call. */
  protected OneTimeCodes codesIn(Trouble trouble) {
    throw Untried.abort(
        "override codesIn(Trouble) and give the provider over a system that is " + trouble);
  }

  /** How long after its deadline a call may still take to return. */
  Duration grace() {
    return Duration.ofSeconds(5);
  }

  /** The right code shows who the customer is: verified, and the one it was sent to. */
  @Test
  public final void theRightCodeShowsWhoItIs() {
    OneTimeCodes codes = codes();
    Sent sent = send(codes);
    Identity shown = found("verify(challenge, code)", verify(codes, sent, lastCode()));
    String demand =
        "verify(challenge, code) with the right code must give a VERIFIED identity of the customer"
            + " to whom it was sent";
    assertThat(shown.level()).as(demand).isEqualTo(Identity.Level.VERIFIED);
    assertThat(shown.customerId()).as(demand).isEqualTo(known().customerId());
  }

  /** A wrong code shows nothing, however near it is. */
  @Test
  public final void aWrongCodeIsNotFound() {
    OneTimeCodes codes = codes();
    Sent sent = send(codes);
    String code = lastCode();
    List<String> wrong = new ArrayList<>(List.of("", "0", code.substring(1), code + "0"));
    wrong.add((code.charAt(0) == '9' ? '0' : (char) (code.charAt(0) + 1)) + code.substring(1));
    for (String answer : wrong) {
      notFound(
          "verify(challenge, answer) with a wrong answer of " + answer.length() + " digits",
          verify(codes, sent, answer),
          "compare the whole code, and treat none as a master code");
    }
  }

  /** A code is good once: whoever reads it afterwards has nothing. */
  @Test
  public final void aCodeIsGoodOnce() {
    OneTimeCodes codes = codes();
    Sent sent = send(codes);
    found("verify(challenge, code)", verify(codes, sent, lastCode()));
    notFound(
        "verify(challenge, code) for a second time",
        verify(codes, sent, lastCode()),
        "forget a code, in one step, when it is used");
  }

  /** A code belongs to its challenge: one that was sent for another is wrong. */
  @Test
  public final void aCodeIsGoodForItsOwnChallengeOnly() {
    OneTimeCodes codes = codes();
    Sent first = send(codes);
    String firstCode = lastCode();
    Sent second = send(codes);
    assertThat(second.challenge())
        .as("two challenges must have different names")
        .isNotEqualTo(first.challenge());
    if (!firstCode.equals(lastCode())) {
      notFound(
          "verify(challenge, code) with the code of another challenge",
          verify(codes, second, firstCode),
          "keep each code with its challenge");
    }
    notFound(
        "verify(\"no-such-challenge\", code)",
        verify(codes, new Sent("no-such-challenge", ""), lastCode()),
        "a challenge that was never named is wrong");
  }

  /** A code is good for a few minutes: after an hour it is not. */
  @Test
  public final void anOldCodeIsTooLate() {
    OneTimeCodes codes = codes();
    Sent sent = send(codes);
    pass(LONG);
    notFound(
        "verify(challenge, code) after an hour",
        verify(codes, sent, lastCode()),
        "let a code end after a few minutes, by the injected clock");
  }

  /** Codes cannot be told from one another's: they are drawn, with six digits at least. */
  @Test
  public final void codesAreDrawn() {
    OneTimeCodes codes = codes();
    Set<String> drawn = new HashSet<>();
    for (int i = 0; i < MANY; i++) {
      send(codes);
      assertThat(lastCode())
          .as("a code must have six digits at least, and digits only: the customer types it")
          .matches("[0-9]{6,}");
      drawn.add(lastCode());
    }
    assertThat(drawn.size())
        .as("codes must be drawn by a SecureRandom: of " + MANY + " so many differ")
        .isGreaterThan(MANY / 2);
  }

  /** Nobody is sent a code whom the shop does not know. */
  @Test
  public final void whoIsNotKnownIsSentNothing() {
    OneTimeCodes codes = codes();
    int before = sent();
    notFound(
        "send(…) for somebody the shop does not know",
        codes.send("kit-unknown", Channel.CHAT, unknown(), ample()),
        "look up where to send in the shop's own records; there is nothing to fall back on");
    assertThat(sent()).as("whoever is not known must be sent nothing").isEqualTo(before);
  }

  /** What the customer is told of where it went is masked, and tells no code. */
  @Test
  public final void whatIsToldIsMaskedAndTellsNoCode() {
    Sent sent = send(codes());
    Discretion.of("where the code went (Sent.to)", sent.to(), confidential());
    assertThat(sent.to()).as("Sent.to must say where it went, masked").isNotBlank();
    assertThat(sent.to() + " " + sent.challenge())
        .as("neither Sent.to nor Sent.challenge may hold the code: both reach logs")
        .doesNotContain(lastCode());
  }

  /** Whatever text is given as a challenge or an answer is wrong, and throws nothing. */
  @Test
  public final void noTextIsTooStrangeToBeChecked() {
    OneTimeCodes codes = codes();
    Sent sent = send(codes);
    for (String text : StrangeTexts.ALL) {
      String call = StrangeTexts.shown(text);
      notFound(
          "verify(challenge, " + call + ")",
          verify(codes, sent, text),
          "bind values, never paste them in");
      notFound(
          "verify(" + call + ", code)",
          verify(codes, new Sent(text, ""), lastCode()),
          "bind values, never paste them in");
    }
  }

  /** A provider that is down, throttles or refuses says so: a right code is not called wrong. */
  @Test
  public final void anOutageIsNoWrongCode() {
    for (Trouble trouble : List.of(Trouble.DOWN, Trouble.UNAUTHORISED, Trouble.THROTTLED)) {
      OneTimeCodes codes = codesIn(trouble);
      for (Lookup<?> answer :
          List.of(
              codes.send("kit-outage", Channel.CHAT, known(), ample()),
              codes.verify("challenge", "123456", ample()))) {
        assertThat(kind(answer))
            .as(
                "a system that is "
                    + trouble
                    + " must be a failure of kind "
                    + trouble.kind()
                    + ": nothing follows about the code, so it is not NOT_FOUND")
            .isEqualTo(trouble.kind().name());
      }
    }
  }

  /** A call to a system that does not answer returns by its deadline, as {@code TIMED_OUT}. */
  @Test
  public final void aSilentSystemIsTimedOutByTheDeadline() {
    OneTimeCodes codes = codesIn(Trouble.SILENT);
    Deadline soon = Deadline.in(SHORT, clock().instant());
    WatchedCall<Lookup<?>> call =
        WatchedCall.start(() -> codes.send("kit-silent", Channel.CHAT, known(), soon));
    String demand = "send(…) must return by its deadline with kind TIMED_OUT";
    boolean ended = call.endsWithin(SHORT.plus(grace()));
    if (!ended) {
      call.interrupt();
    }
    assertThat(ended).as(demand).isTrue();
    assertThat(kind(call.result())).as(demand).isEqualTo(Failure.Kind.TIMED_OUT.name());
  }

  /** No secret, address or code stands in a failure's detail or in the provider's description. */
  @Test
  public final void failuresHoldNoSecretAndNoPersonalData() {
    Discretion.of("toString()", String.valueOf(codes()), confidential());
    for (Trouble trouble : List.of(Trouble.DOWN, Trouble.UNAUTHORISED)) {
      String detail =
          codesIn(trouble)
              .send("kit-discreet", Channel.CHAT, known(), ample())
              .fold(found -> "", Failure::detail);
      Discretion.of("a failure in " + trouble, detail, confidential());
    }
  }

  private Deadline ample() {
    return Deadline.in(AMPLE, clock().instant());
  }

  private Sent send(OneTimeCodes codes) {
    conversations++;
    int before = sent();
    Sent sent =
        found(
            "send(…) for somebody the shop knows",
            codes.send("kit-" + conversations, Channel.CHAT, known(), ample()));
    assertThat(sent()).as("send(…) must send one code").isEqualTo(before + 1);
    return sent;
  }

  private Lookup<Identity> verify(OneTimeCodes codes, Sent sent, String answer) {
    try {
      return codes.verify(sent.challenge(), answer, ample());
    } catch (RuntimeException e) {
      throw new AssertionError(
          "verify(challenge, answer) must not throw "
              + e.getClass().getSimpleName()
              + ": return Lookup.failed(kind, detail)",
          e);
    }
  }

  private static <T> T found(String call, Lookup<T> answer) {
    return answer.fold(
        found -> found.value(),
        failure -> {
          throw new AssertionError(call + " must be found, but failed: " + failure);
        });
  }

  private static void notFound(String call, Lookup<?> answer, String how) {
    assertThat(kind(answer))
        .as(call + " must be NOT_FOUND: " + how)
        .isEqualTo(Failure.Kind.NOT_FOUND.name());
  }

  private static String kind(Lookup<?> answer) {
    return answer.fold(found -> "found", failure -> failure.kind().name());
  }
}
