// SPDX-License-Identifier: Apache-2.0
package dev.waybill.testkit.recording;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.langchain4j.agent.tool.ToolExecutionRequest;
import dev.langchain4j.model.chat.ChatModel;
import dev.waybill.CommerceAgent;
import dev.waybill.agent.Budget;
import dev.waybill.commerce.Order;
import dev.waybill.connector.ConnectorHealth;
import dev.waybill.connector.Deadline;
import dev.waybill.connector.Failure;
import dev.waybill.connector.Lookup;
import dev.waybill.connector.Orders;
import dev.waybill.connector.Parcels;
import dev.waybill.conversation.Channel;
import dev.waybill.conversation.Conversation;
import dev.waybill.conversation.ConversationStore;
import dev.waybill.conversation.CustomerMessage;
import dev.waybill.conversation.Identity;
import dev.waybill.conversation.InMemoryConversationStore;
import dev.waybill.conversation.Outcome;
import dev.waybill.conversation.Turn;
import dev.waybill.grounding.GroundingContract;
import dev.waybill.intent.Intent;
import dev.waybill.playbook.Case;
import dev.waybill.playbook.Plan;
import dev.waybill.playbook.Playbook;
import dev.waybill.playbook.SmallTalk;
import dev.waybill.playbook.Tool;
import dev.waybill.policy.decide.Evaluator;
import dev.waybill.testkit.model.HostileModel;
import dev.waybill.testkit.model.Hostility;
import dev.waybill.testkit.model.OracleModel;
import dev.waybill.testkit.model.ScriptedChatModel;
import dev.waybill.testkit.recording.Recording.Call;
import dev.waybill.testkit.recording.Recording.Silent;
import dev.waybill.testkit.shop.InMemoryShop;
import java.io.IOException;
import java.lang.reflect.Proxy;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What was recorded is replayed to the last byte. */
class RecordAndReplayTest {

  private static final Evaluator POLICY = Market.policy(Market.POLICY).evaluator();

  @TempDir Path folder;

  private List<Path> files() throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.sorted().toList();
    }
  }

  private final Replayer replayer = Replayer.ofDefaults();

  /** Every file, replayed, gives its own bytes. */
  private void requireSameBytes(int number) throws IOException {
    List<Path> files = files();
    assertThat(files).hasSize(number);
    for (Path file : files) {
      String json = Files.readString(file);
      Recording recording = Recording.of(json);
      assertThat(recording.json()).isEqualTo(json);
      Replay replay = replayer.replay(recording);
      replay.requireSame();
      assertThat(replay.again().json()).isEqualTo(json);
    }
  }

  /** Conversations with refunds between the turns, several at once. */
  private void hold(int number, int threads, IntFunction<CommerceAgent.Builder> agents)
      throws Exception {
    ExecutorService customers = Executors.newFixedThreadPool(threads);
    try {
      List<Future<?>> running = new ArrayList<>();
      for (int i = 0; i < number; i++) {
        int seed = i;
        running.add(
            customers.submit(
                () -> {
                  Market market = markets.get(seed);
                  try (CommerceAgent agent = agents.apply(seed).build()) {
                    market.talk(agent);
                    market.refund(agent, "k" + seed % 4, 1_000 + 1_000 * (seed % 6));
                    market.refund(agent, seed % 2 == 0 ? "fails" : "breaks", 1_500);
                    market.talk(agent);
                  }
                }));
      }
      for (Future<?> one : running) {
        one.get();
      }
    } finally {
      customers.shutdownNow();
    }
  }

  private final List<Market> markets =
      IntStream.range(0, 300).mapToObj(i -> new Market("c" + i, i)).toList();

  @Test
  void conversationsWithFailuresAndRefundsAreReplayedToTheLastByte() throws Exception {
    Recorder recorder = Recorder.to(folder);

    hold(300, 4, i -> recorder.record(markets.get(i).agent(POLICY)));

    assertThat(recorder.lost()).isZero();
    requireSameBytes(300);
  }

  @Test
  void theSameConversationHasTheSameBytesWhicheverThreadIsFaster() throws Exception {
    Recorder first = Recorder.to(folder.resolve("first"));
    Recorder second = Recorder.to(folder.resolve("second"));
    for (int i = 0; i < 40; i++) {
      for (Recorder recorder : List.of(first, second)) {
        Market market = new Market("c" + i, i);
        try (CommerceAgent agent = recorder.record(market.agent(POLICY)).build()) {
          market.talk(agent);
          market.refund(agent, "k", 2_500);
        }
      }
    }
    for (Path file : list(folder.resolve("first"))) {
      assertThat(Files.readString(folder.resolve("second").resolve(file.getFileName())))
          .isEqualTo(Files.readString(file));
    }
  }

  private static List<Path> list(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.sorted().toList();
    }
  }

  @Test
  void honestAndHostileModelsAreReplayed() throws Exception {
    Recorder recorder = Recorder.to(folder);
    Hostility[] hostilities = Hostility.values();
    Budget budget = new Budget(Duration.ofSeconds(8), 5, Duration.ofMillis(60), 6, 1, 20_000);

    hold(
        200,
        4,
        i -> {
          ChatModel model =
              i % 4 == 0
                  ? new OracleModel()
                  : new HostileModel(hostilities[i % hostilities.length], i);
          return recorder.record(markets.get(i).agent(POLICY).model(model).budget(budget));
        });

    assertThat(recorder.lost()).isZero();
    requireSameBytes(200);
    assertThat(files().stream().flatMap(RecordAndReplayTest::calls).map(Call::system))
        .contains("model.chat");
  }

  @Test
  void aModelThatHangsThrowsOrAsksForToolsIsReplayed() throws IOException {
    Recorder recorder = Recorder.to(folder);
    Budget budget = new Budget(Duration.ofSeconds(8), 5, Duration.ofMillis(60), 6, 1, 20_000);
    Market market = new Market("c", 8);
    ChatModel model =
        ScriptedChatModel.script()
            .hangs()
            .fails(new MerchantsOwnException("secret"))
            .calls("t1", "find_order", "{\"order_number\":\"N1\"}")
            .calls(
                ToolExecutionRequest.builder().name("no_such_tool").arguments("not json").build())
            .says("Hello!")
            .says("Hello again, {{nothing}}!")
            .says("")
            .build();
    try (CommerceAgent agent =
        recorder.record(market.agent(POLICY).model(model).budget(budget)).build()) {
      for (int i = 0; i < 6; i++) {
        market.say(agent, "Where is my order N1?");
      }
    }

    String json = Files.readString(files().get(0));
    Replay replay = Replayer.ofDefaults().replay(Recording.of(json));
    replay.requireSame();
    assertThat(json)
        .contains("\"type\":\"silent\"", MerchantsOwnException.class.getName())
        .doesNotContain("secret");
  }

  /** An exception of a merchant's own. */
  static final class MerchantsOwnException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    MerchantsOwnException(String message) {
      super(message);
    }
  }

  @Test
  void connectorsThatHangAreReplayedWithoutWaiting() throws Exception {
    Recorder recorder = Recorder.to(folder);
    Budget budget = new Budget(Duration.ofMillis(40), 5, Duration.ofSeconds(20), 6, 1, 20_000);

    hold(
        30,
        4,
        i -> {
          InMemoryShop shop = markets.get(i).shop;
          return recorder.record(
              markets
                  .get(i)
                  .agent(POLICY)
                  .orders(i % 3 == 1 ? shop.orders() : deaf(Orders.class))
                  .parcels(i % 3 == 1 ? deaf(Parcels.class) : shop.parcels())
                  .budget(budget));
        });

    List<Recording> patient = new ArrayList<>();
    for (Path file : files()) {
      Recording recording = Recording.read(file);
      if (calls(file).anyMatch(call -> call.answer() instanceof Silent)) {
        patient.add(recording);
      }
    }
    assertThat(patient).isNotEmpty();
    requireSameBytes(30);
  }

  /** A connector that never returns, whatever the deadline, until it is interrupted. */
  private static <P> P deaf(Class<P> port) {
    return port.cast(
        Proxy.newProxyInstance(
            port.getClassLoader(),
            new Class<?>[] {port},
            (proxy, method, arguments) -> {
              if (method.getReturnType() == boolean.class) {
                return true;
              }
              if (method.getReturnType() == ConnectorHealth.class) {
                return ConnectorHealth.untried();
              }
              try {
                new CountDownLatch(1).await();
              } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
              }
              return Lookup.failed(Failure.Kind.TIMED_OUT, "interrupted");
            }));
  }

  private static Stream<Call> calls(Path file) {
    try {
      return Recording.read(file).steps().stream().flatMap(step -> Calls.of(step).stream());
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  @Test
  void anExecutorThatTakesNoMoreIsReplayed() throws Exception {
    Market market = new Market("c", 3);
    ExecutorService closed = Executors.newSingleThreadExecutor();
    closed.shutdownNow();
    try (CommerceAgent agent =
        Recorder.to(folder).record(market.agent(POLICY).executor(closed)).build()) {
      market.say(agent, "Where is my order N1?");
      market.say(agent, "I want to talk to a human agent, please");
    }

    assertThat(Files.readString(files().get(0))).containsPattern("\"ended\": ?\"REJECTED\"");
    requireSameBytes(1);
  }

  @Test
  void aTurnThatWasInterruptedIsReplayed() throws Exception {
    Market market = new Market("c", 3);
    CountDownLatch asked = new CountDownLatch(1);
    Orders orders =
        new Orders() {
          @Override
          public Lookup<Order> byNumber(String orderNumber, Deadline deadline) {
            asked.countDown();
            try {
              new CountDownLatch(1).await();
            } catch (InterruptedException e) {
              Thread.currentThread().interrupt();
            }
            throw new IllegalStateException("interrupted");
          }

          @Override
          public Lookup<List<Order>> byCustomer(String id, int limit, Deadline deadline) {
            throw new IllegalStateException("not asked");
          }

          @Override
          public ConnectorHealth health() {
            return ConnectorHealth.untried();
          }
        };
    try (CommerceAgent agent =
        Recorder.to(folder).record(market.agent(POLICY).orders(orders)).build()) {
      Thread turn =
          new Thread(
              () ->
                  agent.handle(
                      new CustomerMessage(
                          "c",
                          "m1",
                          Channel.CHAT,
                          Locale.US,
                          Identity.verified("C1", "Jane", null),
                          "Where is my order N1?")));
      turn.start();
      asked.await();
      turn.interrupt();
      turn.join();
    }

    assertThat(Files.readString(files().get(0))).containsPattern("\"ended\": ?\"INTERRUPTED\"");
    requireSameBytes(1);
    assertThat(Thread.currentThread().isInterrupted()).isFalse();
  }

  @Test
  void manyMessagesOfOneConversationAtOnceAreReplayedInTheOrderOfTheStore() throws Exception {
    Market market = new Market("c", 5);
    Recorder recorder = Recorder.to(folder);
    ExecutorService customers = Executors.newFixedThreadPool(8);
    try (CommerceAgent agent = recorder.record(market.agent(POLICY)).build()) {
      List<Future<?>> running = new ArrayList<>();
      for (int i = 0; i < 24; i++) {
        CustomerMessage message =
            new CustomerMessage(
                "c",
                "m" + i / 2,
                Channel.CHAT,
                Locale.US,
                Identity.verified("C1", "Jane", null),
                i / 2 % 2 == 0 ? "Where is my order N1?" : "hello");
        running.add(customers.submit(() -> agent.handle(message)));
      }
      for (Future<?> one : running) {
        one.get();
      }
    } finally {
      customers.shutdownNow();
    }

    assertThat(Recording.read(files().get(0)).steps()).hasSize(24);
    requireSameBytes(1);
  }

  @Test
  void aConversationGoesOnInItsFileAfterARestart() throws IOException {
    Market market = new Market("c", 5);
    InMemoryConversationStore store = new InMemoryConversationStore();
    for (int i = 0; i < 3; i++) {
      try (CommerceAgent agent =
          Recorder.to(folder).record(market.agent(POLICY).conversationStore(store)).build()) {
        market.talk(agent);
      }
    }

    requireSameBytes(1);
    assertThat(Files.readString(files().get(0))).doesNotContain("\"loaded\"");
  }

  @Test
  void whatWasSaidBeforeTheRecordingIsPartOfIt() throws IOException {
    Market market = new Market("c", 5);
    InMemoryConversationStore store = new InMemoryConversationStore();
    try (CommerceAgent unrecorded = market.agent(POLICY).conversationStore(store).build()) {
      market.say(unrecorded, "Where is my order N1?");
    }
    try (CommerceAgent agent =
        Recorder.to(folder).record(market.agent(POLICY).conversationStore(store)).build()) {
      market.say(agent, "and when will it arrive?");
      market.say(agent, "I want to talk to a human agent, please");
    }

    requireSameBytes(1);
    assertThat(Files.readString(files().get(0))).containsOnlyOnce("\"loaded\"");
  }

  @Test
  void underAnotherPolicyAConversationGoesOnInAnotherFile() throws IOException {
    Market market = new Market("c", 5);
    InMemoryConversationStore store = new InMemoryConversationStore();
    for (String cap : List.of("$50", "$60", "$50")) {
      Evaluator policy = Market.policy(Market.POLICY.replace("$50", cap)).evaluator();
      try (CommerceAgent agent =
          Recorder.to(folder).record(market.agent(policy).conversationStore(store)).build()) {
        market.talk(agent);
      }
    }

    requireSameBytes(2);
  }

  @Test
  void aStoreThatFailsIsReplayed() throws IOException {
    Market market = new Market("c", 5);
    InMemoryConversationStore store = new InMemoryConversationStore();
    int[] calls = new int[1];
    ConversationStore failing =
        new ConversationStore() {
          @Override
          public Conversation load(String id) {
            if (calls[0]++ % 3 == 1) {
              throw new IllegalStateException("down");
            }
            return store.load(id);
          }

          @Override
          public boolean append(String id, long version, Turn turn) {
            if (calls[0]++ % 5 == 1) {
              throw new IllegalStateException("down");
            }
            return calls[0] % 4 != 0 && store.append(id, version, turn);
          }
        };
    try (CommerceAgent agent =
        Recorder.to(folder).record(market.agent(POLICY).conversationStore(failing)).build()) {
      for (int i = 0; i < 20; i++) {
        market.say(agent, "Where is my order N1?");
      }
    }

    requireSameBytes(1);
  }

  @Test
  void aFolderThatCannotBeWrittenDoesNotKeepTheCustomerWaiting() throws IOException {
    Path file = Files.writeString(folder.resolve("a-file"), "in the way");
    Recorder recorder = Recorder.to(file);
    Market market = new Market("c", 5);
    try (CommerceAgent agent = recorder.record(market.agent(POLICY)).build()) {
      market.say(agent, "hello");
      market.say(agent, "hello");
    }

    assertThat(recorder.lost()).isEqualTo(2);
    assertThat(file).hasContent("in the way");
  }

  @Test
  void aDamagedFileIsLeftAloneAndAnotherIsBegun() throws IOException {
    Market market = new Market("c", 5);
    Path damaged = folder.resolve(Folder.name("c") + ".json");
    Files.writeString(damaged, "{\"format\": 1, \"st");
    try (CommerceAgent agent = Recorder.to(folder).record(market.agent(POLICY)).build()) {
      market.say(agent, "hello");
    }

    assertThat(damaged).hasContent("{\"format\": 1, \"st");
    assertThat(files()).hasSize(2);
  }

  @Test
  void whatIsRedactedIsNowhereInTheFile() throws IOException {
    Market market = new Market("c", 5);
    Recorder recorder =
        Recorder.to(folder)
            .redacting(text -> text.replace("jane.doe@example.com", "nobody00@example.com"));
    try (CommerceAgent agent = recorder.record(market.agent(POLICY)).build()) {
      market.say(agent, "my address is jane.doe@example.com 07030, order N1");
    }

    String json = Files.readString(files().get(0));
    assertThat(json).doesNotContain("jane.doe@").contains("nobody00@");
    requireSameBytes(1);
  }

  @Test
  void aMerchantsOwnPlaybookIsReplayedWithItsHook() throws IOException {
    Market market = new Market("c", 5);
    Playbook own = new Greeter();
    try (CommerceAgent agent =
        Recorder.to(folder).record(market.agent(POLICY).playbook(own)).build()) {
      market.say(agent, "hello");
    }

    Recording recording = Recording.read(files().get(0));
    Replayer.ofDefaults().agent(builder -> builder.playbook(own)).replay(recording).requireSame();
    assertThatThrownBy(() -> Replayer.ofDefaults().replay(recording).requireSame())
        .isInstanceOf(AssertionError.class)
        .hasMessageContaining("step 1, message m1: the outcome differs");
  }

  /** Greets in its own words. */
  private static final class Greeter implements Playbook {
    private final SmallTalk usual = new SmallTalk();

    @Override
    public String name() {
      return "greeter";
    }

    @Override
    public Set<Intent> intents() {
      return usual.intents();
    }

    @Override
    public Plan prepare(Case situation) {
      return Plan.ask(Outcome.Question.WHAT_IS_WANTED, "Ahoy! What can I do?");
    }

    @Override
    public List<Tool> tools(Case situation) {
      return List.of();
    }

    @Override
    public GroundingContract contract() {
      return usual.contract();
    }
  }
}
