// SPDX-License-Identifier: Apache-2.0
package dev.waybill.grounding.internal;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.waybill.evidence.Evidence;
import dev.waybill.evidence.EvidenceLedger;
import java.util.List;

/**
 * A ledger made ready to be asked, once for all texts that are checked against it until something
 * is added to it.
 *
 * @param size how much the ledger held
 * @param facts its facts
 * @param things the things they are about
 */
record Index(int size, Facts facts, Things things) {

  private static final Cache<EvidenceLedger, Index> LEDGERS =
      Caffeine.newBuilder().weakKeys().build();

  static Index of(EvidenceLedger ledger) {
    List<Evidence> all = ledger.all();
    Index known = LEDGERS.getIfPresent(ledger);
    if (known != null && known.size == all.size()) {
      return known;
    }
    Facts facts = Facts.of(all);
    Index index = new Index(all.size(), facts, new Things(facts));
    LEDGERS.put(ledger, index);
    return index;
  }
}
