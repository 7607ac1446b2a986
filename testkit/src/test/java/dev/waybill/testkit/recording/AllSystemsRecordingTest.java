// SPDX-License-Identifier: Apache-2.0
package dev.waybill.testkit.recording;

import static org.assertj.core.api.Assertions.assertThat;

import dev.waybill.CommerceAgent;
import dev.waybill.action.PolicyContext;
import dev.waybill.action.PolicyFacts;
import dev.waybill.commerce.Cart;
import dev.waybill.commerce.Money;
import dev.waybill.commerce.Order;
import dev.waybill.connector.Deadline;
import dev.waybill.connector.Failure;
import dev.waybill.connector.Lookup;
import dev.waybill.connector.OneTimeCodes;
import dev.waybill.conversation.Channel;
import dev.waybill.conversation.CustomerMessage;
import dev.waybill.conversation.Identity;
import dev.waybill.evidence.DataLayer;
import dev.waybill.evidence.Source;
import dev.waybill.handoff.DeskHours;
import dev.waybill.handoff.HandoffDesk;
import dev.waybill.handoff.HandoffException;
import dev.waybill.handoff.HandoffPacket;
import dev.waybill.handoff.InMemoryHandoffOutbox;
import dev.waybill.intent.Concern;
import dev.waybill.policy.value.Value;
import dev.waybill.testkit.VirtualClock;
import dev.waybill.testkit.kit.SampleProducts;
import dev.waybill.testkit.shop.InMemoryShop;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An agent with every system there is is replayed without any of them, to the last byte. */
class AllSystemsRecordingTest {

  private static final Instant NOON = Instant.parse("2026-06-03T16:00:00Z");
  private static final Source HOST = new Source("host", DataLayer.MEMORY);
  private static final Identity CLAIMED = new Identity(Identity.Level.CLAIMED, null, null, null);

  @TempDir Path folder;

  private final VirtualClock clock = VirtualClock.at(NOON);
  private final InMemoryShop shop = new InMemoryShop(clock);

  private final OneTimeCodes codes =
      new OneTimeCodes() {
        @Override
        public Lookup<Sent> send(String conversation, Channel channel, Identity who, Deadline by) {
          return Lookup.found(new Sent("ch", "d***@example.com"), HOST, clock.instant());
        }

        @Override
        public Lookup<Identity> verify(String challenge, String answer, Deadline deadline) {
          return answer.equals("771204")
              ? Lookup.found(Identity.verified("C1", null, null), HOST, clock.instant())
              : Lookup.failed(Failure.Kind.NOT_FOUND, "wrong");
        }
      };

  private final PolicyContext context =
      new PolicyContext() {
        @Override
        public PolicyFacts.Supplement supplement() {
          return new PolicyFacts.Supplement() {
            @Override
            public Map<String, Value> order(Order order) {
              return Map.of("is_gift", Value.yes(true));
            }
          };
        }
      };

  /** Takes every second case, and is closed until Monday. */
  private static final class Desk implements HandoffDesk {
    private int asked;

    @Override
    public String open(HandoffPacket packet) throws HandoffException {
      if (asked++ % 2 == 0) {
        throw new HandoffException("503");
      }
      return "T-" + asked;
    }

    @Override
    public DeskHours hours(dev.waybill.conversation.HandoffQueue queue, Instant now) {
      return DeskHours.closedUntil(Instant.parse("2026-06-08T13:00:00Z"));
    }
  }

  private static CustomerMessage says(String id, String text) {
    return new CustomerMessage("c", id, Channel.CHAT, Locale.US, CLAIMED, text);
  }

  @Test
  void everySystemIsRecorded() throws IOException {
    SampleProducts.all().forEach(shop::put);
    shop.put(
        "c", new Cart(List.of(new Cart.Line("LAMP-1", 1, Money.ofMinor(1700, "EUR"), List.of()))));
    Recorder recorder = Recorder.to(folder);
    try (CommerceAgent agent =
        recorder
            .record(
                CommerceAgent.builder()
                    .orders(shop.orders())
                    .parcels(shop.parcels())
                    .catalog(shop.catalog())
                    .inventory(shop.inventory())
                    .customers(shop.customers())
                    .helpCenter(shop.helpCenter())
                    .cases(shop.cases())
                    .carts(shop.carts())
                    .policyContext(context)
                    .oneTimeCodes(codes)
                    .handoffDesk(new Desk())
                    .handoffOutbox(new InMemoryHandoffOutbox())
                    .contact("help@shop.example")
                    .wordsFor(Concern.PRODUCT_DANGER, "Our safety line is open.")
                    .clock(clock))
            .build()) {
      agent.handle(says("m1", "cancel my order"));
      agent.handle(says("m2", "000000"));
      agent.handle(says("m3", "771204"));
      agent.handle(
          says("m3a", "the page says 19.90 and my cart 17, which is it?").viewing("LAMP-1"));
      agent.handle(says("m4", "I want to talk to a person"));
      agent.handle(says("m5", "I want to talk to a person"));
      agent.handle(says("m6", "the lamp caught fire"));
    }

    assertThat(recorder.lost()).isZero();
    List<Path> files;
    try (Stream<Path> all = Files.list(folder)) {
      files = all.toList();
    }
    assertThat(files).hasSize(1);
    String json = Files.readString(files.get(0));
    assertThat(json).contains("codes.send", "codes.verify", "desk.hours", "outbox.keep");
    assertThat(json).contains("carts.ofConversation");
    Replay replay = Replayer.ofDefaults().replay(Recording.of(json));
    replay.requireSame();
    assertThat(replay.again().json()).isEqualTo(json);
  }
}
