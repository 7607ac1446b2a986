// SPDX-License-Identifier: Apache-2.0
package dev.waybill.testkit.recording;

import dev.langchain4j.model.chat.ChatModel;
import dev.langchain4j.model.chat.request.ChatRequest;
import dev.langchain4j.model.chat.response.ChatResponse;
import dev.waybill.CommerceAgent;
import dev.waybill.action.Act;
import dev.waybill.action.PolicyContext;
import dev.waybill.action.Receipt;
import dev.waybill.commerce.Article;
import dev.waybill.commerce.Carrier;
import dev.waybill.commerce.Cart;
import dev.waybill.commerce.Customer;
import dev.waybill.commerce.Order;
import dev.waybill.commerce.Product;
import dev.waybill.commerce.ServiceCase;
import dev.waybill.commerce.Stock;
import dev.waybill.commerce.Tracking;
import dev.waybill.connector.Carts;
import dev.waybill.connector.Cases;
import dev.waybill.connector.Catalog;
import dev.waybill.connector.ConnectorHealth;
import dev.waybill.connector.Customers;
import dev.waybill.connector.Deadline;
import dev.waybill.connector.Failure;
import dev.waybill.connector.HelpCenter;
import dev.waybill.connector.Inventory;
import dev.waybill.connector.Lookup;
import dev.waybill.connector.OneTimeCodes;
import dev.waybill.connector.Orders;
import dev.waybill.connector.Parcels;
import dev.waybill.conversation.Channel;
import dev.waybill.conversation.Identity;
import dev.waybill.evidence.DataLayer;
import dev.waybill.evidence.Source;
import dev.waybill.handoff.HandoffDesk;
import dev.waybill.handoff.InMemoryHandoffOutbox;
import dev.waybill.policy.value.Value;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * What stands in a replay for systems, where they are asked what they were not asked then: readers
 * have nothing to say, and what would be done is taken as done, so that the difference is the one
 * the recording shows.
 */
final class NotRecorded {

  private static final String REFERENCE = "not-recorded";
  private static final Source REPLAY = new Source("replay", DataLayer.MEMORY);

  private NotRecorded() {}

  private static <T> Lookup<T> nothing() {
    return Lookup.failed(Failure.Kind.DOWN, "not recorded");
  }

  /** Connects what an agent had, by the names of a recording's settings. */
  static void systems(List<String> systems, CommerceAgent.Builder builder) {
    for (String system : systems) {
      switch (system) {
        case "carts" -> builder.carts(carts());
        case "cases" -> builder.cases(cases());
        case "catalog" -> builder.catalog(catalog());
        case "codes" -> builder.oneTimeCodes(codes());
        case "context" -> builder.policyContext(new PolicyContext() {});
        case "customers" -> builder.customers(customers());
        case "helpCenter" -> builder.helpCenter(helpCenter());
        case "inventory" -> builder.inventory(inventory());
        case "outbox" -> builder.handoffOutbox(new InMemoryHandoffOutbox());
        default -> throw new RecordingException("there is no system \"" + system + "\"");
      }
    }
  }

  private static Cases cases() {
    return new Cases() {
      @Override
      public Lookup<List<ServiceCase>> ofCustomer(String customerId, int limit, Deadline deadline) {
        return nothing();
      }

      @Override
      public ConnectorHealth health() {
        return ConnectorHealth.untried();
      }
    };
  }

  private static Carts carts() {
    return new Carts() {
      @Override
      public Lookup<Cart> ofConversation(String conversationId, Deadline deadline) {
        return nothing();
      }

      @Override
      public ConnectorHealth health() {
        return ConnectorHealth.untried();
      }
    };
  }

  private static Inventory inventory() {
    return new Inventory() {
      @Override
      public Lookup<Stock> stock(String sku, Deadline deadline) {
        return nothing();
      }

      @Override
      public ConnectorHealth health() {
        return ConnectorHealth.untried();
      }
    };
  }

  private static Customers customers() {
    return new Customers() {
      @Override
      public Lookup<Customer> byId(String customerId, Deadline deadline) {
        return nothing();
      }

      @Override
      public Lookup<List<Customer>> byEmail(String email, Deadline deadline) {
        return nothing();
      }

      @Override
      public ConnectorHealth health() {
        return ConnectorHealth.untried();
      }
    };
  }

  private static HelpCenter helpCenter() {
    return new HelpCenter() {
      @Override
      public Lookup<Article> byId(String articleId, Deadline deadline) {
        return nothing();
      }

      @Override
      public Lookup<List<Article>> search(
          String words, Locale locale, int limit, Deadline deadline) {
        return nothing();
      }

      @Override
      public ConnectorHealth health() {
        return ConnectorHealth.untried();
      }
    };
  }

  private static OneTimeCodes codes() {
    return new OneTimeCodes() {
      @Override
      public Lookup<Sent> send(
          String conversationId, Channel channel, Identity claimed, Deadline deadline) {
        return nothing();
      }

      @Override
      public Lookup<Identity> verify(String challenge, String answer, Deadline deadline) {
        return nothing();
      }
    };
  }

  static Orders orders() {
    return new Orders() {
      @Override
      public Lookup<Order> byNumber(String orderNumber, Deadline deadline) {
        return nothing();
      }

      @Override
      public Lookup<List<Order>> byCustomer(String customerId, int limit, Deadline deadline) {
        return nothing();
      }

      @Override
      public ConnectorHealth health() {
        return ConnectorHealth.untried();
      }
    };
  }

  static Parcels parcels() {
    return new Parcels() {
      @Override
      public Lookup<Tracking> track(Carrier carrier, String trackingNumber, Deadline deadline) {
        return nothing();
      }

      @Override
      public boolean covers(Carrier carrier) {
        return false;
      }

      @Override
      public ConnectorHealth health() {
        return ConnectorHealth.untried();
      }
    };
  }

  static Catalog catalog() {
    return new Catalog() {
      @Override
      public Lookup<Product> bySku(String sku, Deadline deadline) {
        return nothing();
      }

      @Override
      public Lookup<List<Product>> search(String words, int limit, Deadline deadline) {
        return nothing();
      }

      @Override
      public ConnectorHealth health() {
        return ConnectorHealth.untried();
      }
    };
  }

  static ChatModel model() {
    return new ChatModel() {
      @Override
      public ChatResponse chat(ChatRequest request) {
        throw new IllegalStateException("the model was not asked this then");
      }
    };
  }

  static HandoffDesk desk() {
    return packet -> REFERENCE;
  }

  static Act act(Clock clock) {
    return new Act() {
      @Override
      public Receipt perform(
          Map<String, Value> arguments, String idempotencyKey, Deadline deadline) {
        return new Receipt(REFERENCE, REPLAY, clock.instant());
      }

      @Override
      public Finding reconcile(String idempotencyKey, Deadline deadline) {
        return new Finding.CannotTell();
      }
    };
  }
}
