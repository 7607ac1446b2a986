// SPDX-License-Identifier: Apache-2.0
package dev.waybill.testkit.recording;

import static org.assertj.core.api.Assertions.assertThat;

import dev.waybill.commerce.Address;
import dev.waybill.commerce.Order;
import dev.waybill.commerce.OrderState;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * A process is killed after every single step of a conversation that does something: every read and
 * write of the conversations, the journal, the ledger, the consents, and the act itself. (One
 * process dies in the middle of all of them, each at another step.) The next process gets the same
 * messages again. In the end it is done once, and what was said is true.
 */
class KilledProcessTest {

  /** What a process needs at the very most, on a machine that has much else to do. */
  private static final int MINUTES = 5;

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

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "modify_order | change the quantity of order ORDER to 7 | I have changed your order",
        "update_customer | change the email of my account to new.me@example.org | I have changed"
            + " it",
        "stop_marketing | unsubscribe me from your newsletter | I have changed it"
      })
  void whatElseIsDoneOnAYesIsDoneOnceWhereverTheProcessIsKilled(
      String action, String wish, String told) throws Exception {
    for (Path durable : killEverywhere(action, wish)) {
      onceAnd(durable, action, wish, 1, told);
    }
  }

  @Test
  void anInvoiceIsSentOnceWhereverTheProcessIsKilled() throws Exception {
    String wish = "send me the invoice of order ORDER again";

    for (Path durable : killEverywhere("invoice", wish)) {
      onceAnd(durable, "resend_invoice", wish, 0, "I have sent the invoice of order");
    }
  }

  /** Done once, and told as it ended, after the next process and the one after it. */
  private static void onceAnd(Path durable, String action, String wish, int reply, String told) {
    DoomedProcess.Talk talk = DoomedProcess.talk(durable, () -> {}, 1, wish);
    assertThat(DurableParts.performed(durable, action)).as(durable + ": effects").isEqualTo(1);
    assertThat(talk.open()).as(durable + ": actions of unknown outcome").isZero();
    assertThat(talk.replies().get(reply).text())
        .as(durable + ": what the customer hears")
        .startsWith(told);
    DoomedProcess.talk(durable, () -> {}, 2, wish);
    assertThat(DurableParts.performed(durable, action)).as(durable + ": heard again").isEqualTo(1);
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

  /** What a process leaves that is killed after one step, after two, and so on to the last. */
  private List<Path> killEverywhere(String name, String wish) throws Exception {
    Path files = Files.createDirectory(folder.resolve(name));
    assertThat(process(files, wish)).isEqualTo(DoomedProcess.KILLED);
    int conversations;
    try (Stream<Path> left = Files.list(files)) {
      conversations = (int) left.count();
    }
    assertThat(conversations).isGreaterThan(10);
    return IntStream.rangeClosed(1, conversations)
        .mapToObj(last -> DoomedProcess.file(files, last))
        .toList();
  }

  private static int process(Path files, String wish) throws IOException, InterruptedException {
    File nowhere =
        new File(System.getProperty("os.name").startsWith("Windows") ? "NUL" : "/dev/null");
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-Xshare:auto",
                "-cp",
                System.getProperty("java.class.path"),
                DoomedProcess.class.getName(),
                files.toString(),
                wish)
            .redirectErrorStream(true)
            .redirectOutput(nowhere)
            .start();
    if (!process.waitFor(MINUTES, TimeUnit.MINUTES)) {
      process.destroyForcibly();
      throw new AssertionError("the process did not end within " + MINUTES + " minutes");
    }
    return process.exitValue();
  }
}
