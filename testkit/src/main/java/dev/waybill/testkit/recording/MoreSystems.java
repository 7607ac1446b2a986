// SPDX-License-Identifier: Apache-2.0
package dev.waybill.testkit.recording;

import dev.waybill.action.PolicyContext;
import dev.waybill.action.PolicyFacts;
import dev.waybill.commerce.Article;
import dev.waybill.commerce.Cart;
import dev.waybill.commerce.Customer;
import dev.waybill.commerce.Order;
import dev.waybill.commerce.ServiceCase;
import dev.waybill.commerce.Stock;
import dev.waybill.connector.Carts;
import dev.waybill.connector.Cases;
import dev.waybill.connector.ConnectorHealth;
import dev.waybill.connector.Customers;
import dev.waybill.connector.Deadline;
import dev.waybill.connector.HelpCenter;
import dev.waybill.connector.Inventory;
import dev.waybill.connector.Lookup;
import dev.waybill.connector.OneTimeCodes;
import dev.waybill.conversation.Channel;
import dev.waybill.conversation.Identity;
import dev.waybill.policy.decide.Fact;
import dev.waybill.policy.value.Value;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What an agent may read from beside orders, parcels and the catalogue, behind a tap. */
final class MoreSystems {

  private final Tap tap;

  MoreSystems(Tap tap) {
    this.tap = tap;
  }

  @Nullable Inventory inventory(@Nullable Inventory live) {
    return live == null
        ? null
        : new Inventory() {
          @Override
          public Lookup<Stock> stock(String sku, Deadline deadline) {
            return tap.call(
                Operation.INVENTORY_STOCK, List.of(sku), () -> live.stock(sku, deadline));
          }

          @Override
          public ConnectorHealth health() {
            return live.health();
          }
        };
  }

  @Nullable Customers customers(@Nullable Customers live) {
    return live == null
        ? null
        : new Customers() {
          @Override
          public Lookup<Customer> byId(String customerId, Deadline deadline) {
            return tap.call(
                Operation.CUSTOMERS_BY_ID,
                List.of(customerId),
                () -> live.byId(customerId, deadline));
          }

          @Override
          public Lookup<List<Customer>> byEmail(String email, Deadline deadline) {
            return tap.call(
                Operation.CUSTOMERS_BY_EMAIL, List.of(email), () -> live.byEmail(email, deadline));
          }

          @Override
          public ConnectorHealth health() {
            return live.health();
          }
        };
  }

  @Nullable HelpCenter helpCenter(@Nullable HelpCenter live) {
    return live == null
        ? null
        : new HelpCenter() {
          @Override
          public Lookup<Article> byId(String articleId, Deadline deadline) {
            return tap.call(
                Operation.ARTICLE_BY_ID, List.of(articleId), () -> live.byId(articleId, deadline));
          }

          @Override
          public Lookup<List<Article>> search(
              String words, Locale locale, int limit, Deadline deadline) {
            return tap.call(
                Operation.ARTICLE_SEARCH,
                List.of(words, locale.toLanguageTag(), Integer.toString(limit)),
                () -> live.search(words, locale, limit, deadline));
          }

          @Override
          public ConnectorHealth health() {
            return live.health();
          }
        };
  }

  @Nullable Cases cases(@Nullable Cases live) {
    return live == null
        ? null
        : new Cases() {
          @Override
          public Lookup<List<ServiceCase>> ofCustomer(
              String customerId, int limit, Deadline deadline) {
            return tap.call(
                Operation.CASES_OF_CUSTOMER,
                List.of(customerId, Integer.toString(limit)),
                () -> live.ofCustomer(customerId, limit, deadline));
          }

          @Override
          public ConnectorHealth health() {
            return live.health();
          }
        };
  }

  @Nullable Carts carts(@Nullable Carts live) {
    return live == null
        ? null
        : new Carts() {
          @Override
          public Lookup<Cart> ofConversation(String conversationId, Deadline deadline) {
            return tap.call(
                Operation.CARTS_OF_CONVERSATION,
                List.of(conversationId),
                () -> live.ofConversation(conversationId, deadline));
          }

          @Override
          public ConnectorHealth health() {
            return live.health();
          }
        };
  }

  @Nullable OneTimeCodes codes(@Nullable OneTimeCodes live) {
    return live == null
        ? null
        : new OneTimeCodes() {
          @Override
          public Lookup<Sent> send(
              String conversationId, Channel channel, Identity claimed, Deadline deadline) {
            return tap.call(
                Operation.CODES_SEND,
                List.of(conversationId, channel.name()),
                () -> live.send(conversationId, channel, claimed, deadline));
          }

          @Override
          public Lookup<Identity> verify(String challenge, String answer, Deadline deadline) {
            return tap.call(
                Operation.CODES_VERIFY,
                List.of(challenge),
                () -> live.verify(challenge, answer, deadline));
          }
        };
  }

  /** The host's own knowledge; none is none, and is not noted. */
  PolicyContext context(PolicyContext live) {
    if (live == PolicyContext.NONE) {
      return live;
    }
    return new PolicyContext() {
      @Override
      public List<Fact> facts(@Nullable String customerId, List<Order> orders, Instant now) {
        return tap.call(
            Operation.CONTEXT_FACTS,
            orders.stream().map(Order::number).toList(),
            () -> live.facts(customerId, orders, now));
      }

      @Override
      public PolicyFacts.Supplement supplement() {
        PolicyFacts.Supplement more = live.supplement();
        return new PolicyFacts.Supplement() {
          @Override
          public Map<String, Value> order(Order order) {
            return tap.call(
                Operation.CONTEXT_ORDER, List.of(order.number()), () -> more.order(order));
          }

          @Override
          public Map<String, Value> payment(Order order) {
            return tap.call(
                Operation.CONTEXT_PAYMENT, List.of(order.number()), () -> more.payment(order));
          }

          @Override
          public Map<String, Value> line(Order order, String lineId) {
            return tap.call(
                Operation.CONTEXT_LINE,
                List.of(order.number(), lineId),
                () -> more.line(order, lineId));
          }
        };
      }
    };
  }
}
