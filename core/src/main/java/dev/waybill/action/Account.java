// SPDX-License-Identifier: Apache-2.0
package dev.waybill.action;

import static java.util.stream.Collectors.joining;

import dev.waybill.conversation.TurnTrace.Decided;
import dev.waybill.conversation.TurnTrace.Ground;
import dev.waybill.policy.decide.Decision;
import dev.waybill.policy.value.Value;
import dev.waybill.policy.vocabulary.ActionType;
import dev.waybill.policy.vocabulary.Attribute;
import dev.waybill.policy.vocabulary.Type;
import dev.waybill.policy.vocabulary.Vocabulary;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Tells in a trace what was asked of the gate and what became of it. Safe for many threads. */
public final class Account {

  private static final int FINGERPRINT_DIGITS = 16;

  private final Vocabulary vocabulary;

  /**
   * Makes one.
   *
   * @param vocabulary the words of the policy
   */
  public Account(Vocabulary vocabulary) {
    this.vocabulary = vocabulary;
  }

  /**
   * Tells it, small and without personal words.
   *
   * @param request a request
   * @param result what the gate gave for it
   * @return the account
   */
  public Decided of(ActionRequest request, ActionResult result) {
    Ending ending = result.fold(ENDINGS);
    Decision decision = ending.decision();
    return new Decided(
        request.action(),
        arguments(request),
        request.key(),
        ending.kind(),
        ending.detail(),
        decision == null ? null : decision.grounds().digest(),
        decision == null ? List.of() : rules(decision),
        decision == null ? null : decision.customerMessage());
  }

  private record Ending(String kind, String detail, @Nullable Decision decision) {}

  private static final ActionResult.Cases<Ending> ENDINGS =
      new ActionResult.Cases<>() {
        @Override
        public Ending done(ActionResult.Done result) {
          return new Ending("done", result.receipt().reference(), result.decision());
        }

        @Override
        public Ending needsConfirmation(ActionResult.NeedsConfirmation result) {
          return new Ending("needs_confirmation", "", result.decision());
        }

        @Override
        public Ending needsApproval(ActionResult.NeedsApproval result) {
          String roles =
              result.missing().stream().map(Decision.Approval::role).collect(joining(", "));
          return new Ending("needs_approval", roles, result.decision());
        }

        @Override
        public Ending needsIdentity(ActionResult.NeedsIdentity result) {
          return new Ending("needs_identity", result.level(), result.decision());
        }

        @Override
        public Ending needsEvidence(ActionResult.NeedsEvidence result) {
          String paths =
              result.decision().needs().stream()
                  .map(need -> need.path() + " " + lower(need.why()))
                  .collect(joining(", "));
          return new Ending("needs_evidence", paths, result.decision());
        }

        @Override
        public Ending refused(ActionResult.Refused result) {
          return new Ending("refused", "", result.decision());
        }

        @Override
        public Ending unknown(ActionResult.Unknown result) {
          return new Ending("unknown", result.reason(), null);
        }

        @Override
        public Ending failed(ActionResult.Failed result) {
          return new Ending("failed", result.reason(), null);
        }

        @Override
        public Ending held(ActionResult.Held result) {
          return new Ending("held", result.stage().name(), result.decision());
        }
      };

  private static List<Ground> rules(Decision decision) {
    return decision.grounds().reasons().stream()
        .map(reason -> new Ground(reason.rule(), lower(reason.part())))
        .toList();
  }

  private Map<String, String> arguments(ActionRequest request) {
    ActionType type = vocabulary.actions().get(request.action());
    Map<String, String> texts = new TreeMap<>();
    request
        .arguments()
        .forEach(
            (name, value) -> {
              Attribute argument = type == null ? null : type.arguments().get(name);
              texts.put(name, argument == null ? fingerprint(value) : text(argument, value));
            });
    return texts;
  }

  /** What cannot be personal, as text. */
  private static String text(Attribute argument, Value value) {
    if (value instanceof Value.Money money) {
      return money.minor() + " minor units of " + money.currency();
    }
    if (value instanceof Value.Decimal number) {
      return number.number().toPlainString();
    }
    if (value instanceof Value.Percent percent) {
      return percent.percent().toPlainString() + " %";
    }
    if (value instanceof Value.YesNo yesNo) {
      return yesNo.yes() ? "yes" : "no";
    }
    if (value instanceof Value.Day day) {
      return day.date().toString();
    }
    if (value instanceof Value.Moment moment) {
      return moment.instant().toString();
    }
    if (value instanceof Value.Length length) {
      return length.duration().toString();
    }
    if (value instanceof Value.Absent) {
      return "none";
    }
    boolean isWord =
        argument.type() instanceof Type.Enumeration || argument.type() == Type.Simple.ID;
    return isWord && value instanceof Value.Text text ? text.text() : fingerprint(value);
  }

  private static String fingerprint(Value value) {
    try {
      byte[] hash =
          MessageDigest.getInstance("SHA-256")
              .digest(value.toString().getBytes(StandardCharsets.UTF_8));
      return "sha256:" + HexFormat.of().formatHex(hash).substring(0, FINGERPRINT_DIGITS);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }

  private static String lower(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT);
  }
}
