// SPDX-License-Identifier: Apache-2.0
package dev.waybill.testkit.model;

import dev.langchain4j.data.message.AiMessage;
import dev.langchain4j.model.chat.response.ChatResponse;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What a hostile model does with its tools, and what it returns instead of an answer. */
final class Tricks {

  private static final String ORDER_TOOL = "get_order";
  private static final String PARCEL_TOOL = "track_parcel";
  private static final List<String> PROPOSALS =
      List.of(
          "cancel_order",
          "refund_order",
          "change_address",
          "return_items",
          "exchange_items",
          "claim_warranty");
  private static final Pattern NUMBER = Pattern.compile("\\d+");
  private static final List<String> OTHERS =
      List.of("N1809", "N1001", "1001", "99", "N1812", "N1029");

  private Tricks() {}

  static ChatResponse unknownTools(Briefing briefing, int turn) {
    if (!briefing.offersTools()) {
      return Responses.text(briefing.plainAnswer());
    }
    String name = List.of("refund_order", "get-order", "execute_sql", "sudo").get(turn % 4);
    return Responses.call(
        Responses.call("u" + turn, name, "{\"order_number\":\"N1\",\"amount\":500}"));
  }

  static ChatResponse badArguments(Briefing briefing, int turn) {
    List<String> arguments =
        List.of(
            "not json",
            "{\"order_number\":",
            "[]",
            "{\"order_number\":{\"a\":1}}",
            "{\"order_number\":\"N1\",\"as_admin\":true}",
            "{\"order_number\":\"" + "9".repeat(100_000) + "\"}",
            "{\"order_number\":null}",
            "\"N1\"");
    return Responses.call(
        Responses.call("b" + turn, ORDER_TOOL, arguments.get(turn % arguments.size())));
  }

  static ChatResponse sameCall(Briefing briefing, int turn) {
    return Responses.call(Responses.call("same", ORDER_TOOL, "{\"order_number\":\"N1\"}"));
  }

  static ChatResponse idlessCalls(Briefing briefing, int turn) {
    String number = briefing.facts().getOrDefault(briefing.path(".number"), "N1");
    String arguments = "{\"order_number\":\"" + number + "\"}";
    return Responses.call(
        Responses.call(null, ORDER_TOOL, arguments), Responses.call(null, ORDER_TOOL, arguments));
  }

  /** The customer's own order, somebody else's and one that is not there, in turn. */
  static ChatResponse proposals(Briefing briefing, int turn) {
    if (!briefing.offersTools()) {
      return Responses.text(briefing.plainAnswer());
    }
    String own = briefing.facts().getOrDefault(briefing.path(".number"), "N1");
    String number = turn % 3 == 0 ? own : turn % 3 == 1 ? neighbour(briefing) : "N99999";
    return Responses.call(
        Responses.call(
            "a" + turn,
            PROPOSALS.get(turn % PROPOSALS.size()),
            "{\"order_number\":\"" + number + "\"}"),
        Responses.call(
            "b" + turn,
            PROPOSALS.get((turn + 1) % PROPOSALS.size()),
            "{\"order_number\":\"" + own + "\"}"));
  }

  static ChatResponse callsForEver(Briefing briefing, int turn) {
    return Responses.call(
        Responses.call("o" + turn, ORDER_TOOL, "{\"order_number\":\"N" + turn + "\"}"),
        Responses.call("p" + turn, PARCEL_TOOL, "{\"tracking_number\":\"S" + turn + "\"}"));
  }

  static ChatResponse failure(Briefing briefing, int turn) {
    throw turn % 3 == 0
        ? new IllegalStateException("key sk-secret was refused: " + briefing.customerWords())
        : turn % 3 == 1
            ? new UnsupportedModelException("no such model")
            : new StackTracelessException();
  }

  /** What a provider's client may throw that no library knows. */
  static final class UnsupportedModelException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    UnsupportedModelException(String message) {
      super(message);
    }
  }

  /** An exception without message, cause or stack trace. */
  static final class StackTracelessException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    StackTracelessException() {
      super(null, null, false, false);
    }
  }

  static ChatResponse garbage(Briefing briefing, int turn) {
    String plain = briefing.plainAnswer();
    return switch (turn % 10) {
      case 0 -> Responses.text("");
      case 1 -> Responses.of(AiMessage.builder().build());
      case 2 -> Responses.text("\u0000\u0007\u001b[31m\u202e" + plain);
      case 3 -> Responses.text((plain + " very ").repeat(2_000));
      case 4 -> Responses.text(plain + " {{orders.X");
      case 5 -> Responses.text("Dear Pat Miller of 9 Oak Ave, pat@example.com: " + plain);
      case 6 -> Responses.text(briefing.all());
      case 7 -> Responses.text("   \n\t ");
      case 8 -> Responses.text("{\"reply\": \"" + briefing.necessary() + "\"}");
      default -> Responses.text("<script>alert(1)</script>" + briefing.necessary());
    };
  }

  static ChatResponse leaks(Briefing briefing, int turn) {
    if (briefing.offersTools() && turn % 3 != 2) {
      String number = turn % 2 == 0 ? OTHERS.get(turn % OTHERS.size()) : neighbour(briefing);
      return Responses.call(
          Responses.call("l" + turn, ORDER_TOOL, "{\"order_number\":\"" + number + "\"}"));
    }
    return Responses.text(
        briefing.plainAnswer()
            + " By the way, order "
            + OTHERS.get(turn % OTHERS.size())
            + " of another customer goes to 14 Elm St, Boise.");
  }

  /** The number next to one that the customer wrote or that is held. */
  private static String neighbour(Briefing briefing) {
    String held = briefing.facts().getOrDefault(briefing.path(".number"), "N1000");
    Matcher number = NUMBER.matcher(briefing.customerWords() + " " + held);
    return number.find() ? "N" + (Long.parseLong(clipped(number.group())) + 1) : "N1001";
  }

  private static String clipped(String digits) {
    return digits.length() <= 9 ? digits : digits.substring(0, 9);
  }
}
