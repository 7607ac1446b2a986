// SPDX-License-Identifier: Apache-2.0
package dev.waybill.docs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import dev.waybill.CommerceAgent;
import dev.waybill.action.Act;
import dev.waybill.action.ActionGate;
import dev.waybill.action.ActionJournal;
import dev.waybill.action.ActionRequest;
import dev.waybill.action.ActionResult;
import dev.waybill.action.Approval;
import dev.waybill.action.ConsentStore;
import dev.waybill.action.Dialogue;
import dev.waybill.action.InMemoryActionJournal;
import dev.waybill.action.InMemoryConsentStore;
import dev.waybill.action.NotDoneException;
import dev.waybill.action.PolicyFacts;
import dev.waybill.action.Receipt;
import dev.waybill.action.Utterance;
import dev.waybill.commerce.Fulfilment;
import dev.waybill.commerce.FulfilmentState;
import dev.waybill.commerce.LineQuantity;
import dev.waybill.commerce.Money;
import dev.waybill.commerce.Order;
import dev.waybill.commerce.OrderLine;
import dev.waybill.commerce.OrderState;
import dev.waybill.commerce.Payment;
import dev.waybill.connector.Deadline;
import dev.waybill.connector.Lookup;
import dev.waybill.conversation.Channel;
import dev.waybill.conversation.CustomerMessage;
import dev.waybill.conversation.Identity;
import dev.waybill.conversation.InMemoryConversationStore;
import dev.waybill.conversation.Outcome;
import dev.waybill.conversation.Reply;
import dev.waybill.evidence.CommerceFacts;
import dev.waybill.evidence.DataLayer;
import dev.waybill.evidence.EvidenceLedger;
import dev.waybill.evidence.Source;
import dev.waybill.policy.Policy;
import dev.waybill.policy.analysis.Analyses;
import dev.waybill.policy.analysis.Budget;
import dev.waybill.policy.decide.Decision;
import dev.waybill.policy.decide.Fact;
import dev.waybill.policy.decide.Label;
import dev.waybill.policy.ledger.InMemoryLedger;
import dev.waybill.policy.ledger.Ledger;
import dev.waybill.policy.value.Value;
import dev.waybill.testkit.VirtualClock;
import dev.waybill.testkit.shop.CapturingHandoffDesk;
import dev.waybill.testkit.shop.InMemoryShop;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.UnaryOperator;
import javax.sql.DataSource;
import org.h2.jdbcx.JdbcDataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What {@code actions.md} shows compiles, and does what it says, over a real table. */
class ActionsGuideTest {

  private static final ZoneId NEW_YORK = ZoneId.of("America/New_York");
  private static final Utterance WISH =
      new Utterance("m1", "The lamp came defective, please send $60 back", Identity.Level.VERIFIED);
  private static final Utterance YES = new Utterance("m2", "Yes, please.", Identity.Level.VERIFIED);

  private final VirtualClock clock = VirtualClock.at("2026-03-10T16:00:00Z");
  private final InMemoryShop shop =
      new InMemoryShop(clock).put(order("N1017", "C12")).put(order("N2001", "C99"));
  private final JdbcDataSource database = new JdbcDataSource();
  private final Policy policy = shopPolicy();
  private final Ledger ledger = new InMemoryLedger();
  private final ActionJournal journal = new InMemoryActionJournal();
  private final ConsentStore consents = new InMemoryConsentStore();
  private final CapturingHandoffDesk desk = new CapturingHandoffDesk();
  private final Set<String> held = new HashSet<>();
  private Connection open;

  private static Policy shopPolicy() {
    try {
      return Policy.of("shop.policy", text());
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  private static String text() throws IOException {
    return Files.readString(Path.of("src/test/resources/actions-guide/shop.policy"));
  }

  private static Order order(String number, String customer) {
    Money paid = Money.of(new BigDecimal("240.00"), "USD");
    return new Order(
        number,
        customer,
        null,
        OrderState.COMPLETED,
        null,
        null,
        Instant.parse("2026-02-20T09:00:00Z"),
        List.of(new OrderLine("L1", "LAMP", "Lamp", 1, 0, 0, paid, paid, null)),
        List.of(
            new Fulfilment(
                "F1",
                FulfilmentState.DELIVERED,
                null,
                null,
                List.of(new LineQuantity("L1", 1)),
                List.of(),
                null,
                Instant.parse("2026-02-22T09:00:00Z"))),
        List.of(new Payment("P1", Payment.State.PAID, null, "card", paid, List.of())),
        List.of(),
        null,
        paid,
        null);
  }

  @BeforeEach
  void anEmptyTableOfRefunds() throws SQLException {
    database.setURL("jdbc:h2:mem:actions;MODE=PostgreSQL;DATABASE_TO_LOWER=TRUE");
    open = database.getConnection();
    try (Statement statement = open.createStatement()) {
      statement.execute(
          "create table refunds(id int generated always as identity primary key,"
              + " action_key varchar(200) not null unique, order_nr varchar(20) not null,"
              + " minor bigint not null, done_at timestamp with time zone not null)");
    }
  }

  @AfterEach
  void close() throws SQLException {
    open.close();
  }

  private List<String> rows() throws SQLException {
    try (Statement statement = open.createStatement();
        ResultSet row = statement.executeQuery("select order_nr, minor from refunds order by id")) {
      List<String> rows = new ArrayList<>();
      while (row.next()) {
        rows.add(row.getString(1) + " " + row.getLong(2));
      }
      return rows;
    }
  }

  // tag::act[]
  /** Refunds as rows of the shop's own table, in which an action's key is unique. */
  static class RefundTable implements Act {

    private static final Source SHOP = new Source("shop-db", DataLayer.ORDER);

    private final DataSource database;
    private final Clock clock;

    RefundTable(DataSource database, Clock clock) {
      this.database = database;
      this.clock = clock;
    }

    @Override
    public Receipt perform(Map<String, Value> arguments, String idempotencyKey, Deadline deadline)
        throws NotDoneException {
      String order = ((Value.Text) arguments.get("order_id")).text();
      long minor = ((Value.Money) arguments.get("amount")).minor();
      Connection connection;
      try {
        connection = database.getConnection();
      } catch (SQLException e) {
        throw new NotDoneException("no connection to the shop's database", e); // certainly not done
      }
      try (connection;
          PreparedStatement insert =
              connection.prepareStatement(
                  "insert into refunds(action_key, order_nr, minor, done_at) values (?, ?, ?,"
                      + " ?)")) {
        insert.setQueryTimeout((int) Math.max(1, deadline.remaining(clock.instant()).toSeconds()));
        insert.setString(1, idempotencyKey);
        insert.setString(2, order);
        insert.setLong(3, minor);
        insert.setObject(4, OffsetDateTime.now(clock));
        insert.executeUpdate();
        return find(connection, idempotencyKey).fold(receipt -> receipt, this::lost, this::lost);
      } catch (SQLException e) {
        throw new IllegalStateException("the row may be there, or not", e); // nobody knows
      }
    }

    @Override
    public Finding reconcile(String idempotencyKey, Deadline deadline) {
      try (Connection connection = database.getConnection()) {
        return find(connection, idempotencyKey);
      } catch (SQLException e) {
        return new Finding.CannotTell();
      }
    }

    private static Finding find(Connection connection, String key) throws SQLException {
      try (PreparedStatement select =
          connection.prepareStatement("select id, done_at from refunds where action_key = ?")) {
        select.setString(1, key);
        ResultSet row = select.executeQuery();
        if (!row.next()) {
          return new Finding.DidNotHappen(); // a late one would break on the unique key
        }
        Instant at = row.getObject(2, OffsetDateTime.class).toInstant();
        return new Finding.Happened(new Receipt("R-" + row.getInt(1), SHOP, at));
      }
    }

    private Receipt lost() {
      throw new IllegalStateException("the row that was written is not there");
    }
  }

  // end::act[]

  private CommerceAgent agent(Act refunds) {
    // tag::agent[]
    CommerceAgent agent =
        CommerceAgent.builder()
            .orders(shop.orders())
            .parcels(shop.parcels())
            .handoffDesk(desk)
            .policy(policy.evaluator()) // what may be done
            .act("refund", refunds) // who does it
            .ledger(ledger) // what limits count
            .journal(journal) // what was begun, and how it ended
            .consents(consents) // questions, answers, approvals
            .clock(clock)
            .build();
    ActionGate gate = agent.gate();
    // end::agent[]
    assertThat(gate).isNotNull();
    return agent;
  }

  private CommerceAgent agent() {
    return agent(new RefundTable(database, clock));
  }

  private List<Fact> facts(String number) {
    Lookup<Order> answer = shop.orders().byNumber(number, Deadline.in(SECONDS, clock.instant()));
    // tag::facts[]
    Lookup.Found<Order> read = (Lookup.Found<Order>) answer; // byNumber(...) of your own port
    EvidenceLedger evidence = new EvidenceLedger();
    new CommerceFacts(evidence).order(read.value(), NEW_YORK, read.source(), read.observedAt());
    List<Fact> facts =
        new PolicyFacts(evidence, NEW_YORK)
            .order(read.value(), fraudDesk, read.source(), read.observedAt())
            .all();
    // end::facts[]
    return facts;
  }

  private static final Duration SECONDS = Duration.ofSeconds(5);

  // tag::supplement[]
  private final PolicyFacts.Supplement fraudDesk =
      new PolicyFacts.Supplement() {
        @Override
        public Map<String, Value> order(Order order) {
          return Map.of("fraud_hold", Value.yes(held.contains(order.number())));
        }
      };

  // end::supplement[]

  private ActionResult ask(ActionGate gate, long minor, Utterance... said) {
    return ask(gate, "N1017", minor, "chat-7/m1/refund", said);
  }

  private ActionResult ask(
      ActionGate gate, String number, long minor, String key, Utterance... said) {
    List<Fact> facts = facts(number);
    // tag::ask[]
    Dialogue dialogue = new Dialogue("chat-7", Channel.CHAT, "C12", List.of(said));
    Map<String, Value> arguments =
        Map.of(
            "order_id", Value.text(number),
            "amount", Value.money(minor, "USD"),
            "reason", Value.text("defective"));
    ActionResult result =
        gate.request(new ActionRequest("refund", arguments, dialogue, facts, key));
    // end::ask[]
    return result;
  }

  private ActionResult.NeedsConfirmation question(ActionResult result) {
    assertThat(result).isInstanceOf(ActionResult.NeedsConfirmation.class);
    return (ActionResult.NeedsConfirmation) result;
  }

  @Test
  void theGuideShowsThePolicyThatIsTested() throws IOException {
    assertThat(Files.readString(Path.of("actions.md"))).contains("```policy\n" + text() + "```");
    assertThat(policy.warnings()).isEmpty();
    assertThat(Analyses.of(policy.model(), Budget.standard())).isEmpty();
  }

  @Test
  void aRefundIsDoneOnceTheCustomerHasSaidYesToIt() throws SQLException {
    try (CommerceAgent agent = agent()) {
      ActionGate gate = agent.gate();
      // tag::confirm[]
      ActionResult first =
          ask(gate, 60_00, WISH); // "The lamp came defective, please send $60 back"
      ActionResult.NeedsConfirmation asked = (ActionResult.NeedsConfirmation) first;
      Decision.Confirmation show = asked.decision().obligations().confirmation();
      StringBuilder question = new StringBuilder(); // say it in your own words
      for (Decision.Shown shown : show.showing()) {
        question.append(shown.path()).append(": ").append(shown.text()).append("\n");
      }
      show.asking().forEach(question::append);
      gate.asked(asked); // the question leaves now

      ActionResult second = ask(gate, 60_00, WISH, YES); // "Yes, please."
      // end::confirm[]
      assertThat(question.toString())
          .contains("N1017", "$60.00", "Shall I send it back the way you paid?");
      assertThat(second)
          .isInstanceOfSatisfying(
              ActionResult.Done.class,
              done -> {
                assertThat(done.receipt().reference()).isEqualTo("R-1");
                assertThat(done.receipt().at()).isEqualTo(clock.instant());
              });
      assertThat(ask(gate, 60_00, WISH, YES))
          .isEqualTo(new ActionResult.Done(((ActionResult.Done) second).receipt(), null));
      assertThat(rows()).containsExactly("N1017 6000");
    }
  }

  @Test
  void anythingButAPlainYesToThisQuestionIsNone() throws SQLException {
    try (CommerceAgent agent = agent()) {
      ActionGate gate = agent.gate();
      question(ask(gate, 60_00, WISH, YES)); // nobody was asked
      gate.asked(question(ask(gate, 60_00, WISH)));
      question(ask(gate, 60_00, WISH)); // no answer yet
      Utterance but = new Utterance("m2", "yes, but make it $50", Identity.Level.VERIFIED);
      question(ask(gate, 60_00, WISH, but));
      question(ask(gate, 50_00, WISH, but));
      assertThat(rows()).isEmpty();
    }
  }

  @Test
  void aLargeRefundWaitsForAPerson() throws SQLException {
    Utterance wish =
        new Utterance("m1", "It is defective, I want $150 back", Identity.Level.VERIFIED);
    try (CommerceAgent agent = agent()) {
      ActionGate gate = agent.gate();
      gate.asked(question(ask(gate, 150_00, wish)));
      // tag::approve[]
      ActionResult waiting = ask(gate, 150_00, wish, YES);
      ActionResult.NeedsApproval needed = (ActionResult.NeedsApproval) waiting;
      // Show needed.decision() to a supervisor, keep needed.seal() with it. When she approves:
      gate.approve(
          new Approval(
              "ticket-41", // your reference, unique
              "chat-7",
              needed.seal(),
              "supervisor",
              "s.miller", // from your own login
              clock.instant(),
              clock.instant().plus(Duration.ofHours(1))));
      ActionResult result = ask(gate, 150_00, wish, YES);
      // end::approve[]
      assertThat(needed.missing())
          .extracting(Decision.Approval::role, Decision.Approval::within)
          .containsExactly(tuple("supervisor", Duration.ofHours(4)));
      assertThat(result).isInstanceOf(ActionResult.Done.class);
      assertThat(rows()).containsExactly("N1017 15000");
    }
  }

  // tag::cases[]
  /** What to say, and what to do next, for each of the nine results. */
  static final class NextStep implements ActionResult.Cases<String> {

    @Override
    public String done(ActionResult.Done result) {
      return "say: done, reference " + result.receipt().reference();
    }

    @Override
    public String needsConfirmation(ActionResult.NeedsConfirmation result) {
      return "ask the customer: " + result.decision().obligations().confirmation();
    }

    @Override
    public String needsApproval(ActionResult.NeedsApproval result) {
      return "ask a person: " + result.missing().get(0).role();
    }

    @Override
    public String needsIdentity(ActionResult.NeedsIdentity result) {
      return "ask for a login: " + result.level();
    }

    @Override
    public String needsEvidence(ActionResult.NeedsEvidence result) {
      Decision.Need first = result.decision().needs().get(0);
      return first.path() + ": " + first.remedy();
    }

    @Override
    public String refused(ActionResult.Refused result) {
      return "say: " + result.decision().customerMessage();
    }

    @Override
    public String unknown(ActionResult.Unknown result) {
      return "say neither that it is done nor that it is not; look again: " + result.key();
    }

    @Override
    public String failed(ActionResult.Failed result) {
      return "not done, may be tried again: " + result.reason();
    }

    @Override
    public String held(ActionResult.Held result) {
      return "not done, the agent is stopped: " + result.stage();
    }
  }

  // end::cases[]

  private static String next(ActionResult result) {
    return result.fold(new NextStep());
  }

  @Test
  void everyResultSaysWhatIsNext() {
    try (CommerceAgent agent = agent()) {
      ActionGate gate = agent.gate();
      assertThat(next(ask(gate, 60_00, WISH))).startsWith("ask the customer");
      Utterance unsure = new Utterance("m1", WISH.text(), Identity.Level.MATCHED);
      assertThat(next(ask(gate, 60_00, unsure))).isEqualTo("ask for a login: verified");
      Utterance much = new Utterance("m1", "Defective! $300 back", Identity.Level.VERIFIED);
      ActionResult.Refused refused = (ActionResult.Refused) ask(gate, 300_00, much);
      assertThat(next(refused)).isEqualTo("say: More than was paid for order N1017 can't go back.");
      assertThat(refused.decision().grounds().largest())
          .anySatisfy(
              largest -> {
                assertThat(largest.path()).isEqualTo("request.amount");
                assertThat(largest.approved()).isEqualTo(240_00);
              });
      assertThat(ask(gate, "N2001", 60_00, "chat-7/m1/other", WISH))
          .isInstanceOf(ActionResult.Refused.class);
      held.add("N1017");
      assertThat(next(ask(gate, 60_00, WISH))).isEqualTo("say: I can't refund order N1017 here.");
    }
  }

  @Test
  void anAmountTheModelMadeUpIsNobodysWord() throws SQLException {
    try (CommerceAgent agent = agent()) {
      ActionGate gate = agent.gate();
      // tag::claim[]
      ActionResult result = ask(gate, 75_00, WISH); // the customer spoke of $60
      Decision.NeedEvidence decision = ((ActionResult.NeedsEvidence) result).decision();
      Decision.Need need = decision.needs().get(0);
      // need.path() is "request.amount", need.why() is WRONG_SOURCE, and need.remedy() is
      // "Ask the customer for the amount; it must be in the customer's own words."
      // end::claim[]
      assertThat(need.path()).isEqualTo("request.amount");
      assertThat(need.why()).isEqualTo(Decision.Missing.WRONG_SOURCE);
      assertThat(need.remedy())
          .isEqualTo("Ask the customer for the amount; it must be in the customer's own words.");
      assertThat(decision.grounds().request().arguments().get("amount").labels())
          .extracting(Label::name)
          .containsExactly("agent");
      assertThat(decision.grounds().request().arguments().get("order_id").labels())
          .extracting(Label::name)
          .containsExactly("oms");
      assertThat(rows()).isEmpty();
    }
  }

  @Test
  void whatWasBegunByAProcessThatDiedIsFoundOutNotDoneAgain() throws SQLException {
    Act dying =
        new RefundTable(database, clock) {
          @Override
          public Receipt perform(Map<String, Value> arguments, String key, Deadline deadline)
              throws NotDoneException {
            super.perform(arguments, key, deadline);
            throw new IllegalStateException("the line broke after the row was written");
          }
        };
    try (CommerceAgent agent = agent(dying)) {
      ActionGate gate = agent.gate();
      gate.asked(question(ask(gate, 60_00, WISH)));
      assertThat(next(ask(gate, 60_00, WISH, YES)))
          .isEqualTo(
              "say neither that it is done nor that it is not; look again: chat-7/m1/refund");
    }
    try (CommerceAgent agent = agent()) {
      // tag::recover[]
      int open = agent.gate().recover(); // after a start, and from time to time
      // end::recover[]
      assertThat(open).isZero();
      assertThat(ask(agent.gate(), 60_00, WISH, YES))
          .isInstanceOfSatisfying(
              ActionResult.Done.class,
              done -> assertThat(done.receipt().reference()).isEqualTo("R-1"));
    }
    assertThat(rows()).containsExactly("N1017 6000");
  }

  @Test
  void whatIsCertainlyNotDoneMayBeTriedAgain() throws SQLException {
    JdbcDataSource down = new JdbcDataSource();
    down.setURL("jdbc:h2:mem:nowhere;IFEXISTS=TRUE");
    try (CommerceAgent agent = agent(new RefundTable(down, clock))) {
      agent.gate().asked(question(ask(agent.gate(), 60_00, WISH)));
      assertThat(next(ask(agent.gate(), 60_00, WISH, YES))).startsWith("not done");
    }
    try (CommerceAgent agent = agent()) {
      assertThat(ask(agent.gate(), 60_00, WISH, YES)).isInstanceOf(ActionResult.Done.class);
    }
    assertThat(rows()).containsExactly("N1017 6000");
  }

  @Test
  void theThirdRefundInAMonthIsRefusedWhateverTheCustomerConfirms() throws SQLException {
    try (CommerceAgent agent = agent()) {
      ActionGate gate = agent.gate();
      for (int i = 1; i <= 2; i++) {
        Utterance wish = new Utterance("w" + i, WISH.text(), Identity.Level.VERIFIED);
        Utterance yes = new Utterance("y" + i, "yes", Identity.Level.VERIFIED);
        String key = "chat-7/w" + i;
        gate.asked(question(ask(gate, "N1017", 60_00, key, wish)));
        assertThat(ask(gate, "N1017", 60_00, key, wish, yes)).isInstanceOf(ActionResult.Done.class);
      }
      assertThat(ask(gate, "N1017", 60_00, "chat-7/w3", WISH))
          .isInstanceOf(ActionResult.Refused.class);
      clock.advance(Duration.ofDays(31));
      question(ask(gate, "N1017", 60_00, "chat-7/w4", WISH));
      assertThat(rows()).hasSize(2);
    }
  }

  @Test
  void whetherAnAddressExistsIsTheHostsToSay() {
    ExecutorService executor = Executors.newCachedThreadPool();
    Set<String> atlas = Set.of("12 Main St");
    Act moves = new Moves();
    try {
      // tag::completion[]
      UnaryOperator<Value> looksUp =
          address -> {
            Map<String, Value> parts = new HashMap<>(((Value.Fields) address).attributes());
            String line = ((Value.Text) parts.get("line")).text();
            parts.put("is_deliverable", Value.yes(atlas.contains(line)));
            return new Value.Fields(parts);
          };
      ActionGate gate =
          ActionGate.builder(policy.evaluator())
              .act("change_address", moves)
              .completion("new_address", looksUp)
              .ledger(ledger)
              .journal(journal)
              .consents(consents)
              .clock(clock)
              .executor(executor)
              .build();
      // end::completion[]
      assertThat(move(gate, "12 Main St")).isInstanceOf(ActionResult.Done.class);
      assertThat(next(move(gate, "1 Moon Rd")))
          .isEqualTo("say: The carrier does not find that address.");
    } finally {
      executor.shutdownNow();
    }
  }

  private static final class Moves implements Act {
    @Override
    public Receipt perform(Map<String, Value> arguments, String key, Deadline deadline) {
      return new Receipt("M-1", RefundTable.SHOP, deadline.at());
    }

    @Override
    public Finding reconcile(String key, Deadline deadline) {
      return new Finding.CannotTell();
    }
  }

  private ActionResult move(ActionGate gate, String line) {
    Fact placed =
        new Fact(
            "order",
            new Value.Fields(
                Map.of(
                    "id", Value.text("N3"),
                    "customer_id", Value.text("C12"),
                    "state", Value.text("placed"))),
            "oms",
            clock.instant(),
            true,
            List.of());
    Value claimed =
        new Value.Fields(
            Map.of(
                "line", Value.text(line),
                "city", Value.text("Reno"),
                "country", Value.text("US"),
                "is_deliverable", Value.yes(true))); // a model's claim: it is dropped
    Utterance said =
        new Utterance("m1", "send it to " + line + ", Reno, US", Identity.Level.VERIFIED);
    return gate.request(
        new ActionRequest(
            "change_address",
            Map.of("order_id", Value.text("N3"), "new_address", claimed),
            new Dialogue("chat-8", Channel.CHAT, "C12", List.of(said)),
            List.of(placed),
            "chat-8/" + line));
  }

  @Test
  void handOffIsBehindTheGateToo() {
    try (CommerceAgent agent = agent()) {
      Reply reply = agent.handle(human());
      assertThat(reply.outcome())
          .isInstanceOfSatisfying(
              Outcome.HandedOff.class, outcome -> assertThat(outcome.reference()).isNotNull());
    }
    Policy silent = Policy.of("silent.policy", withoutHandOff());
    CapturingHandoffDesk idle = new CapturingHandoffDesk();
    try (CommerceAgent agent =
        CommerceAgent.builder()
            .orders(shop.orders())
            .parcels(shop.parcels())
            .handoffDesk(idle)
            .policy(silent.evaluator())
            .clock(clock)
            .build()) {
      assertThat(agent.handle(human()).outcome())
          .isInstanceOfSatisfying(
              Outcome.HandedOff.class, outcome -> assertThat(outcome.reference()).isNull());
      assertThat(idle.packets()).isEmpty();
    }
  }

  private static String withoutHandOff() {
    try {
      return text()
          .replace("rule \"a person can always take over\"\n  allow transfer_to_human\n", "");
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  private static CustomerMessage human() {
    return new CustomerMessage(
        "chat-9",
        "m1",
        Channel.CHAT,
        Locale.US,
        Identity.verified("C12", "Maya", NEW_YORK),
        "I want to talk to a human");
  }

  @Test
  void whatACustomerSaidToTheAgentIsADialogueToo() {
    InMemoryConversationStore store = new InMemoryConversationStore();
    CustomerMessage message = human();
    // tag::dialogue[]
    Dialogue dialogue =
        Dialogue.of(
            store.load(message.conversationId()), // what was said before
            message,
            message.text(),
            message.identity().level());
    // end::dialogue[]
    assertThat(dialogue.current().text()).isEqualTo("I want to talk to a human");
    assertThat(dialogue.customerId()).isEqualTo("C12");
  }

  @Test
  void whoTheCustomerIsIsTheSystemIdentitysToSay() throws IOException {
    Policy onlyCrm =
        Policy.of(
            "crm.policy",
            text().replace("session only from identity or crm", "session only from crm"));
    try (CommerceAgent agent =
        CommerceAgent.builder()
            .orders(shop.orders())
            .parcels(shop.parcels())
            .policy(onlyCrm.evaluator())
            .act("refund", new RefundTable(database, clock))
            .clock(clock)
            .build()) {
      assertThat(ask(agent.gate(), 60_00, WISH))
          .isInstanceOfSatisfying(
              ActionResult.NeedsEvidence.class,
              result ->
                  assertThat(result.decision().needs())
                      .anySatisfy(
                          need -> {
                            assertThat(need.path()).isEqualTo("customer.id");
                            assertThat(need.why()).isEqualTo(Decision.Missing.WRONG_SOURCE);
                          }));
    }
  }

  @Test
  void anActForAWordThePolicyDoesNotHaveIsRefusedAtTheStart() {
    assertThatThrownBy(
            () ->
                CommerceAgent.builder()
                    .orders(shop.orders())
                    .parcels(shop.parcels())
                    .policy(policy.evaluator())
                    .act("refnud", new RefundTable(database, clock))
                    .build())
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("refnud");
  }
}
