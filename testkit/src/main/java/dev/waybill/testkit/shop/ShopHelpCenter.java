// SPDX-License-Identifier: Apache-2.0
package dev.waybill.testkit.shop;

import dev.waybill.commerce.Article;
import dev.waybill.connector.ConnectorHealth;
import dev.waybill.connector.Deadline;
import dev.waybill.connector.Failure;
import dev.waybill.connector.HealthRecord;
import dev.waybill.connector.HelpCenter;
import dev.waybill.connector.Lookup;
import dev.waybill.evidence.DataLayer;
import dev.waybill.evidence.Source;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentSkipListMap;

/** The help centre of the shop in memory. */
final class ShopHelpCenter implements HelpCenter {

  private static final Source HELP = new Source("shop-help", DataLayer.KNOWLEDGE);

  private final Switchboard switchboard;
  private final HealthRecord health = new HealthRecord();
  private final Map<String, Article> held = new ConcurrentSkipListMap<>();

  ShopHelpCenter(Switchboard switchboard) {
    this.switchboard = switchboard;
  }

  void put(Article article) {
    held.put(article.id(), article);
  }

  @Override
  public Lookup<Article> byId(String articleId, Deadline deadline) {
    return switchboard.read(
        new InMemoryShop.Call("byId", articleId),
        articleId,
        deadline,
        health,
        () -> find(articleId));
  }

  private Lookup<Article> find(String articleId) {
    Article article = held.get(articleId);
    return article == null
        ? Lookup.failed(Failure.Kind.NOT_FOUND, "no such article")
        : switchboard.found(article, HELP);
  }

  @Override
  public Lookup<List<Article>> search(String words, Locale locale, int limit, Deadline deadline) {
    return switchboard.read(
        new InMemoryShop.Call("search", words),
        InMemoryShop.SEARCH,
        deadline,
        health,
        () ->
            switchboard.found(
                WordOverlap.best(words, in(locale), ShopHelpCenter::text, limit), HELP));
  }

  private List<Article> in(Locale locale) {
    return held.values().stream()
        .filter(article -> article.locale().getLanguage().equals(locale.getLanguage()))
        .toList();
  }

  private static String text(Article article) {
    return article.title() + " " + article.text();
  }

  @Override
  public ConnectorHealth health() {
    return health.health();
  }
}
