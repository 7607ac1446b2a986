// SPDX-License-Identifier: Apache-2.0
package dev.waybill.testkit.recording;

import static org.assertj.core.api.Assertions.assertThat;

import dev.waybill.commerce.Address;
import dev.waybill.commerce.Order;
import dev.waybill.commerce.OrderState;
import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A process is killed after every single step of a conversation that does something: every read and
 * write of the conversations, the journal, the ledger, the consents, and the act itself. The next
 * process gets the same messages again. In the end it is done once, and what was said is true.
 */
class KilledProcessTest {

  private static final int MOST_STEPS = 120;
  private static final int AT_ONCE = 4;

  @TempDir private Path folder;

  @Test
  void aCancellationIsDoneOnceWhereverTheProcessIsKilled() throws Exception {
    List<Path> survivors = killEverywhere("cancel", "cancel order ORDER");

    for (Path durable : survivors) {
      Order order = endsWith(durable, "cancel_order", "cancel order ORDER");
      assertThat(order.state()).as(durable.toString()).isEqualTo(OrderState.CANCELLED);
    }
  }

  @Test
  void aChangeOfAddressIsDoneOnceWhereverTheProcessIsKilled() throws Exception {
    String wish = "change the address of order ORDER to 5 Mill Lane, Dover, 19901";
    List<Path> survivors = killEverywhere("address", wish);

    for (Path durable : survivors) {
      Order order = endsWith(durable, "change_address", wish);
      assertThat(Optional.ofNullable(order.shipTo()).map(Address::lines))
          .as(durable.toString())
          .contains(List.of("5 Mill Lane"));
    }
  }

  /** The order after the next process has heard the same messages. */
  private static Order endsWith(Path durable, String action, String wish) {
    DoomedProcess.Talk talk = DoomedProcess.talk(durable, () -> {}, 1, wish);
    assertThat(DurableParts.performed(durable, action)).as(durable + ": effects").isEqualTo(1);
    assertThat(talk.open()).as(durable + ": actions of unknown outcome").isZero();
    assertThat(talk.replies().get(1).text())
        .as(durable + ": what the customer hears")
        .contains(DoomedProcess.order(talk.shop()).number())
        .startsWith("I have c");
    DoomedProcess.talk(durable, () -> {}, 2, wish);
    assertThat(DurableParts.performed(durable, action)).as(durable + ": heard again").isEqualTo(1);
    return talk.shop().order(DoomedProcess.order(talk.shop()).number());
  }

  /** What processes leave that are killed after one step, after two, and so on to the last. */
  private List<Path> killEverywhere(String name, String wish) throws Exception {
    ExecutorService workers = Executors.newFixedThreadPool(AT_ONCE);
    List<Path> left = new ArrayList<>();
    boolean ended = false;
    try {
      for (int step = 1; !ended; step += AT_ONCE) {
        assertThat(step).as("steps of a conversation").isLessThan(MOST_STEPS);
        List<Future<Integer>> ends = new ArrayList<>();
        for (int i = step; i < step + AT_ONCE; i++) {
          Path durable = folder.resolve(name + "-" + i + ".jsonl");
          left.add(durable);
          ends.add(workers.submit(process(durable, i, wish)));
        }
        ended = isOver(ends);
      }
    } finally {
      workers.shutdownNow();
    }
    assertThat(left).hasSizeGreaterThan(20);
    return left;
  }

  private static boolean isOver(List<Future<Integer>> ends)
      throws InterruptedException, ExecutionException {
    boolean over = false;
    for (Future<Integer> end : ends) {
      int code = end.get();
      assertThat(code).isIn(0, DoomedProcess.KILLED);
      over |= code == 0;
    }
    return over;
  }

  private static Callable<Integer> process(Path durable, int step, String wish) {
    List<String> command =
        List.of(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-XX:TieredStopAtLevel=1",
            "-XX:+UseSerialGC",
            "-Xshare:auto",
            "-cp",
            System.getProperty("java.class.path"),
            DoomedProcess.class.getName(),
            durable.toString(),
            Integer.toString(step),
            wish);
    return () -> end(new ProcessBuilder(command));
  }

  private static int end(ProcessBuilder builder) throws IOException, InterruptedException {
    File nowhere =
        new File(System.getProperty("os.name").startsWith("Windows") ? "NUL" : "/dev/null");
    return builder.redirectErrorStream(true).redirectOutput(nowhere).start().waitFor();
  }
}
