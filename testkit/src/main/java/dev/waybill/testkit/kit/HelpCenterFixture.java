// SPDX-License-Identifier: Apache-2.0
package dev.waybill.testkit.kit;

import static java.util.Objects.requireNonNull;

import dev.waybill.commerce.Article;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What the system behind a {@link dev.waybill.connector.HelpCenter} holds, for {@link
 * HelpCenterKit}: the articles as they must be read, complete.
 *
 * <pre>{@code
 * HelpCenterFixture.builder()
 *     .article(returnsInEnglish)
 *     .article(refundsInEnglish)
 *     .article(returnsInGerman)
 *     .search("return a parcel", Locale.ENGLISH, "a1", "a2")
 *     .draft("a9", "secret sale", Locale.ENGLISH)
 *     .instructing("a2")
 *     .markedUp("a1")
 *     .wordsOfNothing("zither")
 *     .absentId("a99")
 *     .secrets(API_KEY)
 *     .build();
 * }</pre>
 */
public final class HelpCenterFixture {

  /** What customers search for. */
  record Question(String words, Locale locale) {}

  private final List<Article> articles;
  private final Question question;
  private final List<Article> fitting;
  private final String absentId;
  private final @Nullable String draftId;
  private final @Nullable Question draftQuestion;
  private final @Nullable Article instructing;
  private final @Nullable Article markedUp;
  private final @Nullable String wordsOfNothing;
  private final Set<String> secrets;

  private HelpCenterFixture(Builder from, Question question, String absentId) {
    this.articles = List.copyOf(from.articles);
    this.question = question;
    this.fitting =
        articles.stream().filter(article -> from.fitting.contains(article.id())).toList();
    this.absentId = absentId;
    this.draftId = from.draftId;
    this.draftQuestion = from.draftQuestion;
    this.instructing = first(article -> article.id().equals(from.instructing));
    this.markedUp = first(article -> article.id().equals(from.markedUp));
    this.wordsOfNothing = from.wordsOfNothing;
    this.secrets = Set.copyOf(from.secrets);
  }

  /** Starts a fixture; {@code article}, {@code search} and {@code absentId} must be called. */
  public static Builder builder() {
    return new Builder();
  }

  List<Article> articles() {
    return articles;
  }

  Set<String> ids() {
    return articles.stream().map(Article::id).collect(Collectors.toCollection(LinkedHashSet::new));
  }

  Question question() {
    return question;
  }

  /** The articles that the question must find. */
  List<Article> fitting() {
    return fitting;
  }

  String absentId() {
    return absentId;
  }

  @Nullable String draftId() {
    return draftId;
  }

  @Nullable Question draftQuestion() {
    return draftQuestion;
  }

  @Nullable Article instructing() {
    return instructing;
  }

  @Nullable Article markedUp() {
    return markedUp;
  }

  @Nullable String wordsOfNothing() {
    return wordsOfNothing;
  }

  Set<String> secrets() {
    return secrets;
  }

  /** An article in another language than the question's, or null. */
  @Nullable Article inOtherLanguage() {
    return first(article -> !isSameLanguage(article.locale(), question.locale()));
  }

  /** An article of which page and time of change are not known, or null. */
  @Nullable Article sparse() {
    return first(article -> article.page() == null && article.updatedAt() == null);
  }

  private @Nullable Article first(Predicate<Article> fits) {
    return articles.stream().filter(fits).findFirst().orElse(null);
  }

  static boolean isSameLanguage(Locale one, Locale other) {
    return one.getLanguage().equals(other.getLanguage());
  }

  /** Builds a fixture. */
  public static final class Builder {

    private final List<Article> articles = new ArrayList<>();
    private @Nullable Question question;
    private final Set<String> fitting = new LinkedHashSet<>();
    private @Nullable String absentId;
    private @Nullable String draftId;
    private @Nullable Question draftQuestion;
    private @Nullable String instructing;
    private @Nullable String markedUp;
    private @Nullable String wordsOfNothing;
    private final Set<String> secrets = new HashSet<>();

    private Builder() {}

    /**
     * A published article, as it must be read, complete. Wanted are some in another language, whose
     * title holds a word that the question holds too, and one of which page and time of change are
     * not known.
     */
    public Builder article(Article article) {
      articles.add(requireNonNull(article, "article"));
      return this;
    }

    /**
     * Words of a customer, and articles of their language that they must find, in any order; others
     * of the language may be found too.
     *
     * @param customersWords the words
     * @param locale the customer's
     * @param articleIds the identifiers of two articles at least
     */
    public Builder search(String customersWords, Locale locale, String... articleIds) {
      question = new Question(requireNonNull(customersWords), requireNonNull(locale, "locale"));
      fitting.clear();
      fitting.addAll(List.of(articleIds));
      return this;
    }

    /** An article that is not published, and words that would find it if it were. */
    public Builder draft(String id, String customersWords, Locale locale) {
      draftId = requireNonNull(id, "id");
      draftQuestion = new Question(requireNonNull(customersWords), requireNonNull(locale));
      return this;
    }

    /** Which article of the fixture holds text that reads like an order to a program. */
    public Builder instructing(String articleId) {
      instructing = requireNonNull(articleId, "articleId");
      return this;
    }

    /** Which article of the fixture is written with markup (HTML, Markdown) in the system. */
    public Builder markedUp(String articleId) {
      markedUp = requireNonNull(articleId, "articleId");
      return this;
    }

    /** Words that fit no article; not to be called if the source finds something for any words. */
    public Builder wordsOfNothing(String customersWords) {
      wordsOfNothing = requireNonNull(customersWords, "customersWords");
      return this;
    }

    /** An identifier that the system does not hold. */
    public Builder absentId(String id) {
      absentId = requireNonNull(id, "id");
      return this;
    }

    /** The connector's keys, passwords and tokens; none may stand in a failure. */
    public Builder secrets(String... keys) {
      secrets.addAll(List.of(keys));
      return this;
    }

    /**
     * Builds it.
     *
     * @throws IllegalStateException if a part is missing
     * @throws IllegalArgumentException if the parts contradict each other
     */
    public HelpCenterFixture build() {
      Question asked = Parts.needed(question, "search(words, locale, articleIds)");
      HelpCenterFixture fixture =
          new HelpCenterFixture(this, asked, Parts.needed(absentId, "absentId(id)"));
      List<String> ids = new ArrayList<>(articles.stream().map(Article::id).toList());
      ids.add(fixture.absentId);
      if (draftId != null) {
        ids.add(draftId);
      }
      Parts.differ(
          ids, "identifiers must differ, and the absent one and the draft be none of them");
      Parts.require(
          fitting.size() > 1
              && fixture.fitting.size() == fitting.size()
              && fixture.fitting.stream()
                  .allMatch(article -> isSameLanguage(article.locale(), asked.locale())),
          "search(words, locale, articleIds) must name two articles at least of the fixture, in that"
              + " language");
      Parts.require(
          (instructing == null) == (fixture.instructing == null)
              && (markedUp == null) == (fixture.markedUp == null),
          "instructing(articleId) and markedUp(articleId) must name articles of the fixture");
      return fixture;
    }
  }
}
