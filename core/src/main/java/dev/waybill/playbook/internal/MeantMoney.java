// SPDX-License-Identifier: Apache-2.0
package dev.waybill.playbook.internal;

import static java.util.Objects.requireNonNull;

import dev.waybill.commerce.Money;
import dev.waybill.commerce.Order;
import dev.waybill.commerce.OrderLine;
import dev.waybill.connector.Lookup;
import dev.waybill.conversation.Outcome;
import dev.waybill.conversation.Task;
import dev.waybill.evidence.CommerceFacts;
import dev.waybill.intent.AmountMention;
import dev.waybill.intent.EntityExtractor;
import dev.waybill.intent.LineMentions;
import dev.waybill.intent.internal.VagueText;
import dev.waybill.playbook.Case;
import dev.waybill.playbook.Plan;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Which money "can you refund that?" is about: what the customer named in the message before, an
 * item or what they paid for shipping. What they set aside with a "but" is not meant. Where several
 * things may be, they are asked which.
 */
public final class MeantMoney {

  private static final int RECENT = 10;
  private static final int MOST = 5;

  private static final EntityExtractor EXTRACTOR = new EntityExtractor();

  /** Words behind which somebody says what it is about, after what it is not. */
  private static final Pattern BUT =
      Pattern.compile(
          "(?<![\\p{L}\\p{M}])(?:but|however|aber|jedoch|mais|pero|però|ma|mas|ale|lekin|magar|par"
              + "|लेकिन)(?![\\p{L}\\p{M}])",
          Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);

  private final Case situation;

  /** For one case. */
  public MeantMoney(Case situation) {
    this.situation = requireNonNull(situation, "situation");
  }

  /** Something that was paid for: an item, or shipping if the line is empty. */
  private record Paid(Order order, Optional<OrderLine> line) {}

  /** The question which of several is meant; empty if that is no question here. */
  public Optional<Plan> question() {
    List<Paid> meant = meant();
    return meant.size() > 1 && meant.size() <= MOST ? Optional.of(ask(meant)) : Optional.empty();
  }

  private List<Paid> meant() {
    boolean open =
        situation.task() == null
            && situation.entities().orderNumbers().isEmpty()
            && situation.records().knowsCustomer()
            && VagueText.onlyPointsBack(situation.text(), Wish::isOfMoney);
    Optional<String> before = open ? situation.storefront().customerSaidLast() : Optional.empty();
    if (before.isEmpty()) {
      return List.of();
    }
    String said = behindBut(before.get());
    List<AmountMention> amounts = EXTRACTOR.extract(said, situation.setting()).amounts();
    List<Paid> meant = new ArrayList<>();
    for (Order order : orders()) {
      if (order.shippingPaid() != null && isNamed(order.shippingPaid(), amounts)) {
        meant.add(new Paid(order, Optional.empty()));
      }
      LineMentions.of(said, order.lines())
          .forEach(line -> meant.add(new Paid(order, Optional.of(line))));
    }
    return meant;
  }

  private List<Order> orders() {
    return situation
        .records()
        .recent(RECENT)
        .fold(Lookup.Found::value, failure -> List.<Order>of());
  }

  private static boolean isNamed(Money paid, List<AmountMention> amounts) {
    return amounts.stream()
        .flatMap(mention -> mention.in(paid.currency()).stream())
        .anyMatch(paid::equals);
  }

  private static String behindBut(String said) {
    Matcher but = BUT.matcher(said);
    int from = 0;
    while (but.find()) {
      from = but.end();
    }
    return said.substring(from);
  }

  private Plan ask(List<Paid> meant) {
    Draft draft = new Draft(situation.phrases());
    draft.say("ask.which-amount", Map.of());
    Set<String> orders = new LinkedHashSet<>();
    for (Paid paid : meant) {
      String path = CommerceFacts.orderPath(paid.order().number());
      String line =
          paid.line()
              .map(each -> CommerceFacts.linePath(paid.order().number(), each.id()))
              .orElse(path);
      boolean priced = paid.line().filter(each -> each.lineTotal() != null).isPresent();
      draft.newPoint();
      draft.say(
          paid.line().isEmpty()
              ? "ask.which-amount.shipping"
              : priced ? "ask.which-amount.item" : "ask.which-order.item",
          Map.of("$o", path, "$l", line));
      orders.add(paid.order().number());
    }
    return Plan.ask(Outcome.Question.WHICH_AMOUNT, draft.plan(List.of()).draft())
        .about(List.copyOf(orders))
        .with(Task.of(situation.intent()));
  }
}
