// SPDX-License-Identifier: Apache-2.0
package dev.waybill.testkit.kit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.waybill.commerce.Article;
import dev.waybill.connector.Failure;
import dev.waybill.connector.HelpCenter;
import dev.waybill.evidence.DataLayer;
import dev.waybill.testkit.kit.HelpCenterFixture.Question;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/**
 * The rules of {@link HelpCenter}. To try a connector, extend it:
 *
 * <pre>{@code
 * class DeskHelpCenterTest extends HelpCenterKit {
 *   private final FakeDesk desk = FakeDesk.start();
 *
 *   @Override
 *   protected HelpCenter helpCenter() {
 *     return new DeskHelpCenter(desk.baseUrl(), KEY, Clock.systemUTC());
 *   }
 *
 *   @Override
 *   protected HelpCenterFixture fixture() {
 *     return HelpCenterFixture.builder()
 *         .article(returns)
 *         .article(refunds)
 *         .search("return a parcel", Locale.ENGLISH, "a1", "a2")
 *         .absentId("a99")
 *         .secrets(KEY)
 *         .build();
 *   }
 *
 *   @Override
 *   protected HelpCenter helpCenterIn(Trouble trouble) {
 *     desk.suffer(trouble);
 *     return helpCenter();
 *   }
 * }
 * }</pre>
 *
 * <p>A rule for which something was not supplied is aborted, with a message that says how to supply
 * it; it is never passed in silence.
 */
public abstract class HelpCenterKit extends ReadingKit {

  /** A tag, an entity, a Markdown heading, link or emphasis. */
  private static final Pattern MARKUP =
      Pattern.compile(
          "</?[a-zA-Z][^>]*>|&(#\\d+|#x[0-9a-fA-F]+|[a-zA-Z]+);|(?m)^#{1,6} |\\]\\(|\\*\\*");

  /**
   * The connector, not yet called, over a system that holds the {@link #fixture()} and is well.
   * Asked for once or several times in a test.
   */
  protected abstract HelpCenter helpCenter();

  /** What the system holds. */
  protected abstract HelpCenterFixture fixture();

  /**
   * The connector, not yet called, over a system that has this trouble at every call. Call {@code
   * super.helpCenterIn(trouble)} for a trouble that the system cannot have, or that cannot be made.
   */
  protected HelpCenter helpCenterIn(Trouble trouble) {
    throw Untried.abort(
        "override helpCenterIn(Trouble) and give the connector over a system that is " + trouble);
  }

  @Override
  final DataLayer layer() {
    return DataLayer.KNOWLEDGE;
  }

  @Override
  final Set<String> confidential() {
    return fixture().secrets();
  }

  @Override
  final Port port() {
    return port(helpCenter(), fixture().articles());
  }

  @Override
  final Port portIn(Trouble trouble) {
    return port(helpCenterIn(trouble), fixture().articles().subList(0, 1));
  }

  private Port port(HelpCenter helpCenter, List<Article> articles) {
    List<Reading<?>> readings = new ArrayList<>();
    articles.forEach(article -> readings.add(byId(helpCenter, article)));
    readings.add(
        search(helpCenter, fixture().question().locale())
            .reading(fixture().question().words(), fixture().fitting()));
    return new Port(helpCenter, helpCenter::health, readings);
  }

  /** Every article is read with every field as the system holds it. */
  @Test
  public final void everyFieldOfAnArticleIsRead() {
    HelpCenter helpCenter = helpCenter();
    fixture().articles().forEach(article -> byId(helpCenter, article).check(ample()));
  }

  /** An identifier is compared exactly. */
  @Test
  public final void anIdIsComparedExactly() {
    ids().lookalikesAreNotFound(ample());
  }

  /** An identifier the system does not hold is {@code NOT_FOUND}. */
  @Test
  public final void anAbsentIdIsNotFound() {
    ids().absentIsNotFound(fixture().absentId(), ample());
  }

  /**
   * Whatever text is asked for as an identifier finds nothing, and whatever is searched for is
   * answered.
   */
  @Test
  public final void noTextIsTooStrangeToAskFor() {
    ids().strangeTextsAreNotFound(ample());
    search().takesStrangeTexts(ample());
  }

  /** What is not published is not told: neither by its identifier nor by a search. */
  @Test
  public final void aDraftIsNotFound() {
    String how = "call draft(id, words, locale) of the fixture with an article not published";
    String id = Untried.unless(fixture().draftId(), how);
    Question question = Untried.unless(fixture().draftQuestion(), how);
    HelpCenter helpCenter = helpCenter();
    Reading<Article> reading = byId(helpCenter, id);
    String demand =
        reading.call()
            + " must be NOT_FOUND, as the article is a draft: look at the source's mark for what is"
            + " published";
    assertThat(reading.failure(ample(), demand).kind())
        .as(demand)
        .isEqualTo(Failure.Kind.NOT_FOUND);
    Reading<List<Article>> search =
        search(helpCenter, question.locale()).reading(question.words(), 50);
    assertThat(ids(search.found(ample()).value()))
        .as(search.call() + " must not find a draft: search among what is published")
        .doesNotContain(id);
  }

  /** A search finds what the words fit, each article as it is read alone. */
  @Test
  public final void aSearchFindsWhatFits() {
    search().findsWhatFits(fixture().question().words(), fixture().fitting(), ample());
  }

  /** A search gives articles of the customer's language only. */
  @Test
  public final void aSearchStaysInItsLanguage() {
    Article other =
        Untried.unless(
            fixture().inOtherLanguage(), "add an article in another language to the fixture");
    HelpCenter helpCenter = helpCenter();
    List<String> questions = new ArrayList<>(List.of(fixture().question().words()));
    fixture().articles().forEach(article -> questions.add(article.title()));
    for (Locale locale : List.of(fixture().question().locale(), other.locale())) {
      for (String words : questions) {
        Reading<List<Article>> reading = search(helpCenter, locale).reading(words, 50);
        assertThat(reading.found(ample()).value().stream().map(Article::locale).toList())
            .as(
                reading.call()
                    + " in "
                    + locale.toLanguageTag()
                    + " must give articles of that language only, even if that leaves none: pass the"
                    + " locale to the source, and compare the language of what it gives")
            .allMatch(given -> HelpCenterFixture.isSameLanguage(given, locale));
      }
    }
  }

  /** A customer's locale names a region; the articles of its language are found nevertheless. */
  @Test
  public final void aRegionFindsTheArticlesOfItsLanguage() {
    Question question = fixture().question();
    HelpCenter helpCenter = helpCenter();
    for (String region : List.of("", "ZA", "AT")) {
      Locale locale =
          new Locale.Builder()
              .setLanguage(question.locale().getLanguage())
              .setRegion(region)
              .build();
      Reading<List<Article>> reading = search(helpCenter, locale).reading(question.words(), 50);
      assertThat(ids(reading.found(ample()).value()))
          .as(
              reading.call()
                  + " in "
                  + locale.toLanguageTag()
                  + " must find the articles of the language, whatever region either names: fall"
                  + " back from the region to the language")
          .containsAll(ids(fixture().fitting()));
    }
  }

  /** A search gives each article once. */
  @Test
  public final void aSearchGivesEachArticleOnce() {
    search().givesEachOnce(fixture().question().words(), ample());
  }

  /** No more articles are given than were asked for. */
  @Test
  public final void aLimitIsHonoured() {
    search().honoursALimit(fixture().question().words(), fixture().fitting().size(), ample());
  }

  /** A search that fits nothing is found empty, which is not a failure. */
  @Test
  public final void aSearchThatFitsNothingIsEmpty() {
    String words =
        Untried.unless(
            fixture().wordsOfNothing(),
            "call wordsOfNothing(words) of the fixture, unless the source finds something for any"
                + " words");
    search().findsNothing(words, ample());
  }

  /** Title and text are words without markup, paragraphs apart by an empty line. */
  @Test
  public final void markupIsStripped() {
    Article held =
        Untried.unless(
            fixture().markedUp(),
            "call markedUp(articleId) of the fixture with an article that has markup in the system");
    Reading<Article> reading = byId(helpCenter(), held.id());
    Article article = reading.found(ample()).value();
    for (String text : List.of(article.title(), article.text())) {
      assertThat(MARKUP.matcher(text).results().map(match -> match.group()).toList())
          .as(
              reading.call()
                  + " must be text without tags, entities and marks: customers would see them, and"
                  + " what is hidden in them")
          .isEmpty();
    }
    assertThat(article.text())
        .as(
            reading.call()
                + " must keep the words, and the paragraphs apart by an empty line, when the markup"
                + " is taken out")
        .isEqualTo(held.text());
  }

  /** Text that reads like an order to a program is text: found, and given as it stands. */
  @Test
  public final void textThatInstructsIsOnlyText() {
    Article held =
        Untried.unless(
            fixture().instructing(),
            "call instructing(articleId) of the fixture with an article whose text reads like an"
                + " order to a program");
    Reading<Article> reading = byId(helpCenter(), held.id());
    assertThat(reading.found(ample()).value().text())
        .as(
            reading.call()
                + " must have the text as it stands, neither obeyed nor left out: the agent treats it"
                + " as free text")
        .isEqualTo(held.text());
  }

  /** What the system does not know stays null: no page is made up, no time of change. */
  @Test
  public final void whatIsNotKnownStaysNull() {
    Article sparse =
        Untried.unless(
            fixture().sparse(),
            "add an article to the fixture of which page and time of change are not known");
    Reading<Article> reading = byId(helpCenter(), sparse.id());
    Differences.none(
        reading.call(),
        Differences.between(sparse, reading.found(ample()).value()).stream()
            .filter(Differences.Difference::isInvention)
            .toList());
  }

  private ById ids() {
    HelpCenter helpCenter = helpCenter();
    return new ById("identifier", id -> byId(helpCenter, id), fixture().ids());
  }

  private static List<String> ids(List<Article> articles) {
    return articles.stream().map(Article::id).toList();
  }

  private BySearch<Article> search() {
    return search(helpCenter(), fixture().question().locale());
  }

  private static BySearch<Article> search(HelpCenter helpCenter, Locale locale) {
    return new BySearch<>(
        "article",
        Article::id,
        (words, limit, deadline) -> helpCenter.search(words, locale, limit, deadline));
  }

  private static Reading<Article> byId(HelpCenter helpCenter, String id) {
    return Reading.of(
        "byId(" + StrangeTexts.shown(id) + ")", deadline -> helpCenter.byId(id, deadline));
  }

  private static Reading<Article> byId(HelpCenter helpCenter, Article expected) {
    Reading<Article> reading = byId(helpCenter, expected.id());
    return new Reading<>(
        reading.call(),
        reading.read(),
        article -> Differences.none(reading.call(), expected, article));
  }
}
