// SPDX-License-Identifier: Apache-2.0
package dev.waybill.playbook.internal;

import static java.util.Objects.requireNonNull;

import dev.waybill.commerce.Article;
import dev.waybill.connector.Lookup;
import dev.waybill.conversation.Task;
import dev.waybill.evidence.StoreFacts;
import dev.waybill.evidence.Unknown;
import dev.waybill.intent.Intent;
import dev.waybill.playbook.Case;
import dev.waybill.playbook.Plan;
import java.util.List;
import java.util.Map;

/** An answer in the words of the help centre, or the honest lack of one. */
public final class HelpAnswer {

  private final Case situation;
  private final Draft draft;

  /** For one case. */
  public HelpAnswer(Case situation) {
    this.situation = requireNonNull(situation, "situation");
    this.draft = new Draft(situation.phrases());
  }

  /** What the articles say. */
  public Plan of(Lookup<List<Article>> articles) {
    return articles.fold(
        found ->
            new Passages(found.value())
                .best(situation.text())
                .map(passage -> quoted(found, passage))
                .orElseGet(() -> none("help.none")),
        failure -> none(failure.kind().isOutage() ? "help.down" : "help.none"));
  }

  private Plan quoted(Lookup.Found<List<Article>> found, Passages.Passage passage) {
    String path =
        situation.storefront().quote(found, passage.article(), passage.number(), passage.text());
    draft.rest(path);
    draft.say(
        "help.quote",
        Map.of("$t", StoreFacts.articlePath(passage.article().id()) + ".title", "$q", path));
    return draft.plan(List.of());
  }

  private Plan none(String phrase) {
    draft.say(phrase, Map.of());
    draft.say("offer.person", Map.of());
    draft.unknown(Unknown.Kind.ANSWER, "shop");
    return draft.plan(List.of()).with(Task.of(Intent.HUMAN_HANDOFF));
  }
}
