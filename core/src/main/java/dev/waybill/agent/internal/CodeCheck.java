// SPDX-License-Identifier: Apache-2.0
package dev.waybill.agent.internal;

import dev.waybill.connector.Deadline;
import dev.waybill.connector.Failure;
import dev.waybill.connector.Lookup;
import dev.waybill.connector.OneTimeCodes;
import dev.waybill.conversation.CustomerMessage;
import dev.waybill.conversation.Identity;
import dev.waybill.conversation.Proving;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Lets a customer show who they are by a one-time code. Three wrong answers, and none is taken for
 * an hour, the right one included. An answer is never recorded.
 */
final class CodeCheck {

  private static final Logger log = LoggerFactory.getLogger(CodeCheck.class);

  private static final int MOST_WRONG = 3;
  private static final Duration LOCKED = Duration.ofHours(1);
  private static final Duration HOLDS = Duration.ofHours(1);
  private static final Pattern CODE = Pattern.compile("\\s*(?:\\d[ -]?){4,10}\\s*");

  private final @Nullable OneTimeCodes codes;
  private final Clock clock;
  private final Duration patience;

  CodeCheck(@Nullable OneTimeCodes codes, Clock clock, Duration patience) {
    this.codes = codes;
    this.clock = clock;
    this.patience = patience;
  }

  /** What an answer was. */
  enum Answer {
    /** The message is no answer to a code. */
    NONE,
    /** Right. */
    RIGHT,
    /** Wrong, or too late. */
    WRONG,
    /** Wrong once too often, just now. */
    LOCKED_NOW,
    /** Not looked at: none is taken for a while. */
    LOCKED,
    /** It could not be checked. */
    UNCHECKED
  }

  /**
   * What came of a message.
   *
   * @param answer what it was
   * @param proving how far the customer has come
   */
  record Result(Answer answer, Proving proving) {}

  /** Looks at a message; nothing is asked of the provider unless it is an answer. */
  Result of(CustomerMessage message, Proving proving) {
    Instant now = clock.instant();
    String challenge = proving.challenge();
    OneTimeCodes provider = codes;
    if (provider == null || !CODE.matcher(message.text()).matches()) {
      return new Result(Answer.NONE, proving);
    }
    if (proving.isLocked(now)) {
      return new Result(Answer.LOCKED, proving);
    }
    if (challenge == null) {
      return new Result(Answer.NONE, proving);
    }
    String digits = message.text().replaceAll("\\D", "");
    return verified(provider, challenge, digits, now)
        .fold(
            found -> new Result(Answer.RIGHT, right(proving, found.value(), now)),
            failure ->
                failure.kind() == Failure.Kind.NOT_FOUND
                    ? wrong(proving, now)
                    : new Result(Answer.UNCHECKED, proving));
  }

  private Lookup<Identity> verified(
      OneTimeCodes provider, String challenge, String digits, Instant now) {
    try {
      return provider.verify(challenge, digits, Deadline.in(patience, now));
    } catch (RuntimeException e) {
      log.warn("the provider of codes threw {}", e.getClass().getName());
      return Lookup.failed(Failure.Kind.DOWN, "the provider threw");
    }
  }

  private static Proving right(Proving proving, Identity identity, Instant now) {
    return new Proving(null, proving.words(), 0, null, identity, now.plus(HOLDS));
  }

  private static Result wrong(Proving proving, Instant now) {
    int wrong = proving.wrong() + 1;
    return wrong < MOST_WRONG
        ? new Result(
            Answer.WRONG,
            new Proving(proving.challenge(), proving.words(), wrong, null, null, null))
        : new Result(Answer.LOCKED_NOW, new Proving(null, "", wrong, now.plus(LOCKED), null, null));
  }

  /** Who the customer is, after what they have shown. */
  static Identity identity(CustomerMessage message, Proving proving, Instant now) {
    Identity proven = proving.proven();
    Instant until = proving.until();
    if (proven == null
        || until == null
        || !now.isBefore(until)
        || message.identity().level().compareTo(Identity.Level.VERIFIED) >= 0) {
      return message.identity();
    }
    return proven;
  }

  /** Sends a code to a customer who says who they are; empty if none can be sent now. */
  Optional<OneTimeCodes.Sent> send(CustomerMessage message, Proving proving) {
    Instant now = clock.instant();
    OneTimeCodes provider = codes;
    if (provider == null
        || proving.isLocked(now)
        || message.identity().level() == Identity.Level.NONE) {
      return Optional.empty();
    }
    try {
      return provider
          .send(
              message.conversationId(),
              message.channel(),
              message.identity(),
              Deadline.in(patience, now))
          .fold(found -> Optional.of(found.value()), failure -> Optional.empty());
    } catch (RuntimeException e) {
      log.warn("the provider of codes threw {}", e.getClass().getName());
      return Optional.empty();
    }
  }
}
