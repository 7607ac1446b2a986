// SPDX-License-Identifier: Apache-2.0
package dev.waybill.grounding;

import static java.util.Objects.requireNonNull;

/**
 * The evidence for a stretch of a reply.
 *
 * @param span the stretch
 * @param evidenceId the evidence's identifier in the turn's ledger
 * @param path the evidence's path
 */
public record Citation(Span span, String evidenceId, String path) {

  public Citation {
    requireNonNull(span, "span");
    requireNonNull(evidenceId, "evidenceId");
    requireNonNull(path, "path");
  }
}
