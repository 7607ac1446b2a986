// SPDX-License-Identifier: Apache-2.0
package dev.waybill.testkit.recording;

import static org.assertj.core.api.Assertions.assertThat;

import dev.waybill.CommerceAgent;
import dev.waybill.action.ActionResult;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RecordAndReplayTest {

  @TempDir Path folder;

  private List<Path> files() throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.sorted().toList();
    }
  }

  @Test
  void oneConversation() throws IOException {
    Recorder recorder = Recorder.to(folder);
    for (int i = 0; i < 50; i++) {
      Market market = new Market("c" + i, i);
      try (CommerceAgent agent =
          recorder.record(market.agent(Market.policy(Market.POLICY).evaluator())).build()) {
        market.talk(agent);
        ActionResult result = market.refund(agent, "k1", 1_000 + 1_000 * (i % 6));
        assertThat(result).isNotNull();
        market.talk(agent);
      }
    }
    assertThat(recorder.lost()).isZero();
    for (Path file : files()) {
      Recording recording = Recording.read(file);
      Replay replay = Replayer.ofDefaults().replay(recording);
      replay.requireSame();
      assertThat(replay.again().json()).isEqualTo(Files.readString(file));
    }
    System.out.println(Files.readString(files().get(0)));
  }
}
