// SPDX-License-Identifier: Apache-2.0
package dev.waybill.grounding;

import static org.assertj.core.api.Assertions.assertThat;

import dev.waybill.evidence.DataLayer;
import dev.waybill.evidence.EvidenceLedger;
import dev.waybill.evidence.FactValue;
import dev.waybill.evidence.Source;
import dev.waybill.evidence.Trust;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Locale;
import org.junit.jupiter.api.Test;

class DenialWithinACitationTest {

  private static final Instant NOW = Instant.parse("2026-03-10T12:00:00Z");
  private static final Setting SETTING = new Setting(Locale.US, ZoneOffset.UTC, NOW);

  private final EvidenceLedger ledger = new EvidenceLedger();

  DenialWithinACitationTest() {
    add("orders.N1.lines.L1.shipping", "SHIPPED");
    add("orders.N1.lines.L2.shipping", "NOT_SHIPPED");
    add("parcels.S1.status", "WITH_COURIER");
  }

  @Test
  void aStateThatIsItselfADenialMayBeCited() {
    assertThat(verdict("The second line: {{orders.N1.lines.L2.shipping}}.").holds()).isTrue();
  }

  @Test
  void aDenialAroundACitedStateIsNotWhatTheEvidenceSays() {
    assertThat(verdict("The parcel is not {{parcels.S1.status}}.").holds()).isFalse();
  }

  private Verdict verdict(String draft) {
    Statement statement = new Renderer().render(draft, ledger, SETTING).statement();
    return new Verifier().verify(statement, ledger, GroundingContract.open("test"), SETTING);
  }

  private void add(String path, String word) {
    ledger.append(
        path, new FactValue.Status(word), new Source("shop", DataLayer.ORDER), NOW, Trust.SYSTEM);
  }
}
