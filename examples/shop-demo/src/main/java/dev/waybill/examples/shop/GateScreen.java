// SPDX-License-Identifier: Apache-2.0
package dev.waybill.examples.shop;

import dev.waybill.action.ActionResult;
import dev.waybill.action.Receipt;
import dev.waybill.policy.decide.Argument;
import dev.waybill.policy.decide.Decision;
import dev.waybill.policy.explain.Explanation;
import dev.waybill.policy.model.CheckedPolicy;
import dev.waybill.policy.value.Value;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Shows what the gate answered, with the rules that had to do with it and where they stand. */
final class GateScreen implements ActionResult.Cases<List<String>> {

  private static final String INDENT = "         ";

  private final Screen screen;
  private final CheckedPolicy policy;

  GateScreen(Screen screen, CheckedPolicy policy) {
    this.screen = screen;
    this.policy = policy;
  }

  /** Shows it. */
  void show(ActionResult result) {
    result.fold(this).forEach(screen::line);
  }

  @Override
  public List<String> done(ActionResult.Done result) {
    Receipt receipt = result.receipt();
    return List.of(
        "Gate     | DONE: receipt "
            + receipt.reference()
            + " of "
            + receipt.source().system()
            + " at "
            + receipt.at());
  }

  @Override
  public List<String> needsConfirmation(ActionResult.NeedsConfirmation result) {
    Decision.Require decision = result.decision();
    String approvals =
        decision.obligations().approvals().stream()
            .map(approval -> ", then the approval of a " + plain(approval.role()))
            .collect(Collectors.joining());
    return decided("FIRST the customer's yes" + approvals, decision);
  }

  @Override
  public List<String> needsApproval(ActionResult.NeedsApproval result) {
    String roles =
        result.missing().stream()
            .map(approval -> plain(approval.role()))
            .collect(Collectors.joining(", "));
    return List.of("Gate     | FIRST the approval of a " + roles);
  }

  @Override
  public List<String> needsIdentity(ActionResult.NeedsIdentity result) {
    return decided("FIRST the customer must be " + plain(result.level()), result.decision());
  }

  @Override
  public List<String> needsEvidence(ActionResult.NeedsEvidence result) {
    List<String> needs =
        result.decision().needs().stream()
            .map(need -> INDENT + "missing " + need.path() + ": " + need.remedy())
            .toList();
    return joined(List.of("Gate     | NOT YET, something must be known first"), needs);
  }

  @Override
  public List<String> refused(ActionResult.Refused result) {
    return decided("REFUSED", result.decision());
  }

  @Override
  public List<String> unknown(ActionResult.Unknown result) {
    return List.of("Gate     | NOBODY KNOWS whether it is done: " + result.reason());
  }

  @Override
  public List<String> failed(ActionResult.Failed result) {
    return List.of("Gate     | NOT DONE: " + result.reason());
  }

  @Override
  public List<String> held(ActionResult.Held result) {
    return List.of("Gate     | NOT DONE, THE AGENT IS STOPPED: " + result.stage());
  }

  private List<String> decided(String what, Decision decision) {
    boolean denied = decision instanceof Decision.Deny;
    List<String> rules =
        decision.grounds().reasons().stream()
            .filter(reason -> !denied || reason.part() == Decision.Part.DENIED)
            .map(reason -> rule(reason, decision))
            .toList();
    List<String> largest =
        exceeded(decision).stream()
            .map(bound -> INDENT + "the most that is permitted outright: " + bound.text())
            .toList();
    String told = told(decision);
    return joined(
        joined(List.of("Gate     | " + what), joined(rules, largest)),
        told == null ? List.of() : List.of("Agent    | " + told));
  }

  /** The bounds that the request goes beyond. */
  private static List<Decision.Largest> exceeded(Decision decision) {
    Map<String, Argument> arguments = decision.grounds().request().arguments();
    return decision.grounds().largest().stream()
        .filter(
            bound -> isBeyond(arguments.get(bound.path().substring("request.".length())), bound))
        .toList();
  }

  private static boolean isBeyond(@Nullable Argument argument, Decision.Largest bound) {
    return argument != null
        && argument.value() instanceof Value.Money money
        && money.minor() > bound.outright();
  }

  /** The rule's name, the line it stands on, what it did, and its reason for the merchant. */
  private String rule(Decision.Reason reason, Decision decision) {
    String place =
        policy.rules().stream()
            .filter(rule -> rule.name().equals(reason.rule()))
            .map(Explanation::place)
            .findFirst()
            .orElse(ShopPolicy.FILE);
    String did =
        switch (reason.part()) {
          case DENIED -> "denies it";
          case UNKNOWN -> "cannot tell";
          case REQUIRED -> "asks for " + asked(reason.rule(), decision);
          case ALLOWED -> "allows it";
          case INFORMED -> "informs";
        };
    String because = reason.because() == null ? "" : ": " + reason.because();
    return INDENT + "[" + reason.rule() + "] " + place + " " + did + because;
  }

  private static String asked(String rule, Decision decision) {
    if (decision instanceof Decision.Require require) {
      for (Decision.Approval approval : require.obligations().approvals()) {
        if (approval.rules().contains(rule)) {
          return "a " + plain(approval.role());
        }
      }
      return require.obligations().identity() == null ? "the yes" : "the identity";
    }
    return "more";
  }

  /** What the customer hears. */
  private static @Nullable String told(Decision decision) {
    if (decision instanceof Decision.Require require
        && require.obligations().identity() == null
        && require.obligations().confirmation() != null) {
      return decision.grounds().request().action().replace('_', ' ')
          + ": "
          + require.obligations().confirmation().showing().stream()
              .filter(shown -> !shown.text().isEmpty())
              .map(shown -> name(shown.path()) + " " + shown.text())
              .collect(Collectors.joining(", "))
          + "."
          + (require.obligations().approvals().isEmpty() ? "" : approval(decision))
          + " Shall I?";
    }
    return decision.customerMessage();
  }

  private static String approval(Decision decision) {
    String bound =
        exceeded(decision).stream()
            .map(largest -> " Up to " + largest.text() + " I can do at once.")
            .findFirst()
            .orElse("");
    return " That takes a colleague's approval." + bound;
  }

  private static String name(String path) {
    return plain(path.substring(path.lastIndexOf('.') + 1)).replace(" id", "");
  }

  private static String plain(String name) {
    return name.replace('_', ' ');
  }

  private static List<String> joined(List<String> first, List<String> second) {
    return Stream.concat(first.stream(), second.stream()).toList();
  }
}
