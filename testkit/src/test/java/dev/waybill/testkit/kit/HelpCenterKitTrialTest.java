// SPDX-License-Identifier: Apache-2.0
package dev.waybill.testkit.kit;

import static dev.waybill.testkit.kit.Answers.absentAs;
import static dev.waybill.testkit.kit.Answers.changed;
import static dev.waybill.testkit.kit.Answers.emptyIsAbsent;
import static dev.waybill.testkit.kit.Answers.orThrow;
import static dev.waybill.testkit.kit.Answers.soon;

import dev.waybill.ambient.Ambient;
import dev.waybill.commerce.Article;
import dev.waybill.connector.ConnectorHealth;
import dev.waybill.connector.Deadline;
import dev.waybill.connector.Failure.Kind;
import dev.waybill.connector.HelpCenter;
import dev.waybill.connector.Lookup;
import dev.waybill.evidence.DataLayer;
import dev.waybill.evidence.Source;
import dev.waybill.testkit.shop.InMemoryShop;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Each rule of {@link HelpCenterKit} is kept by an honest connector and broken by some other. */
class HelpCenterKitTrialTest {

  private static final HelpCenterFixture FIXTURE = SampleArticles.complete();

  private final KitTrial<HelpCenterKit> trial = new KitTrial<>(HelpCenterKit.class);

  @TestFactory
  Stream<DynamicTest> everyRuleIsKeptAndBroken() {
    trial.correct("the shop in memory", () -> kit(honest -> honest));
    ReadingMutants.addTo(trial, HelpCenter.class, HelpCenterKitTrialTest::kit);
    articles();
    identifiers();
    languages();
    searches();
    return trial.tests();
  }

  private void articles() {
    article(
        "everyFieldOfAnArticleIsRead",
        "leaves the time of change out",
        "updatedAt must be 2026-05-01T08:00:00Z, not null (the system knows it)",
        one -> with(one, one.text(), null));
    article(
        "whatIsNotKnownStaysNull",
        "takes now for an unknown time of change",
        "updatedAt must be null",
        one -> with(one, one.text(), one.updatedAt() == null ? Instant.EPOCH : one.updatedAt()));
    article(
        "markupIsStripped",
        "gives the HTML of its source",
        "without tags, entities and marks",
        one ->
            with(
                one,
                "<p>" + one.text().replace("&", "&amp;").replace("\n\n", "</p><p>") + "</p>",
                one.updatedAt()));
    article(
        "markupIsStripped",
        "leaves the entities in",
        "without tags, entities and marks",
        one -> with(one, one.text().replace("&", "&amp;"), one.updatedAt()));
    article(
        "markupIsStripped",
        "runs paragraphs together",
        "paragraphs apart by an empty line",
        one -> with(one, one.text().replace("\n\n", ""), one.updatedAt()));
    article(
        "textThatInstructsIsOnlyText",
        "leaves out what looks like an order",
        "neither obeyed nor left out",
        one -> with(one, one.text().replaceAll(" Ignore .*", ""), one.updatedAt()));
  }

  private void identifiers() {
    id(
        "anIdIsComparedExactly",
        "compares without regard to capitals",
        "exactly",
        (shop, id) -> shop.byId(id.toLowerCase(Locale.ROOT), soon()));
    id(
        "anAbsentIdIsNotFound",
        "throws on HTTP 404",
        "must not throw",
        (shop, id) -> orThrow(shop.byId(id, soon())));
    id(
        "anAbsentIdIsNotFound",
        "calls what is absent malformed",
        "map the system's own \"not found\"",
        (shop, id) -> absentAs(Kind.MALFORMED, shop.byId(id, soon())));
    id(
        "noTextIsTooStrangeToAskFor",
        "gives whatever a pattern fits",
        "bind values, never paste them in",
        (shop, id) -> shop.byId(id.equals("*") ? "a1" : id, soon()));
    search(
        "noTextIsTooStrangeToAskFor",
        "fails at what its query language cannot read",
        "escape what has a meaning",
        (shop, words, locale, limit) ->
            words.contains("\"")
                ? Lookup.failed(Kind.MALFORMED, "bad query")
                : shop.search(words, locale, limit, soon()));
    id(
        "aDraftIsNotFound",
        "reads drafts",
        "look at the source's mark for what is published",
        (shop, id) -> id.equals("b9") ? found(SampleArticles.DRAFT) : shop.byId(id, soon()));
    search(
        "aDraftIsNotFound",
        "finds drafts",
        "search among what is published",
        (shop, words, locale, limit) ->
            changed(
                shop.search(words, locale, limit, soon()),
                list -> words.contains("sale") ? Answers.with(list, SampleArticles.DRAFT) : list));
  }

  private void languages() {
    search(
        "aSearchStaysInItsLanguage",
        "searches in every language",
        "of that language only",
        (shop, words, locale, limit) ->
            changed(
                shop.search(words, locale, limit, soon()),
                list ->
                    words.toLowerCase(Locale.ROOT).contains("return")
                            && !list.contains(SampleArticles.GERMAN)
                        ? Answers.with(list, SampleArticles.GERMAN)
                        : list));
    search(
        "aSearchStaysInItsLanguage",
        "falls back to English",
        "even if that leaves none",
        (shop, words, locale, limit) -> {
          Lookup<List<Article>> answer = shop.search(words, locale, limit, soon());
          return answer.fold(found -> found.value().isEmpty(), failure -> false)
              ? shop.search(words, Locale.ENGLISH, limit, soon())
              : answer;
        });
    search(
        "aRegionFindsTheArticlesOfItsLanguage",
        "compares the region as well",
        "fall back from the region to the language",
        (shop, words, locale, limit) ->
            changed(
                shop.search(words, locale, limit, soon()),
                list -> list.stream().filter(one -> one.locale().equals(locale)).toList()));
  }

  private void searches() {
    search(
        "aSearchFindsWhatFits",
        "gives only the first page of its source",
        "must find the article a2",
        (shop, words, locale, limit) -> shop.search(words, locale, 1, soon()));
    search(
        "aSearchFindsWhatFits",
        "gives snippets for texts",
        "text must be Print the label.",
        (shop, words, locale, limit) ->
            changed(
                shop.search(words, locale, limit, soon()),
                list ->
                    list.stream()
                        .map(one -> with(one, one.text().substring(0, 5), one.updatedAt()))
                        .toList()));
    search(
        "aSearchGivesEachArticleOnce",
        "gives an article for each of its paragraphs",
        "must give each article once",
        (shop, words, locale, limit) ->
            changed(shop.search(words, locale, limit, soon()), Answers::twice));
    search(
        "aLimitIsHonoured",
        "gives all there are",
        "and no more",
        (shop, words, locale, limit) -> shop.search(words, locale, 100, soon()));
    search(
        "aSearchThatFitsNothingIsEmpty",
        "calls a search that fits nothing not found",
        "it is not a failure",
        (shop, words, locale, limit) -> emptyIsAbsent(shop.search(words, locale, limit, soon())));
  }

  private static HelpCenterKit kit(UnaryOperator<HelpCenter> damage) {
    return new HelpCenterKit() {
      @Override
      Duration grace() {
        return Duration.ofSeconds(2);
      }

      @Override
      protected HelpCenter helpCenter() {
        InMemoryShop shop = new InMemoryShop(Ambient.clock());
        FIXTURE.articles().forEach(shop::put);
        return damage.apply(shop.helpCenter());
      }

      @Override
      protected HelpCenterFixture fixture() {
        return FIXTURE;
      }

      @Override
      protected HelpCenter helpCenterIn(Trouble trouble) {
        return damage.apply(Outage.of(HelpCenter.class, trouble, Ambient.clock()));
      }
    };
  }

  private interface ById {
    Lookup<Article> read(HelpCenter shop, String id);
  }

  private interface Search {
    Lookup<List<Article>> read(HelpCenter shop, String words, Locale locale, int limit);
  }

  private record Odd(HelpCenter honest, ById byId, Search search) implements HelpCenter {
    @Override
    public Lookup<Article> byId(String articleId, Deadline deadline) {
      return byId.read(honest, articleId);
    }

    @Override
    public Lookup<List<Article>> search(String words, Locale locale, int limit, Deadline deadline) {
      return search.read(honest, words, locale, limit);
    }

    @Override
    public ConnectorHealth health() {
      return honest.health();
    }
  }

  private void article(String rule, String defect, String says, UnaryOperator<Article> change) {
    id(rule, defect, says, (shop, id) -> changed(shop.byId(id, soon()), change));
  }

  private void id(String rule, String defect, String says, ById read) {
    odd(
        rule,
        defect,
        says,
        read,
        (shop, words, locale, limit) -> shop.search(words, locale, limit, soon()));
  }

  private void search(String rule, String defect, String says, Search read) {
    odd(rule, defect, says, (shop, id) -> shop.byId(id, soon()), read);
  }

  private void odd(String rule, String defect, String says, ById byId, Search search) {
    trial.mutant(rule, defect, says, () -> kit(honest -> new Odd(honest, byId, search)));
  }

  private static Lookup<Article> found(Article article) {
    return Lookup.found(
        article, new Source("shop-help", DataLayer.KNOWLEDGE), Ambient.clock().instant());
  }

  private static Article with(Article article, String text, @Nullable Instant updatedAt) {
    return new Article(
        article.id(), article.title(), text, article.locale(), article.page(), updatedAt);
  }
}
