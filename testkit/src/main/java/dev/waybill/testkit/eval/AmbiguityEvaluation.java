// SPDX-License-Identifier: Apache-2.0
package dev.waybill.testkit.eval;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.waybill.intent.Ambiguity;
import dev.waybill.intent.IntentClassifier;
import java.util.ArrayList;
import java.util.List;

/**
 * Measures how well clear messages are told from ambiguous ones, on rows {@code {text}}. Safe for
 * use by many threads.
 */
public final class AmbiguityEvaluation {

  private final Ambiguity ambiguity = new Ambiguity();
  private final IntentClassifier classifier;

  /** An evaluation of the measure over what this classifier says. */
  public AmbiguityEvaluation(IntentClassifier classifier) {
    this.classifier = classifier;
  }

  /**
   * Measures.
   *
   * @param clear messages that leave no doubt
   * @param ambiguous messages that do
   * @return the area under the ROC curve; the predictions are of the clear rows, then of the others
   * @throws IllegalArgumentException if a row is malformed; the message names file, line and rule
   */
  public Evaluation run(List<Rows.Row> clear, List<Rows.Row> ambiguous, Work work) {
    List<Rows.Row> all = new ArrayList<>(clear);
    all.addAll(ambiguous);
    List<String> texts = all.stream().map(row -> row.text("text")).toList();
    List<Double> measures = work.each(texts, text -> ambiguity.of(text, classifier.classify(text)));
    List<Double> ofClear = measures.subList(0, clear.size());
    List<Double> ofAmbiguous = measures.subList(clear.size(), measures.size());
    double auroc = Figures.auroc(ofAmbiguous, ofClear);
    ObjectNode summary = JsonNodeFactory.instance.objectNode();
    summary.put("clear", ofClear.size());
    summary.put("ambiguous", ofAmbiguous.size());
    summary.put("auroc", auroc);
    summary.put("meanOfClear", mean(ofClear));
    summary.put("meanOfAmbiguous", mean(ofAmbiguous));
    String text =
        new Table("clear messages", "" + ofClear.size())
            .line("ambiguous messages", "" + ofAmbiguous.size())
            .line("AUROC", Table.three(auroc))
            .line("mean of the clear", Table.three(mean(ofClear)))
            .line("mean of the ambiguous", Table.three(mean(ofAmbiguous)))
            .toString();
    List<ObjectNode> predictions = new ArrayList<>();
    for (int n = 0; n < measures.size(); n++) {
      predictions.add(
          JsonNodeFactory.instance
              .objectNode()
              .put("n", n)
              .put("ambiguity", Figures.rounded(measures.get(n))));
    }
    return new Evaluation(auroc, "auroc", summary, text, predictions);
  }

  private static double mean(List<Double> numbers) {
    return Figures.rounded(numbers.stream().mapToDouble(n -> n).average().orElse(0));
  }
}
