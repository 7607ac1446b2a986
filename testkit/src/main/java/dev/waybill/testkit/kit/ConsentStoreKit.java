// SPDX-License-Identifier: Apache-2.0
package dev.waybill.testkit.kit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.waybill.action.Approval;
import dev.waybill.action.Confirmation;
import dev.waybill.action.ConsentStore;
import dev.waybill.action.Question;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.junit.jupiter.api.parallel.Resources;

/**
 * The rules of {@link ConsentStore}. To try a store, extend it:
 *
 * <pre>{@code
 * class JdbcConsentStoreTest extends ConsentStoreKit {
 *   private final TestDatabase database = TestDatabase.create();
 *
 *   @Override
 *   protected ConsentStore store() {
 *     return new JdbcConsentStore(database.emptied());
 *   }
 *
 *   @Override
 *   protected ConsentStore reopen() {
 *     return new JdbcConsentStore(database.dataSource());
 *   }
 *
 *   @Override
 *   protected ConsentStore unreachable() {
 *     return new JdbcConsentStore(TestDatabase.refusing());
 *   }
 * }
 * }</pre>
 *
 * <p>Times are demanded to the microsecond. A rule for which something was not supplied is aborted,
 * with a message that says how to supply it; it is never passed in silence.
 */
public abstract class ConsentStoreKit {

  private static final Instant LATER = Instant.parse("2026-11-24T12:30:00.123456Z");
  private static final String SEAL = "5e".repeat(32);
  private static final String OTHER_SEAL = "5f".repeat(32);
  private static final String PERSONAL = "maya.lindqvist@example.com";

  /** A store with nothing in it. Asked for once in a test. */
  protected abstract ConsentStore store();

  /**
   * Another store over what the one of {@link #store()} keeps, as after a restart. To be overridden
   * if it outlives the process.
   */
  protected ConsentStore reopen() {
    throw Untried.abort("override reopen() and give a second store over the same data");
  }

  /** A store that cannot be reached. To be overridden if that can happen. */
  protected ConsentStore unreachable() {
    throw Untried.abort("override unreachable() and give a store that does not answer");
  }

  private static Question question(String conversation, String seal, String askedIn) {
    return new Question(conversation, seal, askedIn, LATER);
  }

  private static Confirmation confirmation(String conversation, String seal, String givenIn) {
    return new Confirmation(conversation, seal, "asked in", givenIn, LATER);
  }

  private static Approval approval(String reference, String conversation, String seal) {
    return new Approval(
        reference, conversation, seal, "supervisor", "person 7", LATER.minusSeconds(60), LATER);
  }

  /** Of a conversation in which nothing was asked, confirmed or approved there is nothing. */
  @Test
  public final void aConversationWithoutConsentsHasNone() {
    ConsentStore store = store();
    String demand =
        "of a conversation in which nothing was asked, confirmed or approved the store must give"
            + " empty answers, neither null nor a failure";
    assertThat(store.question("c")).as(demand).isEmpty();
    assertThat(store.confirmation("c", SEAL)).as(demand).isEmpty();
    assertThat(store.approvals("c", SEAL)).as(demand).isEmpty();
    assertThat(store.usedBy("confirmation/c/m/" + SEAL))
        .as("usedBy() of what was not used must be null")
        .isNull();
  }

  /** A conversation has one open question, the last: a yes can only be to what was asked last. */
  @Test
  public final void theOpenQuestionIsTheLastOne() {
    ConsentStore store = store();
    store.ask(question("c", SEAL, "m1"));
    Question last = new Question("c", OTHER_SEAL, "m2 \u00fc\u4e2d", LATER.plusNanos(1_000));
    store.ask(last);
    assertThat(store.question("c"))
        .as(
            "question() must be the question that was asked last, with every field and the time to"
                + " the microsecond: it takes the place of any other of the conversation")
        .contains(last);
  }

  /** A question is one conversation's; asking in another changes nothing. */
  @Test
  public final void questionsOfConversationsAreSeparate() {
    ConsentStore store = store();
    Question first = question("c1", SEAL, "m1");
    store.ask(first);
    store.ask(question("c2", SEAL, "m9"));
    assertThat(store.question("c1"))
        .as("question() must be the question of that conversation; others ask, too")
        .contains(first);
  }

  /** A confirmation is found whole, by its conversation and seal. */
  @Test
  public final void aConfirmationIsFoundWhole() {
    ConsentStore store = store();
    Confirmation given =
        new Confirmation("c \u00fc", SEAL, "m1 \u4e2d", "m2 \ud83d\ude00", LATER.plusNanos(1_000));
    store.confirm(given);
    assertThat(store.confirmation("c \u00fc", SEAL))
        .as(
            "confirmation() must give every field of what was confirmed, and the time to the"
                + " microsecond")
        .contains(given);
  }

  /** Of two confirmations of one seal the later counts. */
  @Test
  public final void aConfirmationTakesThePlaceOfAnEarlierOne() {
    ConsentStore store = store();
    store.confirm(confirmation("c", SEAL, "m2"));
    Confirmation last = confirmation("c", SEAL, "m4");
    store.confirm(last);
    assertThat(store.confirmation("c", SEAL))
        .as("confirmation() must be the last with the seal: it takes the place of an earlier one")
        .contains(last);
  }

  /** A yes is good for its conversation and its seal, and for nothing else. */
  @Test
  public final void aConfirmationIsGoodForItsConversationAndSealOnly() {
    ConsentStore store = store();
    Confirmation mine = confirmation("c1", SEAL, "m2");
    store.confirm(mine);
    String demand =
        "confirmation() must be found by conversation and seal together: a yes to one action is"
            + " none to another, nor another customer's";
    assertThat(store.confirmation("c2", SEAL)).as(demand).isEmpty();
    assertThat(store.confirmation("c1", OTHER_SEAL)).as(demand).isEmpty();
    store.confirm(confirmation("c2", SEAL, "m9"));
    store.confirm(confirmation("c1", OTHER_SEAL, "m8"));
    assertThat(store.confirmation("c1", SEAL)).as(demand).contains(mine);
  }

  /** All approvals of one action are found, whole, and none of another's. */
  @Test
  public final void approvalsAreFoundWholeByConversationAndSeal() {
    ConsentStore store = store();
    Approval first =
        new Approval(
            "A-1 \u00fc", "c1", SEAL, "supervisor", "person \u4e2d", LATER, LATER.plusNanos(1_000));
    Approval second = approval("A-2", "c1", SEAL);
    store.approve(first);
    store.approve(second);
    store.approve(approval("A-3", "c2", SEAL));
    store.approve(approval("A-4", "c1", OTHER_SEAL));
    assertThat(store.approvals("c1", SEAL))
        .as(
            "approvals() must hold all approvals with the seal in the conversation, with every"
                + " field and times to the microsecond, and no other: an action may need several")
        .containsExactlyInAnyOrder(first, second);
  }

  /** A reference stands for one approval: the first that came stays, wherever another would go. */
  @Test
  public final void anApprovalWithAReferenceThatIsThereIsNotKeptAgain() {
    ConsentStore store = store();
    Approval first = approval("A-1", "c1", SEAL);
    store.approve(first);
    store.approve(
        new Approval("A-1", "c1", SEAL, "manager", "person 8", LATER, LATER.plusSeconds(9)));
    store.approve(approval("A-1", "c2", OTHER_SEAL));
    String demand =
        "an approval with a reference that is there already must not be kept again, nor change the"
            + " first: approvals come twice, and a reference stands for one";
    assertThat(store.approvals("c1", SEAL)).as(demand).containsExactly(first);
    assertThat(store.approvals("c2", OTHER_SEAL)).as(demand).isEmpty();
  }

  /** A consent is used for one action; that action may ask again, another may not have it. */
  @Test
  public final void aConsentIsUsedForOneKeyOnly() {
    ConsentStore store = store();
    String id = confirmation("c", SEAL, "m2").id();
    assertThat(store.use(id, "k1")).as("use() of what is unused must be true").isTrue();
    assertThat(store.use(id, "k1"))
        .as("use() for the key that it is used for already must be true")
        .isTrue();
    assertThat(store.use(id, "k2"))
        .as("use() for another key must be false: one yes is good for one action")
        .isFalse();
    assertThat(store.usedBy(id)).as("usedBy() must be the key that used it first").isEqualTo("k1");
    assertThat(store.usedBy("approval/A-1")).as("usedBy() of another must be null").isNull();
  }

  /** What was used stays used, though the same yes, or approval, comes again. */
  @Test
  public final void aUseIsNotForgottenWhenTheConsentComesAgain() {
    ConsentStore store = store();
    Confirmation yes = confirmation("c", SEAL, "m2");
    Approval approval = approval("A-1", "c", SEAL);
    for (int delivery = 0; delivery < 2; delivery++) {
      store.ask(question("c", SEAL, "m1"));
      store.confirm(yes);
      store.approve(approval);
      assertThat(store.use(yes.id(), "k" + delivery) && store.use(approval.id(), "k" + delivery))
          .as(
              "what was used must stay used when the same confirmation or approval is kept again:"
                  + " keep uses apart from what is used")
          .isEqualTo(delivery == 0);
    }
  }

  /** Of many who use one consent at once exactly one has it. */
  @Test
  public final void ofManyWhoUseOneConsentOneHasIt() {
    ConsentStore store = store();
    String demand =
        "of many who use one consent for different keys at once exactly one must be told true: let"
            + " the store refuse a second row, never look first and write afterwards";
    for (int round = 0; round < 25; round++) {
      String id = "approval/A-" + round;
      List<Boolean> told =
          AtOnce.call(demand, AtOnce.THREADS, thread -> () -> store.use(id, "k" + thread));
      assertThat(told).as(demand).containsOnlyOnce(true);
      assertThat(store.usedBy(id)).as(demand).isEqualTo("k" + told.indexOf(true));
    }
  }

  /** Of many who ask and confirm in one conversation at once nobody fails, and one is the last. */
  @Test
  public final void manyWhoAskAndConfirmAtOnceLeaveOne() {
    ConsentStore store = store();
    String demand =
        "of what many ask, confirm and approve at once in one conversation one whole question, one"
            + " whole confirmation and each approval once must stay: replace in one statement";
    for (int round = 0; round < 10; round++) {
      String conversation = "c" + round;
      AtOnce.call(
          demand,
          AtOnce.THREADS,
          thread ->
              () -> {
                store.ask(question(conversation, SEAL, "m" + thread));
                store.confirm(confirmation(conversation, SEAL, "m" + thread));
                store.approve(approval("A-" + conversation, conversation, SEAL));
                return thread;
              });
      String asked = store.question(conversation).map(Question::askedIn).orElse("none");
      String given =
          store.confirmation(conversation, SEAL).map(Confirmation::givenIn).orElse("none");
      assertThat(List.of(asked, given)).as(demand).allMatch(message -> message.matches("m[0-7]"));
      assertThat(store.approvals(conversation, SEAL))
          .as(demand)
          .containsExactly(approval("A-" + conversation, conversation, SEAL));
    }
  }

  /** Identifiers that differ in case, spaces or accents are different ones. */
  @Test
  public final void identifiersAreComparedExactly() {
    ConsentStore store = store();
    for (String name : ExactNames.ALIKE) {
      store.ask(question(name, SEAL, "m1"));
      store.confirm(confirmation(name, SEAL, "m2"));
      store.approve(approval(name, name, SEAL));
      store.use(name, name);
    }
    String demand = ExactNames.demand("conversations, references and consents");
    for (String name : ExactNames.ALIKE) {
      assertThat(store.question(name)).as(demand).contains(question(name, SEAL, "m1"));
      assertThat(store.confirmation(name, SEAL))
          .as(demand)
          .contains(confirmation(name, SEAL, "m2"));
      assertThat(store.approvals(name, SEAL))
          .as(demand)
          .containsExactly(approval(name, name, SEAL));
      assertThat(store.usedBy(name)).as(demand).isEqualTo(name);
    }
  }

  /** Times are points in time: the JVM's default zone and locale change nothing. */
  @Test
  @ResourceLock(Resources.TIME_ZONE)
  @ResourceLock(Resources.LOCALE)
  public final void theJvmsZoneAndLocaleChangeNothing() {
    ConsentStore store = store();
    store.ask(question("I", SEAL, "m1"));
    store.confirm(confirmation("I", SEAL, "m2"));
    store.approve(approval("I-1", "I", SEAL));
    OtherDefaults.each(
        () -> {
          String demand =
              "what was kept must be read as it was written: keep times as points in time"
                  + " (timestamp with time zone)";
          assertThat(store.question("I")).as(demand).contains(question("I", SEAL, "m1"));
          assertThat(store.confirmation("I", SEAL))
              .as(demand)
              .contains(confirmation("I", SEAL, "m2"));
          assertThat(store.approvals("I", SEAL))
              .as(demand)
              .containsExactly(approval("I-1", "I", SEAL));
        });
  }

  /** After a restart everything that was asked, confirmed, approved and used is there. */
  @Test
  public final void aReopenedStoreRemembers() {
    ConsentStore before = store();
    before.ask(question("c", SEAL, "m1"));
    before.confirm(confirmation("c", SEAL, "m2"));
    before.approve(approval("A-1", "c", SEAL));
    before.use("approval/A-1", "k1");
    ConsentStore after = reopen();
    String demand =
        "a store that was opened again must hold what was asked, confirmed, approved and used:"
            + " store each before the call returns";
    assertThat(after.question("c")).as(demand).contains(question("c", SEAL, "m1"));
    assertThat(after.confirmation("c", SEAL)).as(demand).contains(confirmation("c", SEAL, "m2"));
    assertThat(after.approvals("c", SEAL)).as(demand).containsExactly(approval("A-1", "c", SEAL));
    assertThat(after.use("approval/A-1", "k2")).as(demand).isFalse();
  }

  /** A store that cannot be reached says so, and tells nobody's data with it. */
  @Test
  public final void anUnreachableStoreSaysSo() {
    ConsentStore store = unreachable();
    new Unreachable(IllegalStateException.class, List.of(PERSONAL))
        .check("ask()", () -> store.ask(question(PERSONAL, SEAL, "m1")))
        .check("question()", () -> store.question(PERSONAL))
        .check("confirm()", () -> store.confirm(confirmation(PERSONAL, SEAL, "m2")))
        .check("confirmation()", () -> store.confirmation(PERSONAL, SEAL))
        .check("approve()", () -> store.approve(approval("A-1", PERSONAL, SEAL)))
        .check("approvals()", () -> store.approvals(PERSONAL, SEAL))
        .check("use()", () -> store.use("confirmation/" + PERSONAL, "k"))
        .check("usedBy()", () -> Objects.toString(store.usedBy("confirmation/" + PERSONAL)));
  }
}
