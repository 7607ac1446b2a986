// SPDX-License-Identifier: Apache-2.0
package dev.waybill.testkit.kit;

import dev.waybill.action.Approval;
import dev.waybill.action.Confirmation;
import dev.waybill.action.ConsentStore;
import dev.waybill.action.InMemoryConsentStore;
import dev.waybill.action.Question;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Each rule of {@link ConsentStoreKit} is kept by an honest store and broken by some other. */
class ConsentStoreKitTrialTest {

  private final KitTrial<ConsentStoreKit> trial = new KitTrial<>(ConsentStoreKit.class);

  @TestFactory
  Stream<DynamicTest> everyRuleIsKeptAndBroken() {
    trial.correct("a store that outlives its process", () -> kit(honest -> honest));
    questions();
    confirmations();
    approvals();
    uses();
    surroundings();
    return trial.tests();
  }

  private void questions() {
    broken(
        "aConversationWithoutConsentsHasNone",
        "has an empty key of what was not used",
        "usedBy() of what was not used must be null",
        held ->
            new ForwardingConsents(held) {
              @Override
              public @Nullable String usedBy(String id) {
                String key = super.usedBy(id);
                return key == null ? "" : key;
              }
            });
    broken(
        "theOpenQuestionIsTheLastOne",
        "keeps the first question",
        "asked last",
        held ->
            new ForwardingConsents(held) {
              @Override
              public void ask(Question question) {
                if (super.question(question.conversationId()).isEmpty()) {
                  super.ask(question);
                }
              }
            });
    broken(
        "theOpenQuestionIsTheLastOne",
        "keeps times to the millisecond",
        "to the microsecond",
        held ->
            new ForwardingConsents(held) {
              @Override
              public void ask(Question asked) {
                super.ask(
                    new Question(
                        asked.conversationId(),
                        asked.seal(),
                        asked.askedIn(),
                        asked.expiresAt().truncatedTo(ChronoUnit.MILLIS)));
              }
            });
    broken(
        "questionsOfConversationsAreSeparate",
        "has one open question for all",
        "of that conversation",
        held ->
            new ForwardingConsents(held) {
              private @Nullable Question last;

              @Override
              public void ask(Question question) {
                last = question;
              }

              @Override
              public Optional<Question> question(String conversationId) {
                return Optional.ofNullable(last);
              }
            });
  }

  private void confirmations() {
    broken(
        "aConfirmationIsFoundWhole",
        "drops the message the question was asked in",
        "every field of what was confirmed",
        held ->
            new ForwardingConsents(held) {
              @Override
              public void confirm(Confirmation given) {
                super.confirm(
                    new Confirmation(
                        given.conversationId(),
                        given.seal(),
                        "",
                        given.givenIn(),
                        given.expiresAt()));
              }
            });
    broken(
        "aConfirmationTakesThePlaceOfAnEarlierOne",
        "keeps the first confirmation",
        "must be the last with the seal",
        held ->
            new ForwardingConsents(held) {
              @Override
              public void confirm(Confirmation given) {
                if (super.confirmation(given.conversationId(), given.seal()).isEmpty()) {
                  super.confirm(given);
                }
              }
            });
    broken(
        "aConfirmationIsGoodForItsConversationAndSealOnly",
        "takes a yes to one action for a yes to any",
        "by conversation and seal together",
        held ->
            new ForwardingConsents(held) {
              private final Map<String, Confirmation> last = new HashMap<>();

              @Override
              public void confirm(Confirmation given) {
                last.put(given.conversationId(), given);
              }

              @Override
              public Optional<Confirmation> confirmation(String conversationId, String seal) {
                return Optional.ofNullable(last.get(conversationId));
              }
            });
    broken(
        "aConfirmationIsGoodForItsConversationAndSealOnly",
        "forgets the yes of one conversation for that of another",
        "by conversation and seal together",
        held ->
            new ForwardingConsents(held) {
              private final Map<String, Confirmation> bySeal = new HashMap<>();

              @Override
              public void confirm(Confirmation given) {
                bySeal.put(given.seal(), given);
              }

              @Override
              public Optional<Confirmation> confirmation(String conversationId, String seal) {
                return Optional.ofNullable(bySeal.get(seal))
                    .filter(given -> given.conversationId().equals(conversationId));
              }
            });
  }

  private void approvals() {
    broken(
        "approvalsAreFoundWholeByConversationAndSeal",
        "gives one approval only",
        "all approvals with the seal",
        held ->
            new ForwardingConsents(held) {
              @Override
              public List<Approval> approvals(String conversationId, String seal) {
                return super.approvals(conversationId, seal).stream().limit(1).toList();
              }
            });
    broken(
        "anApprovalWithAReferenceThatIsThereIsNotKeptAgain",
        "keeps an approval as often as it comes",
        "must not be kept again",
        AsOftenAsItComes::new);
  }

  private void uses() {
    broken(
        "aConsentIsUsedForOneKeyOnly",
        "lets one yes be used for two actions",
        "for another key must be false",
        held ->
            new ForwardingConsents(held) {
              @Override
              public boolean use(String id, String key) {
                super.use(id, key);
                return true;
              }
            });
    broken(
        "aConsentIsUsedForOneKeyOnly",
        "does not let the same action ask again",
        "for the key that it is used for already",
        held ->
            new ForwardingConsents(held) {
              @Override
              public boolean use(String id, String key) {
                return super.usedBy(id) == null && super.use(id, key);
              }
            });
    broken(
        "aUseIsNotForgottenWhenTheConsentComesAgain",
        "keeps the use in the row of the confirmation, and replaces the row",
        "keep uses apart",
        held ->
            new ForwardingConsents(held) {
              private final Map<String, String> uses = new ConcurrentHashMap<>();

              @Override
              public void confirm(Confirmation given) {
                uses.remove(given.id());
                super.confirm(given);
              }

              @Override
              public void approve(Approval approval) {
                uses.remove(approval.id());
                super.approve(approval);
              }

              @Override
              public boolean use(String id, String key) {
                return key.equals(uses.computeIfAbsent(id, unused -> key));
              }
            });
    broken(
        "ofManyWhoUseOneConsentOneHasIt",
        "looks first and writes afterwards",
        "never look first",
        held ->
            new ForwardingConsents(held) {
              @Override
              public boolean use(String id, String key) {
                boolean free = super.usedBy(id) == null;
                Broken.meanwhile();
                super.use(id, key);
                return free;
              }
            });
    broken(
        "manyWhoAskAndConfirmAtOnceLeaveOne",
        "deletes and inserts, which another may come between",
        "replace in one statement",
        DeleteAndInsert::new);
    broken(
        "identifiersAreComparedExactly",
        "takes small letters and capitals for the same",
        "a binary collation",
        held ->
            new ForwardingConsents(held) {
              @Override
              public boolean use(String id, String key) {
                return super.use(id.toLowerCase(Locale.ROOT), key);
              }

              @Override
              public @Nullable String usedBy(String id) {
                return super.usedBy(id.toLowerCase(Locale.ROOT));
              }
            });
  }

  private void surroundings() {
    ZoneId zone = ZoneId.systemDefault();
    broken(
        "theJvmsZoneAndLocaleChangeNothing",
        "keeps local times of the JVM's zone",
        "timestamp with time zone",
        held ->
            new ForwardingConsents(held) {
              @Override
              public Optional<Question> question(String conversationId) {
                return super.question(conversationId)
                    .map(
                        asked ->
                            new Question(
                                asked.conversationId(),
                                asked.seal(),
                                asked.askedIn(),
                                Broken.asIfIn(zone, asked.expiresAt())));
              }
            });
    trial.mutant(
        "aReopenedStoreRemembers",
        "forgets at a restart",
        "store each before the call returns",
        () ->
            new Kit(
                held -> held, held -> new InMemoryConsentStore(), Broken.down(ConsentStore.class)));
    trial.mutant(
        "anUnreachableStoreSaysSo",
        "has no approvals while it is down",
        "approvals() must throw IllegalStateException",
        () ->
            new Kit(
                held -> held,
                held -> held,
                new ForwardingConsents(Broken.down(ConsentStore.class)) {
                  @Override
                  public List<Approval> approvals(String conversationId, String seal) {
                    return List.of();
                  }
                }));
    trial.mutant(
        "anUnreachableStoreSaysSo",
        "says in whose conversation it could not ask",
        "no secret and no personal data",
        () ->
            new Kit(
                held -> held,
                held -> held,
                new ForwardingConsents(Broken.down(ConsentStore.class)) {
                  @Override
                  public void ask(Question question) {
                    throw new IllegalStateException("no question of " + question.conversationId());
                  }
                }));
  }

  private void broken(String rule, String defect, String says, UnaryOperator<ConsentStore> how) {
    trial.mutant(rule, defect, says, () -> kit(how));
  }

  private static ConsentStoreKit kit(UnaryOperator<ConsentStore> how) {
    return new Kit(how, held -> held, Broken.down(ConsentStore.class));
  }

  private static final class Kit extends ConsentStoreKit {

    private final ConsentStore kept = new InMemoryConsentStore();
    private final UnaryOperator<ConsentStore> broken;
    private final UnaryOperator<ConsentStore> reopened;
    private final ConsentStore down;

    Kit(
        UnaryOperator<ConsentStore> broken,
        UnaryOperator<ConsentStore> reopened,
        ConsentStore down) {
      this.broken = broken;
      this.reopened = reopened;
      this.down = down;
    }

    @Override
    protected ConsentStore store() {
      return broken.apply(kept);
    }

    @Override
    protected ConsentStore reopen() {
      return reopened.apply(kept);
    }

    @Override
    protected ConsentStore unreachable() {
      return down;
    }
  }

  private static final class AsOftenAsItComes extends ForwardingConsents {

    private final List<Approval> all = new CopyOnWriteArrayList<>();

    AsOftenAsItComes(ConsentStore held) {
      super(held);
    }

    @Override
    public void approve(Approval approval) {
      all.add(approval);
    }

    @Override
    public List<Approval> approvals(String conversationId, String seal) {
      return all.stream()
          .filter(kept -> kept.conversationId().equals(conversationId) && kept.seal().equals(seal))
          .toList();
    }
  }

  /** Without a unique key, two who replace at once leave two rows. */
  private static final class DeleteAndInsert extends ForwardingConsents {

    private final List<Approval> rows = new CopyOnWriteArrayList<>();

    DeleteAndInsert(ConsentStore held) {
      super(held);
    }

    @Override
    public void approve(Approval approval) {
      if (!rows.contains(approval)) {
        Broken.meanwhile();
        rows.add(approval);
      }
    }

    @Override
    public List<Approval> approvals(String conversationId, String seal) {
      List<Approval> found = new ArrayList<>(rows);
      found.removeIf(
          kept -> !kept.conversationId().equals(conversationId) || !kept.seal().equals(seal));
      return found;
    }
  }
}
