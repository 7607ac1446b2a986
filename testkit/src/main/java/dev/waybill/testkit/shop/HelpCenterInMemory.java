// SPDX-License-Identifier: Apache-2.0
package dev.waybill.testkit.shop;

import dev.waybill.commerce.Article;
import dev.waybill.connector.ConnectorHealth;
import dev.waybill.connector.Deadline;
import dev.waybill.connector.Failure;
import dev.waybill.connector.HelpCenter;
import dev.waybill.connector.Lookup;
import dev.waybill.evidence.DataLayer;
import dev.waybill.evidence.Source;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CopyOnWriteArrayList;

/** The help centre of a shop in memory. */
final class HelpCenterInMemory implements HelpCenter {

  private static final Source HELP_CENTER = new Source("help-center", DataLayer.KNOWLEDGE);

  private final Switchboard.Line line;
  private final List<Article> articles = new CopyOnWriteArrayList<>();

  HelpCenterInMemory(Switchboard.Line line) {
    this.line = line;
  }

  void put(Article article) {
    articles.removeIf(held -> held.id().equals(article.id()));
    articles.add(article);
  }

  @Override
  public Lookup<Article> byId(String articleId, Deadline deadline) {
    return line.call(
        "byId",
        articleId,
        articleId,
        deadline,
        () ->
            articles.stream()
                .filter(article -> article.id().equals(articleId))
                .findFirst()
                .map(article -> line.found(article, HELP_CENTER))
                .orElseGet(() -> Lookup.failed(Failure.Kind.NOT_FOUND, "no such article")));
  }

  @Override
  public Lookup<List<Article>> search(String words, Locale locale, int limit, Deadline deadline) {
    return line.call(
        "search",
        words,
        InMemoryShop.SEARCH,
        deadline,
        () ->
            line.found(
                Words.search(
                    articles.stream().filter(article -> isIn(article, locale)).toList(),
                    words,
                    limit,
                    article -> article.title() + " " + article.text(),
                    Article::id),
                HELP_CENTER));
  }

  @Override
  public ConnectorHealth health() {
    return line.health();
  }

  private static boolean isIn(Article article, Locale locale) {
    return article.locale().getLanguage().equals(locale.getLanguage());
  }
}
