// SPDX-License-Identifier: Apache-2.0
package dev.waybill.examples.retail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.waybill.policy.Policy;
import dev.waybill.policy.decide.Decision;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * The benchmark's gold actions, through the policy. The benchmark's files are not part of this
 * project: without them these tests are skipped. {@code WAYBILL_TAU2} names their folder; else a
 * folder {@code shared/data/tau2-retail} beside the project is used.
 */
class RetailReplayTest {

  private static final Set<String> ONCE =
      Set.of(
          "cancel_pending_order",
          "modify_pending_order_items",
          "return_delivered_order_items",
          "exchange_delivered_order_items");
  private static final List<String> STATES =
      List.of(
          "pending",
          "pending (item modified)",
          "processed",
          "delivered",
          "cancelled",
          "return requested",
          "exchange requested");

  private static RetailData data;
  private static Policy policy;

  @BeforeAll
  static void readTheBenchmark() throws IOException {
    Optional<Path> folder = folder();
    assumeTrue(
        folder.isPresent(),
        "the retail benchmark is not on this machine; WAYBILL_TAU2 may name its folder");
    data = RetailData.read(folder.get());
    policy = RetailPolicy.load();
  }

  @Test
  void everyWriteTheToolsAllowIsAllowedOnceTheOwnerConfirms() {
    int allowed = 0;
    List<String> refused = new ArrayList<>();
    for (List<Write> task : data.tasks()) {
      RetailTools benchmark = new RetailTools(data.shop());
      RetailShop shop = data.shop();
      Agent agent = null;
      for (Write write : task) {
        agent = agent == null ? new Agent(policy, shop, owner(shop, write)) : agent;
        Optional<String> toolSays = benchmark.run(write);
        agent.confirm(agent.ask(write));
        Agent.Done done = agent.act(write);
        if (toolSays.isEmpty()) {
          assertThat(done.tried()).as(write + ": " + done.decision()).isTrue();
          assertThat(done.refusal()).as(write.toString()).isEmpty();
          allowed++;
        } else {
          assertThat(done.decision()).as(write.toString()).isInstanceOf(Decision.Deny.class);
          refused.add(write.task());
        }
      }
    }
    assertThat(allowed).as("gold writes that the tools allow").isEqualTo(174);
    assertThat(refused)
        .as("tasks with a write that tools and policy refuse")
        .containsExactlyInAnyOrder("64", "105");
  }

  @Test
  void withoutTheCustomersYesNothingIsDone() {
    eachAllowed(
        (shop, agent, write) -> {
          Agent.Done done = agent.act(write);
          assertThat(done.tried()).as(write.toString()).isFalse();
          assertThat(done.decision())
              .isInstanceOfSatisfying(
                  Decision.Require.class,
                  require -> assertThat(require.obligations().confirmation()).isNotNull());
        });
  }

  @Test
  void anotherUsersRecordIsRefused() {
    eachAllowed(
        (shop, agent, write) -> {
          String owner = owner(shop, write);
          String other = owner.equals("sara_doe_496") ? "noah_brown_6181" : "sara_doe_496";
          assertDenied(new Agent(policy, shop, other).ask(write), "one user per conversation");
        });
  }

  @Test
  void whatIsChangedAfterTheYesIsNotDone() {
    eachAllowed(
        (shop, agent, write) -> {
          agent.confirm(agent.ask(write));
          Agent.Done done = agent.act(changed(write));
          assertThat(done.tried()).as(write.toString()).isFalse();
        });
  }

  @Test
  void anOrderInAnotherStateIsLeftAlone() {
    eachAllowed(
        (shop, agent, write) -> {
          if (!write.texts().containsKey("order_id")) {
            return;
          }
          ObjectNode order = shop.order(write.text("order_id")).orElseThrow();
          String before = order.path("status").asText();
          for (String state : STATES) {
            if (!state.equals(before)) {
              order.put("status", state);
              assertThat(agent.ask(write))
                  .as(write + " when " + state)
                  .isInstanceOf(Decision.Deny.class);
            }
          }
          order.put("status", before);
        });
  }

  @Test
  void anItemOfAnotherProductIsNotSwapped() {
    eachAllowed(
        (shop, agent, write) -> {
          List<String> wanted = write.list("new_item_ids");
          if (wanted.isEmpty()) {
            return;
          }
          List<String> other = new ArrayList<>(wanted);
          other.set(0, itemOfAnotherProduct(shop, wanted.get(0)));
          assertDenied(agent.ask(write.with("new_item_ids", other)), "same product");
        });
  }

  @Test
  void whatMayBeDoneOnceIsNotDoneTwice() {
    eachAllowed(
        (shop, agent, write) -> {
          if (!ONCE.contains(write.action())) {
            return;
          }
          agent.confirm(agent.ask(write));
          assertThat(agent.act(write).tried()).isTrue();
          Decision second = agent.ask(write);
          assertThat(second).as(write.toString()).isInstanceOf(Decision.Deny.class);
          // Even a shop that forgot to change the state of the order:
          ObjectNode order = shop.order(write.text("order_id")).orElseThrow();
          order.put("status", write.action().contains("pending") ? "pending" : "delivered");
          if (!write.action().equals("cancel_pending_order")) {
            assertThat(agent.ask(write)).as(write.toString()).isInstanceOf(Decision.Deny.class);
          }
        });
  }

  private interface Check {
    void on(RetailShop shop, Agent agent, Write write);
  }

  /** Every gold write the tools allow, each in a shop in the state just before it. */
  private static void eachAllowed(Check check) {
    int checked = 0;
    for (List<Write> task : data.tasks()) {
      for (int i = 0; i < task.size(); i++) {
        RetailShop shop = data.shop();
        RetailTools tools = new RetailTools(shop);
        Consumer<Write> run = tools::run;
        task.subList(0, i).forEach(run);
        Write write = task.get(i);
        if (new RetailTools(copyAt(task, i)).run(write).isEmpty()) {
          check.on(shop, new Agent(policy, shop, owner(shop, write)), write);
          checked++;
        }
      }
    }
    assertThat(checked).isEqualTo(174);
  }

  private static RetailShop copyAt(List<Write> task, int count) {
    RetailShop shop = data.shop();
    RetailTools tools = new RetailTools(shop);
    for (Write before : task.subList(0, count)) {
      tools.run(before);
    }
    return shop;
  }

  private static void assertDenied(Decision decision, String rule) {
    assertThat(decision).isInstanceOf(Decision.Deny.class);
    assertThat(decision.grounds().reasons())
        .filteredOn(reason -> reason.part() == Decision.Part.DENIED)
        .extracting(Decision.Reason::rule)
        .contains(rule);
  }

  private static String owner(RetailShop shop, Write write) {
    return write.texts().containsKey("order_id")
        ? shop.order(write.text("order_id")).orElseThrow().path("user_id").asText()
        : write.text("user_id");
  }

  private static Write changed(Write write) {
    if (write.action().equals("cancel_pending_order")) {
      return write.with(
          "reason",
          write.text("reason").equals("no longer needed")
              ? "ordered by mistake"
              : "no longer needed");
    }
    if (write.texts().containsKey("address1")) {
      return write.with("address1", "9 Elsewhere St");
    }
    if (write.texts().containsKey("payment_method_id")) {
      return write.with("payment_method_id", "paypal_0000000");
    }
    return write.with("item_ids", List.of());
  }

  private static String itemOfAnotherProduct(RetailShop shop, String item) {
    String product = shop.product(item).orElseThrow().path("product_id").asText();
    return shop.available().stream()
        .filter(
            other -> !shop.product(other).orElseThrow().path("product_id").asText().equals(product))
        .findFirst()
        .orElseThrow();
  }

  private static Optional<Path> folder() {
    String named = System.getenv("WAYBILL_TAU2");
    if (named != null) {
      return Optional.of(Path.of(named));
    }
    for (Path at = Path.of("").toAbsolutePath(); at != null; at = at.getParent()) {
      Path folder = at.resolveSibling("shared").resolve("data").resolve("tau2-retail");
      if (Files.isRegularFile(folder.resolve("db.json"))) {
        return Optional.of(folder);
      }
    }
    return Optional.empty();
  }
}
