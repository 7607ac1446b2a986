// SPDX-License-Identifier: Apache-2.0
package dev.waybill.grounding.internal;

import dev.waybill.evidence.Evidence;
import dev.waybill.evidence.EvidenceLedger;
import java.util.List;

/**
 * A ledger made ready to be asked, once for all texts that are checked against it until something
 * is added to it.
 *
 * @param facts its facts
 * @param things the things they are about
 */
record Index(Facts facts, Things things) {

  static Index of(EvidenceLedger ledger) {
    return ledger.view(Index.class, Index::of);
  }

  private static Index of(List<Evidence> all) {
    Facts facts = Facts.of(all);
    return new Index(facts, new Things(facts));
  }
}
