// SPDX-License-Identifier: Apache-2.0
package dev.waybill.testkit.junit;

import static java.util.Objects.requireNonNull;

import dev.langchain4j.model.chat.ChatModel;
import dev.waybill.CommerceAgent;
import dev.waybill.action.Act;
import dev.waybill.testkit.VirtualClock;
import dev.waybill.testkit.carrier.UpsSimulator;
import dev.waybill.testkit.model.HostileModel;
import dev.waybill.testkit.model.ScriptedChatModel;
import dev.waybill.testkit.shop.CapturingHandoffDesk;
import dev.waybill.testkit.shop.InMemoryShop;
import dev.waybill.testkit.shop.RecordedActs;
import dev.waybill.testkit.shop.SampleShop;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolutionException;
import org.junit.jupiter.api.extension.ParameterResolver;
import org.junit.jupiter.api.parallel.ExecutionMode;

/**
 * Gives each test an agent and all that it stands on: a clock that stands still, a shop in memory,
 * a desk, a carrier's simulator, a model. Everything is new for each test, closed after it, and
 * checked for what is left open.
 *
 * <pre>{@code
 * @ExtendWith(WaybillExtension.class)
 * class ReturnWindowTest {
 *   @Test
 *   void theWindowCloses(AgentUnderTest agent, InMemoryShop shop, VirtualClock clock) {
 *     shop.put(order);
 *     clock.advance(Duration.ofDays(31));
 *     assertThat(agent.as(jane).say("can I still return N1?")).handedOffTo(HandoffQueue.SUPPORT);
 *   }
 *
 *   @Test
 *   void aLyingModelIsNotBelieved(
 *       @Hostile(Hostility.INVENTS_DATES) HostileModel model, AgentUnderTest agent) { ... }
 * }
 * }</pre>
 *
 * <p>With settings of its own it is registered as a field:
 *
 * <pre>{@code
 * @RegisterExtension
 * static final WaybillExtension waybill =
 *     WaybillExtension.builder()
 *         .startingAt("2026-11-24T12:00:00Z")
 *         .agent(agent -> agent.policy(policy.evaluator()))
 *         .act("refund", new MyRefunds())
 *         .build();
 * }</pre>
 *
 * <p>What a test, its constructor, or its {@code @BeforeEach} and {@code @AfterEach} methods may
 * ask for: {@link VirtualClock}, {@link InMemoryShop}, {@link CapturingHandoffDesk}, {@link
 * CommerceAgent}, {@link CommerceAgent.Builder} (a new one each time), {@link AgentUnderTest},
 * {@link UpsSimulator} (started when it is asked for), {@link Outbox}, {@link RecordedActs}, {@link
 * LeakCheck}, the {@link ChatModel} by its type where {@link Hostile} or {@link Scripted} asks for
 * one, and {@link SampleShop}. A test method that asks for a {@code SampleShop} has that one as its
 * shop, with its agent, policy and acts.
 *
 * <p>A test fails if something is left open; a test that fails by itself keeps its own failure.
 * Beside tests that run at the same time, of threads only the agent's are checked. It holds no
 * state of its own: nested and parallel tests do not meet.
 */
public final class WaybillExtension
    implements BeforeEachCallback, AfterEachCallback, ParameterResolver {

  private static final String NOON = "2026-11-24T12:00:00Z";
  private static final long SAMPLE_SEED = 1;

  private static final Map<Class<?>, Function<TestWorld, @Nullable Object>> PARTS = parts();

  private static final Set<Class<?>> MODELS =
      Set.of(ChatModel.class, HostileModel.class, ScriptedChatModel.class);

  private final Builder settings;
  private final ExtensionContext.Namespace namespace =
      ExtensionContext.Namespace.create(WaybillExtension.class, this);

  /** With the defaults of {@link Builder}. */
  public WaybillExtension() {
    this(new Builder());
  }

  private WaybillExtension(Builder settings) {
    this.settings = settings;
  }

  /** Begins one with settings of its own. */
  public static Builder builder() {
    return new Builder();
  }

  private static Map<Class<?>, Function<TestWorld, @Nullable Object>> parts() {
    Map<Class<?>, Function<TestWorld, @Nullable Object>> parts = new LinkedHashMap<>();
    parts.put(VirtualClock.class, TestWorld::clock);
    parts.put(InMemoryShop.class, TestWorld::shop);
    parts.put(SampleShop.class, TestWorld::sample);
    parts.put(CapturingHandoffDesk.class, TestWorld::desk);
    parts.put(CommerceAgent.class, TestWorld::agent);
    parts.put(CommerceAgent.Builder.class, TestWorld::builder);
    parts.put(AgentUnderTest.class, TestWorld::underTest);
    parts.put(UpsSimulator.class, TestWorld::ups);
    parts.put(Outbox.class, TestWorld::outbox);
    parts.put(RecordedActs.class, TestWorld::acts);
    parts.put(LeakCheck.class, TestWorld::leaks);
    return parts;
  }

  @Override
  public ExtensionContextScope getTestInstantiationExtensionContextScope(ExtensionContext root) {
    return ExtensionContextScope.TEST_METHOD;
  }

  @Override
  public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
    Class<?> type = parameter.getParameter().getType();
    return PARTS.containsKey(type) || MODELS.contains(type);
  }

  @Override
  public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
    Class<?> type = parameter.getParameter().getType();
    if (context.getTestMethod().isEmpty()) {
      throw new ParameterResolutionException(
          "a "
              + type.getSimpleName()
              + " lives for one test, so only tests, @BeforeEach and @AfterEach methods and"
              + " constructors of a test class with one instance per method can have it");
    }
    Object part = PARTS.getOrDefault(type, TestWorld::model).apply(world(context));
    if (part == null) {
      throw new ParameterResolutionException(
          type == SampleShop.class
              ? "this test has no SampleShop: let the test method itself ask for it, or register"
                  + " the extension with WaybillExtension.builder().sampleShop(seed)"
              : "this test has no model: put @Hostile or @Scripted on the parameter, the method or"
                  + " the class");
    }
    if (!type.isInstance(part)) {
      throw new ParameterResolutionException(
          "this test's model is a "
              + part.getClass().getSimpleName()
              + ", not a "
              + type.getSimpleName());
    }
    return part;
  }

  @Override
  public void beforeEach(ExtensionContext context) {
    world(context);
  }

  @Override
  public void afterEach(ExtensionContext context) {
    TestWorld world = context.getStore(namespace).remove(TestWorld.class, TestWorld.class);
    if (world != null) {
      world.end();
      if (settings.checksLeaks) {
        world.leaks().check();
      }
    }
  }

  private TestWorld world(ExtensionContext context) {
    return requireNonNull(
        context
            .getStore(namespace)
            .computeIfAbsent(TestWorld.class, key -> made(context), TestWorld.class));
  }

  private TestWorld made(ExtensionContext context) {
    LeakCheck leaks =
        context.getExecutionMode() == ExecutionMode.CONCURRENT
            ? LeakCheck.besideOthers()
            : LeakCheck.begin();
    return new TestWorld(settings, leaks, Models.of(context), sampleSeed(context));
  }

  private @Nullable Long sampleSeed(ExtensionContext context) {
    boolean asked =
        Arrays.asList(context.getRequiredTestMethod().getParameterTypes())
            .contains(SampleShop.class);
    return settings.sampleSeed != null || !asked ? settings.sampleSeed : Long.valueOf(SAMPLE_SEED);
  }

  /**
   * Makes an extension. Not safe for use by many threads.
   *
   * <p>Defaults: the clock stands at noon UTC of 24 November 2026, the shop's zone is UTC, the shop
   * is empty, the agent has no policy and no acts, and leaks are checked.
   */
  public static final class Builder {

    String start = NOON;
    ZoneId shopZone = ZoneOffset.UTC;
    UnaryOperator<CommerceAgent.Builder> agent = UnaryOperator.identity();
    final Map<String, Act> acts = new LinkedHashMap<>();
    @Nullable Long sampleSeed;
    boolean checksLeaks = true;

    private Builder() {}

    private Builder(Builder other) {
      this.start = other.start;
      this.shopZone = other.shopZone;
      this.agent = other.agent;
      this.acts.putAll(other.acts);
      this.sampleSeed = other.sampleSeed;
      this.checksLeaks = other.checksLeaks;
    }

    /**
     * Where the clock stands at the start of each test, for example {@code 2026-11-24T12:00:00Z}.
     *
     * @throws java.time.format.DateTimeParseException if it is not such an instant
     */
    public Builder startingAt(String instant) {
      return startingAt(Instant.parse(instant));
    }

    /** Where the clock stands at the start of each test. */
    public Builder startingAt(Instant instant) {
      start = instant.toString();
      return this;
    }

    /** The zone of the shop's own days; a sample shop's is UTC. */
    public Builder shopZone(ZoneId zone) {
      shopZone = requireNonNull(zone, "zone");
      return this;
    }

    /** What is added to the builder of every agent: a policy, connectors, playbooks. */
    public Builder agent(UnaryOperator<CommerceAgent.Builder> change) {
      agent = requireNonNull(change, "change");
      return this;
    }

    /** Who does an action; what was done is recorded. */
    public Builder act(String action, Act act) {
      acts.put(requireNonNull(action, "action"), requireNonNull(act, "act"));
      return this;
    }

    /** Every test's shop is a {@link SampleShop} of this seed. */
    public Builder sampleShop(long seed) {
      sampleSeed = seed;
      return this;
    }

    /** Whether a test fails if something is left open; so unless said otherwise. */
    public Builder checkLeaks(boolean check) {
      checksLeaks = check;
      return this;
    }

    /** Makes the extension. */
    public WaybillExtension build() {
      return new WaybillExtension(new Builder(this));
    }
  }
}
