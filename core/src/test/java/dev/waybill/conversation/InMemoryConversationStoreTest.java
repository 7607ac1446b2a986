// SPDX-License-Identifier: Apache-2.0
package dev.waybill.conversation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.waybill.intent.Classification;
import dev.waybill.intent.Intent;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

class InMemoryConversationStoreTest {

  private final ConversationStore store = new InMemoryConversationStore();

  @Test
  void aConversationThatNeverWasIsEmptyAtVersionNought() {
    Conversation conversation = store.load("c1");
    assertThat(conversation.version()).isZero();
    assertThat(conversation.turns()).isEmpty();
    assertThat(conversation.memory()).isEqualTo(Memory.empty());
  }

  @Test
  void anAppendNamesTheVersionItRead() {
    assertThat(store.append("c1", 0, turn("m1"))).isTrue();
    assertThat(store.append("c1", 0, turn("m2"))).isFalse();
    assertThat(store.append("c1", 1, turn("m2"))).isTrue();
    assertThat(store.load("c1").turns()).extracting(Turn::messageId).containsExactly("m1", "m2");
  }

  @Test
  void oneMessageIsRecordedOnce() {
    assertThat(store.append("c1", 0, turn("m1"))).isTrue();
    assertThat(store.append("c1", 1, turn("m1"))).isFalse();
    assertThat(store.load("c1").version()).isEqualTo(1);
  }

  @Test
  void ofManyWhoAppendToOneVersionOneSucceeds() throws Exception {
    ExecutorService executor = Executors.newFixedThreadPool(8);
    try {
      for (int round = 0; round < 50; round++) {
        long version = round;
        List<Future<Boolean>> tries = new ArrayList<>();
        for (int writer = 0; writer < 8; writer++) {
          String message = "m" + round + "-" + writer;
          tries.add(executor.submit(() -> store.append("c1", version, turn(message))));
        }
        int appended = 0;
        for (Future<Boolean> attempt : tries) {
          appended += attempt.get() ? 1 : 0;
        }
        assertThat(appended).isEqualTo(1);
      }
    } finally {
      executor.shutdownNow();
    }
    assertThat(store.load("c1").version()).isEqualTo(50);
  }

  private static Turn turn(String messageId) {
    TurnTrace trace =
        new TurnTrace(
            new Classification(List.of(new Classification.Candidate(Intent.SMALLTALK, 1))),
            "small-talk",
            Identity.Level.NONE,
            TurnTrace.Author.FIXED,
            List.of(),
            List.of(),
            List.of(),
            List.of(),
            List.of());
    Reply reply = new Reply("Hello!", List.of(), new Outcome.Answered(List.of()), trace);
    return new Turn(messageId, Instant.EPOCH, "hi", reply, Memory.empty());
  }
}
