// SPDX-License-Identifier: Apache-2.0
package dev.waybill.grounding;

import java.util.List;

/**
 * Whether a text may leave, claim by claim.
 *
 * @param findings one for each claim, in the order of the text
 */
public record Verdict(List<Finding> findings) {

  public Verdict {
    findings = List.copyOf(findings);
  }

  /** Whether every claim is supported. */
  public boolean holds() {
    return objections().isEmpty();
  }

  /** The findings that speak against the text. */
  public List<Finding> objections() {
    return findings.stream()
        .filter(finding -> finding.support() != Finding.Support.SUPPORTED)
        .toList();
  }
}
