// SPDX-License-Identifier: Apache-2.0
package dev.waybill.testkit.junit;

import dev.langchain4j.model.chat.ChatModel;
import dev.waybill.CommerceAgent;
import dev.waybill.testkit.VirtualClock;
import dev.waybill.testkit.carrier.UpsSimulator;
import dev.waybill.testkit.shop.CapturingHandoffDesk;
import dev.waybill.testkit.shop.InMemoryShop;
import dev.waybill.testkit.shop.RecordedActs;
import dev.waybill.testkit.shop.SampleShop;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** What one test has. Made part by part, as it is asked for; for one test, on its thread. */
final class TestWorld {

  private static final int MOST_WORKERS = 64;
  private static final int CONNECT_MILLIS = 500;

  private final WaybillExtension.Builder settings;
  private final LeakCheck leaks;
  private final VirtualClock clock;
  private final @Nullable ChatModel model;
  private final @Nullable SampleShop sample;
  private final InMemoryShop shop;
  private final CapturingHandoffDesk desk;
  private final RecordedActs acts = new RecordedActs();
  private final Outbox outbox;
  private final ExecutorService workers;
  private @Nullable UpsSimulator ups;
  private @Nullable CommerceAgent agent;
  private @Nullable AgentUnderTest underTest;

  TestWorld(
      WaybillExtension.Builder settings,
      LeakCheck leaks,
      @Nullable ChatModel model,
      @Nullable Long sampleSeed) {
    this.settings = settings;
    this.leaks = leaks;
    this.model = model;
    this.clock = VirtualClock.at(settings.start);
    this.sample = sampleSeed == null ? null : SampleShop.of(sampleSeed, clock);
    this.shop = sample == null ? new InMemoryShop(clock) : sample.shop();
    this.desk = sample == null ? new CapturingHandoffDesk() : sample.desk();
    this.outbox = new Outbox(clock);
    this.workers =
        new ThreadPoolExecutor(
            0,
            MOST_WORKERS,
            30,
            TimeUnit.SECONDS,
            new SynchronousQueue<>(),
            leaks.threads("waybill-test"));
  }

  VirtualClock clock() {
    return clock;
  }

  InMemoryShop shop() {
    return shop;
  }

  @Nullable SampleShop sample() {
    return sample;
  }

  CapturingHandoffDesk desk() {
    return desk;
  }

  @Nullable ChatModel model() {
    return model;
  }

  RecordedActs acts() {
    return acts;
  }

  Outbox outbox() {
    return outbox;
  }

  LeakCheck leaks() {
    return leaks;
  }

  UpsSimulator ups() {
    if (ups == null) {
      ups = UpsSimulator.start(clock);
      URI address = ups.baseUrl();
      leaks.watch("the UPS simulator's port", () -> isListening(address) ? 1 : 0);
    }
    return ups;
  }

  private static boolean isListening(URI address) {
    try (Socket socket = new Socket()) {
      socket.connect(new InetSocketAddress(address.getHost(), address.getPort()), CONNECT_MILLIS);
      return true;
    } catch (IOException e) {
      return false;
    }
  }

  /** A builder for this world's agents, each time a new one. */
  CommerceAgent.Builder builder() {
    CommerceAgent.Builder builder = sample == null ? overShop() : sample.agent();
    builder.executor(workers).listener(outbox);
    settings.acts.forEach((action, act) -> builder.act(action, acts.recording(action, act)));
    if (model != null) {
      builder.model(model);
    }
    return settings.agent.apply(builder);
  }

  private CommerceAgent.Builder overShop() {
    return CommerceAgent.builder()
        .orders(shop.orders())
        .parcels(shop.parcels())
        .handoffDesk(desk)
        .shopZone(settings.shopZone)
        .clock(clock);
  }

  CommerceAgent agent() {
    if (agent == null) {
      agent = builder().build();
    }
    return agent;
  }

  AgentUnderTest underTest() {
    if (underTest == null) {
      underTest = AgentUnderTest.of(agent(), clock, this::writes).shopZone(settings.shopZone);
    }
    return underTest;
  }

  private List<RecordedActs.Write> writes() {
    List<RecordedActs.Write> all = new ArrayList<>(acts.writes());
    if (sample != null) {
      all.addAll(sample.writes());
    }
    return all;
  }

  /** Ends everything that was started. */
  void end() {
    try {
      if (agent != null) {
        agent.close();
      }
    } finally {
      try {
        if (ups != null) {
          ups.close();
        }
      } finally {
        workers.shutdownNow();
      }
    }
  }
}
