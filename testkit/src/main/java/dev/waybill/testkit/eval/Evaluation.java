// SPDX-License-Identifier: Apache-2.0
package dev.waybill.testkit.eval;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/**
 * What an evaluation found.
 *
 * @param figure the figure that a threshold is held against, from 0 to 1
 * @param figureName its name in the summary
 * @param summary all figures; the same for the same data, but for {@code perSecond} and {@code
 *     microsPerRow}, which are times of this machine
 * @param text the summary for people, several lines
 * @param predictions what was answered, one object a row, in the order of the rows
 */
public record Evaluation(
    double figure,
    String figureName,
    ObjectNode summary,
    String text,
    List<ObjectNode> predictions) {

  public Evaluation {
    requireNonNull(figureName, "figureName");
    requireNonNull(summary, "summary");
    requireNonNull(text, "text");
    predictions = List.copyOf(predictions);
  }
}
