// SPDX-License-Identifier: Apache-2.0
package dev.waybill;

import static java.util.Objects.requireNonNull;

import dev.langchain4j.model.chat.ChatModel;
import dev.waybill.action.Act;
import dev.waybill.action.ActionGate;
import dev.waybill.action.ActionJournal;
import dev.waybill.action.ActionListener;
import dev.waybill.action.ActionRequest;
import dev.waybill.action.ActionResult;
import dev.waybill.action.ConsentStore;
import dev.waybill.action.DefaultPolicy;
import dev.waybill.action.InMemoryActionJournal;
import dev.waybill.action.InMemoryConsentStore;
import dev.waybill.action.PolicyArchive;
import dev.waybill.action.PolicyContext;
import dev.waybill.action.Stage;
import dev.waybill.agent.AgentParts;
import dev.waybill.agent.Budget;
import dev.waybill.agent.Takeover;
import dev.waybill.agent.TurnListener;
import dev.waybill.agent.internal.DeskAct;
import dev.waybill.agent.internal.TurnEngine;
import dev.waybill.agent.internal.Workers;
import dev.waybill.ambient.Ambient;
import dev.waybill.approval.ApprovalRequest;
import dev.waybill.approval.ApprovalStore;
import dev.waybill.approval.InMemoryApprovalStore;
import dev.waybill.approval.Resumed;
import dev.waybill.approval.Verdict;
import dev.waybill.connector.Carts;
import dev.waybill.connector.Cases;
import dev.waybill.connector.Catalog;
import dev.waybill.connector.Customers;
import dev.waybill.connector.HelpCenter;
import dev.waybill.connector.Inventory;
import dev.waybill.connector.OneTimeCodes;
import dev.waybill.connector.Orders;
import dev.waybill.connector.Parcels;
import dev.waybill.connector.Sources;
import dev.waybill.conversation.ConversationStore;
import dev.waybill.conversation.CustomerMessage;
import dev.waybill.conversation.InMemoryConversationStore;
import dev.waybill.conversation.Reply;
import dev.waybill.handoff.HandoffDesk;
import dev.waybill.handoff.HandoffOutbox;
import dev.waybill.intent.Concern;
import dev.waybill.intent.EntityExtractor;
import dev.waybill.intent.IntentClassifier;
import dev.waybill.intent.LexicalMoodReader;
import dev.waybill.intent.LinearIntentClassifier;
import dev.waybill.intent.MoodReader;
import dev.waybill.outreach.Audience;
import dev.waybill.outreach.Outreach;
import dev.waybill.outreach.OutreachRules;
import dev.waybill.outreach.OutreachStore;
import dev.waybill.playbook.AccountRequests;
import dev.waybill.playbook.CancelOrder;
import dev.waybill.playbook.CaseFollowUp;
import dev.waybill.playbook.ChangeAddress;
import dev.waybill.playbook.Complaint;
import dev.waybill.playbook.Exchanges;
import dev.waybill.playbook.Goodwill;
import dev.waybill.playbook.HowWeWork;
import dev.waybill.playbook.InMemoryLookupLimit;
import dev.waybill.playbook.Invoices;
import dev.waybill.playbook.ItemProblems;
import dev.waybill.playbook.LookupLimit;
import dev.waybill.playbook.ModifyOrder;
import dev.waybill.playbook.PaymentIssue;
import dev.waybill.playbook.PlaceOrder;
import dev.waybill.playbook.Playbook;
import dev.waybill.playbook.PricePromo;
import dev.waybill.playbook.ProductQuestion;
import dev.waybill.playbook.ProductSearch;
import dev.waybill.playbook.Refunds;
import dev.waybill.playbook.Returns;
import dev.waybill.playbook.ShopQuestion;
import dev.waybill.playbook.SmallTalk;
import dev.waybill.playbook.TalkToAPerson;
import dev.waybill.playbook.TransitNorms;
import dev.waybill.playbook.WarrantyClaims;
import dev.waybill.playbook.WhereIsMyOrder;
import dev.waybill.policy.decide.Decision;
import dev.waybill.policy.decide.Evaluator;
import dev.waybill.policy.ledger.InMemoryLedger;
import dev.waybill.policy.ledger.Ledger;
import dev.waybill.policy.value.Value;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A customer-service agent for a shop. It cannot state an order fact it has not read, whatever
 * model is plugged in; and it answers correctly with no model at all.
 *
 * <pre>{@code
 * try (CommerceAgent agent = CommerceAgent.builder().orders(orders).parcels(parcels).build()) {
 *   Reply reply = agent.handle(message);
 *   send(reply.text());
 * }
 * }</pre>
 *
 * <p>Safe for use by many threads. Messages of one conversation are answered one after the other;
 * the same message delivered twice is answered once.
 */
public final class CommerceAgent implements AutoCloseable {

  private final TurnEngine engine;
  private final ActionGate gate;
  private final AgentParts parts;
  private final @Nullable ExecutorService owned;

  private CommerceAgent(
      TurnEngine engine, ActionGate gate, AgentParts parts, @Nullable ExecutorService owned) {
    this.engine = engine;
    this.gate = gate;
    this.parts = parts;
    this.owned = owned;
  }

  /** Begins an agent. */
  public static Builder builder() {
    return new Builder();
  }

  /**
   * Answers a message.
   *
   * @param message what the customer wrote; any text at all
   * @return what to send, and why it may be said; a failing source, a failing model or a hostile
   *     text end in an honest reply, never in an exception
   */
  public Reply handle(CustomerMessage message) {
    return engine.handle(requireNonNull(message, "message"));
  }

  /**
   * The gate to side effects: where people's approvals go in, and where actions of unknown outcome
   * are found out after a start.
   */
  public ActionGate gate() {
    return gate;
  }

  /** What waits for a person's approval, oldest first. */
  public List<ApprovalRequest> approvals() {
    return engine.approvals();
  }

  /**
   * Goes on with an action that waited for a person, who has decided. A refusal ends it. Once
   * everybody who must approve did, the action is asked for again under its key and judged anew, on
   * what is read now: what the policy has come to refuse in the meantime is not done. What became
   * of it is recorded in the conversation; the reply is to be sent to the customer, who hears the
   * same at their next message about it.
   *
   * <p>The same verdict may be said again, after a crash or by a second person: the first counts,
   * and what became of it is given again.
   *
   * @param verdict what the person says, made by the host from its own login of the person
   * @return what became of it; empty if somebody else must approve as well
   * @throws IllegalArgumentException if nothing waits under the reference, or the person may not
   *     decide
   * @throws IllegalStateException if a store cannot be reached, or the conversation is busy; the
   *     same may be said again
   */
  public Optional<Resumed> resume(Verdict verdict) {
    return engine.resume(requireNonNull(verdict, "verdict"));
  }

  /**
   * Ends what nobody decided about in time: a person takes over, and the customer is told that
   * nothing was done. To be called from time to time; without it, the customer is told at their
   * next message about it.
   *
   * @return what to send
   * @throws IllegalStateException if a store cannot be reached
   */
  public List<Resumed> lapseApprovals() {
    return engine.lapse();
  }

  /**
   * Tries again to hand over the cases that the desk did not take. To be called from time to time;
   * each case is handed over once, whoever calls, as long as the journal is shared.
   *
   * @return how many still wait
   */
  public int deliverOutbox() {
    return engine.deliverOutbox();
  }

  /**
   * The agent that speaks first: with the same systems, the same gate and the same conversations.
   *
   * @param audience whom the shop may write to
   * @param store what waits and what was said
   * @param rules how the merchant wants to write
   * @return it; it starts no threads
   */
  public Outreach outreach(Audience audience, OutreachStore store, OutreachRules rules) {
    return new Outreach(parts, gate, engine::pass, audience, store, rules);
  }

  /**
   * Ends the agent's own threads. Connectors, store, desk and executor given to it are not closed.
   */
  @Override
  public void close() {
    if (owned != null) {
      owned.shutdownNow();
    }
  }

  /**
   * Makes an agent. Not safe for use by many threads.
   *
   * <p>Defaults:
   *
   * <ul>
   *   <li>no model: the playbooks' own words
   *   <li>no catalogue: of what was ordered, only what the order says is known
   *   <li>no policy: the agent may pass a case to a person and do nothing else
   *   <li>no acts; ledger, journal and consents in memory, lost at a restart
   *   <li>{@link Stage#LIVE}
   *   <li>no hosts to link to but the carriers'
   *   <li>no desk: the agent says that it cannot pass a case on
   *   <li>conversations in memory, lost at a restart
   *   <li>the linear intent classifier
   *   <li>the playbooks of the library
   *   <li>{@link TransitNorms#ofDefaults()} and {@link Budget#ofDefaults()}
   *   <li>the shop's zone UTC, the system's clock, up to 64 threads of its own
   * </ul>
   */
  public static final class Builder {

    private static final Pattern HOST =
        Pattern.compile("(?:[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?\\.)+[A-Za-z]{2,24}");

    private @Nullable Orders orders;
    private @Nullable Parcels parcels;
    private @Nullable Catalog catalog;
    private @Nullable Inventory inventory;
    private @Nullable Customers customers;
    private @Nullable HelpCenter helpCenter;
    private @Nullable Cases cases;
    private @Nullable Carts carts;
    private PolicyContext policyContext = PolicyContext.NONE;
    private @Nullable String disclosure;
    private @Nullable ChatModel model;
    private @Nullable HandoffDesk desk;
    private @Nullable HandoffOutbox outbox;
    private @Nullable String contact;
    private final Map<Concern, String> concernWords = new EnumMap<>(Concern.class);
    private @Nullable OneTimeCodes codes;
    private MoodReader moods = new LexicalMoodReader();
    private @Nullable Evaluator policy;
    private @Nullable PolicyArchive archive;
    private Ledger ledger = new InMemoryLedger();
    private ActionJournal journal = new InMemoryActionJournal();
    private ConsentStore consents = new InMemoryConsentStore();
    private ApprovalStore approvals = new InMemoryApprovalStore();
    private LookupLimit lookups = new InMemoryLookupLimit();
    private Duration approvalsWait = Duration.ofDays(3);
    private final Map<String, Act> acts = new LinkedHashMap<>();
    private final Map<String, UnaryOperator<Value>> completions = new LinkedHashMap<>();
    private Supplier<Stage> stage = () -> Stage.LIVE;
    private @Nullable ExecutorService executor;
    private ConversationStore store = new InMemoryConversationStore();
    private IntentClassifier classifier = new LinearIntentClassifier();
    private TransitNorms norms = TransitNorms.ofDefaults();
    private Set<String> links = Set.of();
    private Budget budget = Budget.ofDefaults();
    private ZoneId shopZone = ZoneOffset.UTC;
    private Clock clock = Ambient.clock();
    private final List<Playbook> playbooks = new ArrayList<>();
    private EntityExtractor extractor = new EntityExtractor();
    private final List<TurnListener> listeners = new ArrayList<>();
    private final List<UnaryOperator<AgentParts>> interceptors = new ArrayList<>();

    private Builder() {}

    /** The order-management system. Required. */
    public Builder orders(Orders orders) {
      this.orders = requireNonNull(orders, "orders");
      return this;
    }

    /** The carriers. Required: without their scans no order question can be answered. */
    public Builder parcels(Parcels parcels) {
      this.parcels = requireNonNull(parcels, "parcels");
      return this;
    }

    /**
     * The catalogue. A model may then read what the items of the customer's own orders are, and of
     * nothing else.
     */
    public Builder catalog(Catalog catalog) {
      this.catalog = requireNonNull(catalog, "catalog");
      return this;
    }

    /** How much there is of what. */
    public Builder inventory(Inventory inventory) {
      this.inventory = requireNonNull(inventory, "inventory");
      return this;
    }

    /** Who the customers are. */
    public Builder customers(Customers customers) {
      this.customers = requireNonNull(customers, "customers");
      return this;
    }

    /** The shop's published articles. */
    public Builder helpCenter(HelpCenter helpCenter) {
      this.helpCenter = requireNonNull(helpCenter, "helpCenter");
      return this;
    }

    /** The case system: claims, complaints, and promises that people made. */
    public Builder cases(Cases cases) {
      this.cases = requireNonNull(cases, "cases");
      return this;
    }

    /** What customers have in their carts. */
    public Builder carts(Carts carts) {
      this.carts = requireNonNull(carts, "carts");
      return this;
    }

    /** What the host knows for the policy beside the systems of record. */
    public Builder policyContext(PolicyContext context) {
      this.policyContext = requireNonNull(context, "context");
      return this;
    }

    /**
     * What the agent says it is, for example {@code I'm Northwind's automated assistant.}: said to
     * whoever asks. Without it, it says in its own words that it is automated.
     */
    public Builder disclosure(String disclosure) {
      this.disclosure = requireNonNull(disclosure, "disclosure");
      return this;
    }

    /** A model that finds better words for what a playbook decided. */
    public Builder model(ChatModel model) {
      this.model = requireNonNull(model, "model");
      return this;
    }

    /** Where people take over. */
    public Builder handoffDesk(HandoffDesk desk) {
      this.desk = requireNonNull(desk, "desk");
      return this;
    }

    /**
     * Keeps the cases that the desk did not take. The customer is told that the case is kept and
     * will be passed on, so the host must call {@link CommerceAgent#deliverOutbox()} from time to
     * time. Without one, the customer is told that nobody has the case.
     */
    public Builder handoffOutbox(HandoffOutbox outbox) {
      this.outbox = requireNonNull(outbox, "outbox");
      return this;
    }

    /**
     * How else to reach the shop, as the customer is told it when no person can be reached from
     * here: an e-mail address or a telephone number.
     */
    public Builder contact(String contact) {
      this.contact = requireNonNull(contact, "contact");
      return this;
    }

    /**
     * The merchant's own words for a concern, for example what to do when a product has caught
     * fire. They are said as they stand, after the library's.
     */
    public Builder wordsFor(Concern concern, String words) {
      concernWords.put(requireNonNull(concern, "concern"), requireNonNull(words, "words"));
      return this;
    }

    /** Sends one-time codes and checks them: another way to be sure of who a customer is. */
    public Builder oneTimeCodes(OneTimeCodes codes) {
      this.codes = requireNonNull(codes, "codes");
      return this;
    }

    /** What says how a message sounds. */
    public Builder moodReader(MoodReader moods) {
      this.moods = requireNonNull(moods, "moods");
      return this;
    }

    /**
     * What the agent may do. It must say itself that a case may be passed to a person ({@code
     * transfer_to_human}); what it does not allow is not done.
     */
    public Builder policy(Evaluator policy) {
      this.policy = requireNonNull(policy, "policy");
      return this;
    }

    /**
     * Several versions of the policy: an action on an order is decided by the one that was in force
     * when the order was placed. Goes before {@link #policy}.
     */
    public Builder policies(PolicyArchive archive) {
      this.archive = requireNonNull(archive, "archive");
      this.policy = archive.newest();
      return this;
    }

    /** Who does an action of the policy's vocabulary; the desk does {@code transfer_to_human}. */
    public Builder act(String action, Act act) {
      acts.put(requireNonNull(action, "action"), requireNonNull(act, "act"));
      return this;
    }

    /**
     * What the host adds to an argument before it is decided: whether an address is deliverable. It
     * gets the argument without anything that only the host can say. It throws nothing.
     */
    public Builder completion(String argument, UnaryOperator<Value> completion) {
      completions.put(
          requireNonNull(argument, "argument"), requireNonNull(completion, "completion"));
      return this;
    }

    /** The counts and totals that the policy's limits are held against. */
    public Builder ledger(Ledger ledger) {
      this.ledger = requireNonNull(ledger, "ledger");
      return this;
    }

    /** What was intended and what became of it. */
    public Builder journal(ActionJournal journal) {
      this.journal = requireNonNull(journal, "journal");
      return this;
    }

    /** What customers and people agreed to. */
    public Builder consents(ConsentStore consents) {
      this.consents = requireNonNull(consents, "consents");
      return this;
    }

    /** What waits for a person's approval, and what became of it. In memory without one. */
    public Builder approvals(ApprovalStore approvals) {
      this.approvals = requireNonNull(approvals, "approvals");
      return this;
    }

    /**
     * How long an action waits for a person: three days without one.
     *
     * @throws IllegalArgumentException if it is not positive
     */
    public Builder approvalsWait(Duration wait) {
      if (wait.isNegative() || wait.isZero()) {
        throw new IllegalArgumentException("approvalsWait must be positive, not " + wait);
      }
      this.approvalsWait = wait;
      return this;
    }

    /**
     * How many order numbers somebody may try that are not theirs; ten in an hour, counted in this
     * process, without one.
     */
    public Builder lookupLimit(LookupLimit limit) {
      this.lookups = requireNonNull(limit, "limit");
      return this;
    }

    /**
     * The merchant's switch: how far the agent may go. It is read before every action, the last
     * time immediately before the act, so that it should answer at once, from memory; if it throws,
     * nothing is done.
     */
    public Builder stage(Supplier<Stage> stage) {
      this.stage = requireNonNull(stage, "stage");
      return this;
    }

    /** Where conversations are kept. */
    public Builder conversationStore(ConversationStore store) {
      this.store = requireNonNull(store, "store");
      return this;
    }

    /** What says what a message means. */
    public Builder intentClassifier(IntentClassifier classifier) {
      this.classifier = requireNonNull(classifier, "classifier");
      return this;
    }

    /**
     * The shapes of the shop's order numbers, one or more, so that they are known without a word
     * for an order beside them: {@code #} is one digit, {@code @} one letter, {@code *} any more
     * digits, anything else is itself. For example {@code W#*} or {@code ORD-####-####}. Without
     * any, the common shapes are known.
     *
     * @throws IllegalArgumentException if a shape has no digit
     */
    public Builder orderNumbers(String... shapes) {
      this.extractor = new EntityExtractor(List.of(shapes));
      return this;
    }

    /** Another playbook; it goes before the ones the library brings. */
    public Builder playbook(Playbook playbook) {
      playbooks.add(requireNonNull(playbook, "playbook"));
      return this;
    }

    /** What the merchant holds to be normal on the way to a customer. */
    public Builder transitNorms(TransitNorms norms) {
      this.norms = requireNonNull(norms, "norms");
      return this;
    }

    /**
     * The merchant's own hosts that a reply may link to, beside the carriers' where parcels are
     * tracked; a subdomain is allowed with its host. A reply with any other link does not leave.
     *
     * @param hosts for example {@code shop.example}
     * @throws IllegalArgumentException if one is no host alone
     */
    public Builder links(Set<String> hosts) {
      for (String host : hosts) {
        if (!HOST.matcher(host).matches()) {
          throw new IllegalArgumentException(
              "a host must be like shop.example, without scheme, port or path, not \""
                  + host
                  + "\"");
        }
      }
      links = Set.copyOf(hosts);
      return this;
    }

    /** What one turn may spend. */
    public Builder budget(Budget budget) {
      this.budget = requireNonNull(budget, "budget");
      return this;
    }

    /** The zone of the shop's own days, and of customers of whom none is known. */
    public Builder shopZone(ZoneId shopZone) {
      this.shopZone = requireNonNull(shopZone, "shopZone");
      return this;
    }

    /** The time. */
    public Builder clock(Clock clock) {
      this.clock = requireNonNull(clock, "clock");
      return this;
    }

    /** Runs reads and the model; the agent does not close it. It must run tasks at once. */
    public Builder executor(ExecutorService executor) {
      this.executor = requireNonNull(executor, "executor");
      return this;
    }

    /** Somebody who watches turns. */
    public Builder listener(TurnListener listener) {
      listeners.add(requireNonNull(listener, "listener"));
      return this;
    }

    /**
     * Changes what the agent is made of, when it is made: what it gives is used instead. Several
     * are applied in the order they were given. It must keep the contracts of what it wraps.
     */
    public Builder intercept(UnaryOperator<AgentParts> interceptor) {
      interceptors.add(requireNonNull(interceptor, "interceptor"));
      return this;
    }

    /**
     * Makes the agent.
     *
     * @throws IllegalStateException if orders or parcels are missing
     * @throws IllegalArgumentException if an act is for an action the policy's vocabulary does not
     *     have
     */
    public CommerceAgent build() {
      if (orders == null || parcels == null) {
        throw new IllegalStateException(
            "an agent must have orders and parcels: without "
                + (orders == null ? "an order-management system" : "the carriers' scans")
                + " it could only paraphrase a help page");
      }
      ExecutorService owned = executor == null ? Workers.start() : null;
      AgentParts parts =
          new AgentParts(
              new Sources(orders, parcels, catalog, inventory, customers, helpCenter, cases, carts),
              policyContext,
              codes,
              model,
              new Takeover(desk, outbox, contact, concernWords),
              policy == null ? DefaultPolicy.evaluator() : policy,
              acts,
              completions,
              ledger,
              journal,
              consents,
              store,
              norms,
              budget,
              shopZone,
              clock,
              executor == null ? requireNonNull(owned) : executor,
              listeners);
      for (UnaryOperator<AgentParts> interceptor : interceptors) {
        parts = interceptor.apply(parts);
      }
      return agent(parts, owned);
    }

    private CommerceAgent agent(AgentParts parts, @Nullable ExecutorService owned) {
      List<Playbook> all = new ArrayList<>(playbooks);
      WhereIsMyOrder status = new WhereIsMyOrder(parts.norms());
      all.add(new Goodwill());
      all.add(status);
      all.add(new CaseFollowUp(status));
      all.add(new CancelOrder());
      all.add(new ChangeAddress());
      all.add(new ModifyOrder());
      all.add(new Invoices());
      all.add(new AccountRequests());
      all.add(new Returns());
      all.add(new Exchanges());
      all.add(new Refunds());
      all.add(new ItemProblems());
      all.add(new WarrantyClaims());
      all.add(new ProductQuestion());
      all.add(new ProductSearch());
      all.add(new PricePromo());
      all.add(new PlaceOrder());
      all.add(new ShopQuestion());
      all.add(new PaymentIssue());
      all.add(new Complaint(status));
      all.add(new HowWeWork());
      all.add(disclosure == null ? new SmallTalk() : new SmallTalk(disclosure));
      all.add(new TalkToAPerson());
      HandoffDesk desks = parts.desk();
      DeskAct deskAct = desks == null ? null : new DeskAct(desks, parts.clock());
      ActionGate gate = gate(parts, deskAct);
      return new CommerceAgent(
          new TurnEngine(
              new TurnEngine.Parts(
                  parts.sources(),
                  parts.policyContext(),
                  all,
                  classifier,
                  extractor,
                  parts.store(),
                  gate,
                  approvals,
                  approvalsWait,
                  deskAct,
                  parts.takeover(),
                  lookups,
                  parts.codes(),
                  moods,
                  parts.model(),
                  links,
                  parts.budget(),
                  parts.listeners(),
                  parts.shopZone(),
                  parts.clock(),
                  parts.executor())),
          gate,
          parts,
          owned);
    }

    private ActionGate gate(AgentParts parts, @Nullable DeskAct deskAct) {
      ActionGate.Builder gate =
          (archive != null && parts.policy() == archive.newest()
                  ? ActionGate.builder(archive)
                  : ActionGate.builder(parts.policy()))
              .ledger(parts.ledger())
              .journal(parts.journal())
              .consents(parts.consents())
              .clock(parts.clock())
              .executor(parts.executor())
              .stage(stage);
      parts.acts().forEach(gate::act);
      parts.completions().forEach(gate::completion);
      parts.listeners().forEach(listener -> gate.listener(watching(listener)));
      if (deskAct != null
          && parts.policy().policy().vocabulary().actions().containsKey(DeskAct.ACTION)) {
        gate.act(DeskAct.ACTION, deskAct);
      }
      return gate.build();
    }

    private static ActionListener watching(TurnListener listener) {
      return new ActionListener() {
        @Override
        public void onRequest(ActionRequest request) {
          listener.onRequest(request);
        }

        @Override
        public void onConsidered(ActionRequest request, Decision decision) {
          listener.onConsidered(request, decision);
        }

        @Override
        public void onResult(ActionRequest request, ActionResult result) {
          listener.onAction(request, result);
        }
      };
    }
  }
}
