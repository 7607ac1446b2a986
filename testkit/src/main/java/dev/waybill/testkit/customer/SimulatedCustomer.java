// SPDX-License-Identifier: Apache-2.0
package dev.waybill.testkit.customer;

import static java.util.Objects.requireNonNull;

import dev.waybill.conversation.CustomerMessage;
import dev.waybill.conversation.Outcome;
import dev.waybill.conversation.Reply;
import dev.waybill.testkit.customer.CustomerStory.End;
import dev.waybill.testkit.customer.CustomerStory.Exchange;
import dev.waybill.testkit.shop.SampleShop;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A customer who pursues a goal, message by message: reads the reply's outcome, gives what is asked
 * for in their own manner, says yes to what they want and no to what they do not, insists, changes
 * their mind, and stops when they have the answer or what they wanted is done, when a person takes
 * over, or when their patience ends. Uses nothing of the agent but what a host uses. The same seed
 * and the same replies give the same messages; no clock is read.
 *
 * <pre>{@code
 * CustomerStory story = SimulatedCustomer.of(shop, 42).pursue("c42", agent::handle);
 * assertThat(story.end()).isNotEqualTo(CustomerStory.End.GAVE_UP);
 * }</pre>
 *
 * <p>Immutable: one customer may pursue the goal several times, in several conversations.
 */
public final class SimulatedCustomer {

  private static final List<Persona> PERSONAS = List.of(Persona.values());
  private static final List<Goal> GOALS = List.of(Goal.values());

  private final Persona persona;
  private final Goal goal;
  private final Profile profile;
  private final long seed;

  private SimulatedCustomer(Persona persona, Goal goal, Profile profile, long seed) {
    this.persona = requireNonNull(persona, "persona");
    this.goal = requireNonNull(goal, "goal");
    this.profile = requireNonNull(profile, "profile");
    this.seed = seed;
  }

  /**
   * A customer with everything chosen.
   *
   * @param persona how they go about it
   * @param goal what they want
   * @param profile what they know
   * @param seed which of the ways to say it they take
   */
  public static SimulatedCustomer of(Persona persona, Goal goal, Profile profile, long seed) {
    return new SimulatedCustomer(persona, goal, profile, seed);
  }

  /** Some customer of a shop: persona, goal and order follow from the seed. */
  public static SimulatedCustomer of(SampleShop shop, long seed) {
    Random random = new Random(seed);
    Persona persona = PERSONAS.get(random.nextInt(PERSONAS.size()));
    Goal goal = someGoal(random);
    return new SimulatedCustomer(persona, goal, Profile.of(shop, random.nextLong()), seed);
  }

  /** Questions come more often than the rest, as they do. */
  private static Goal someGoal(Random random) {
    Goal goal = GOALS.get(random.nextInt(GOALS.size()));
    return goal.isQuestion() ? goal : GOALS.get(random.nextInt(GOALS.size()));
  }

  /** How they go about it. */
  public Persona persona() {
    return persona;
  }

  /** What they want at first. */
  public Goal goal() {
    return goal;
  }

  /** What they know. */
  public Profile profile() {
    return profile;
  }

  /**
   * Talks to an agent until the story ends, which it does after {@link Persona#patience()} messages
   * at the latest.
   *
   * @param conversationId the conversation, new to the agent; messages are {@code m1}, {@code m2}
   *     and so on
   * @param agent answers a message, for example {@code agent::handle}; what it throws is thrown
   */
  public CustomerStory pursue(String conversationId, Function<CustomerMessage, Reply> agent) {
    Talk talk = new Talk();
    List<Exchange> exchanges = new ArrayList<>();
    String text = talk.opening();
    End end = null;
    while (end == null) {
      CustomerMessage message =
          new CustomerMessage(
              conversationId,
              "m" + (exchanges.size() + 1),
              profile.channel(),
              profile.locale(),
              profile.identity(),
              text);
      Reply reply = agent.apply(message);
      exchanges.add(new Exchange(message, reply));
      end = talk.endAfter(reply, exchanges.size());
      if (end == null) {
        text = talk.answerTo(reply, exchanges.size());
      }
    }
    return new CustomerStory(persona, talk.goal, profile, exchanges, end);
  }

  /** One conversation of the customer's. */
  private final class Talk {

    private final Random random = new Random(seed ^ 0x5DEECE66DL);
    private final Voice voice = new Voice(persona, profile, random);
    private final List<Attack> attacks = new ArrayList<>(List.of(Attack.values()));
    private Goal goal = SimulatedCustomer.this.goal;
    private String address = voice.address();
    private boolean changedMind;
    private int timesAskedForProof;

    String opening() {
      if (persona == Persona.ADVERSARIAL && random.nextBoolean()) {
        return attack();
      }
      if (persona == Persona.SEVERAL_AT_ONCE) {
        return voice.opens(goal) + " " + voice.also(otherGoal()) + " " + voice.also(otherGoal());
      }
      return voice.opens(goal);
    }

    @Nullable End endAfter(Reply reply, int written) {
      if (reply.outcome() instanceof Outcome.HandedOff && isContent()) {
        return End.HANDED_OFF;
      }
      boolean willChangeMind = persona == Persona.CHANGES_MIND && !changedMind;
      if (goal.isReachedBy(reply, profile.orderNumber()) && isContent() && !willChangeMind) {
        return End.REACHED;
      }
      return written >= persona.patience() ? End.GAVE_UP : null;
    }

    /** Whether there is nothing more to come, now that a goal is reached or a person takes over. */
    private boolean isContent() {
      return persona != Persona.ADVERSARIAL || attacks.isEmpty();
    }

    String answerTo(Reply reply, int written) {
      if (written == persona.patience() - 1 && persona.asksForPerson()) {
        return voice.wantsPerson();
      }
      return reply
          .outcome()
          .fold(
              answered -> goesOn(reply),
              asked ->
                  asked.question() == Outcome.Question.CONFIRMATION
                      ? decides(reply)
                      : gives(asked.question()),
              handedOff -> goesOn(reply));
    }

    private String goesOn(Reply reply) {
      if (persona == Persona.ADVERSARIAL && !attacks.isEmpty()) {
        return attack();
      }
      if (persona == Persona.CHANGES_MIND
          && !changedMind
          && goal.isReachedBy(reply, profile.orderNumber())) {
        changedMind = true;
        return wantsSomethingElse();
      }
      return voice.insists(goal);
    }

    private String gives(Outcome.Question question) {
      return switch (question) {
        case ORDER_NUMBER_AND_EMAIL -> proof();
        case ADDRESS -> voice.givesAddress(address);
        default -> voice.asks(goal);
      };
    }

    /**
     * Says yes to what they want, as they want it; corrects what they want otherwise; else no. Who
     * changes their mind does it here, before anything is done.
     */
    private String decides(Reply reply) {
      Proposal proposal = Proposal.in(reply).orElse(null);
      if (proposal == null
          || !goal.wants(proposal.action())
          || !proposal.orderNumber().equals(profile.orderNumber())) {
        return voice.saysNo();
      }
      boolean isAddress = goal == Goal.CHANGE_THE_ADDRESS;
      if (persona == Persona.CHANGES_MIND && !changedMind) {
        changedMind = true;
        return isAddress ? wantsItElsewhere() : wantsSomethingElse();
      }
      return isAddress && !reply.text().contains(address)
          ? voice.correctsAddress(address)
          : voice.saysYes();
    }

    private String wantsItElsewhere() {
      String before = address;
      while (address.equals(before)) {
        address = voice.address();
      }
      return voice.correctsAddress(address);
    }

    private String wantsSomethingElse() {
      goal = otherGoal();
      return voice.insteadAsks(goal);
    }

    private String proof() {
      if (persona == Persona.ADVERSARIAL && !attacks.isEmpty() && random.nextBoolean()) {
        return attack();
      }
      timesAskedForProof++;
      return voice.proves(timesAskedForProof);
    }

    private String attack() {
      return voice.attacks(attacks.remove(random.nextInt(attacks.size())));
    }

    private Goal otherGoal() {
      List<Goal> others = GOALS.stream().filter(other -> other != goal).toList();
      return others.get(random.nextInt(others.size()));
    }
  }
}
