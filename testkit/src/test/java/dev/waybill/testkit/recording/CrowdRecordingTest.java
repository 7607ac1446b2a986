// SPDX-License-Identifier: Apache-2.0
package dev.waybill.testkit.recording;

import static org.assertj.core.api.Assertions.assertThat;

import dev.waybill.CommerceAgent;
import dev.waybill.testkit.VirtualClock;
import dev.waybill.testkit.customer.Crowd;
import dev.waybill.testkit.customer.SimulatedCustomer;
import dev.waybill.testkit.shop.SampleShop;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Simulated customers of one agent, several at once: each conversation has its own recording. */
class CrowdRecordingTest {

  @TempDir Path folder;

  @Test
  void aThousandSimulatedConversationsWithOneAgentAreReplayedToTheLastByte() throws IOException {
    SampleShop shop = SampleShop.of(7, VirtualClock.at("2026-11-24T12:00:00Z"));
    Recorder recorder = Recorder.to(folder);
    try (CommerceAgent agent = recorder.record(shop.agent()).build()) {
      Crowd.of(7)
          .conversations(1_000)
          .threads(4)
          .meet((n, seed) -> SimulatedCustomer.of(shop, seed).pursue("c" + n, agent::handle));
    }

    assertThat(recorder.lost()).isZero();
    List<Path> files;
    try (Stream<Path> all = Files.list(folder)) {
      files = all.sorted().toList();
    }
    assertThat(files).hasSize(1_000);
    Replayer replayer = Replayer.ofDefaults();
    for (Path file : files) {
      String json = Files.readString(file);
      Replay replay = replayer.replay(Recording.of(json));
      replay.requireSame();
      assertThat(replay.again().json()).isEqualTo(json);
    }
  }
}
