// SPDX-License-Identifier: Apache-2.0
package dev.waybill.connector;

import dev.waybill.commerce.Article;
import java.util.List;
import java.util.Locale;

/** Reads the articles of a help centre. */
public interface HelpCenter {

  /**
   * Reads one article.
   *
   * @param articleId the help centre's identifier, compared exactly
   * @param deadline by when to return
   * @return the article, or {@link Failure.Kind#NOT_FOUND}; a draft that is not published is not
   *     found
   */
  Lookup<Article> byId(String articleId, Deadline deadline);

  /**
   * Searches for articles.
   *
   * @param words what to look for, in the customer's words; any text at all
   * @param locale the customer's; articles of its language are found, whatever region either names
   *     ({@code de-AT} finds what is written in {@code de}), and no others
   * @param limit how many at the most, at least one
   * @param deadline by when to return
   * @return the published articles, the best first, each once; empty if none fits
   */
  Lookup<List<Article>> search(String words, Locale locale, int limit, Deadline deadline);

  /** How the connector fares. */
  ConnectorHealth health();
}
