// SPDX-License-Identifier: Apache-2.0
package dev.waybill.grounding;

import static org.assertj.core.api.Assertions.assertThat;

import dev.waybill.evidence.Evidence;
import dev.waybill.evidence.FactValue.Status;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A cited stretch must be what the renderer would have filled in. */
class FaithfulCitationTest {

  private final Shop shop = Shop.withTwoOrders();

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "It came to $8.40.           | $8.40          | orders.N1004.total",
        "It came to €84.00.          | €84.00         | orders.N1004.total",
        "It arrives Friday, March 20. | Friday, March 20 | parcels.1Z999AA10123456784.eta.day",
        "It is delivered.            | delivered      | parcels.1Z999AA10123456784.status",
        "DHL has it.                 | DHL            | parcels.1Z999AA10123456784.carrier",
        "It is in Boston.            | Boston         | parcels.1Z999AA10123456784.lastScan.place",
        "You have 3 parcels.         | 3              | orders.N1004.parcelCount",
        "We gave you a fine day.     | fine day       | orders.N1004.total",
        "Order N1005 is open.        | N1005          | orders.N1004.number",
        "Order N 10 05 is open.      | N 10 05        | orders.N1004.number"
      })
  void aStretchThatSaysOtherWordsThanItsEvidenceIsObjectedTo(
      String text, String words, String path) {
    Evidence evidence = shop.ledger.at(path).orElseThrow();
    int start = text.indexOf(words);
    Citation citation =
        new Citation(new Span(start, start + words.length()), evidence.id(), evidence.path());

    Verdict verdict = verify(new Statement(text, List.of(citation)));

    assertThat(verdict.objections()).isNotEmpty();
  }

  @Test
  void aNumberThatIsReadOutInGroupsIsFaithful() {
    Evidence evidence = shop.ledger.at("orders.N1004.number").orElseThrow();
    Citation citation = new Citation(new Span(6, 13), evidence.id(), evidence.path());

    Verdict verdict = verify(new Statement("Order N 10 04 is open.", List.of(citation)));

    assertThat(verdict.objections()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Order {{orders.N1004.number}} came to {{orders.N1004.total}}.",
        "{{parcels.1Z999AA10123456784.status}}: that is what {{parcels.1Z999AA10123456784.carrier}}"
            + " says.",
        "It should arrive {{parcels.1Z999AA10123456784.eta.window|time}}.",
        "The last scan was at {{parcels.1Z999AA10123456784.lastScan.time|time}}.",
      })
  void whatTheRendererFillsInIsFaithful(String draft) {
    for (Setting setting : List.of(Shop.ENGLISH, Shop.GERMAN)) {
      Statement statement = new Renderer().render(draft, shop.ledger, setting).statement();

      assertThat(
              new Verifier()
                  .verify(statement, shop.ledger, GroundingContract.open("test"), setting)
                  .objections())
          .isEmpty();
    }
  }

  @Test
  void aStretchMovedByACharacterIsContradicted() {
    Evidence status = shop.add("parcels.1Z999AA10123456784.status", new Status("IN_TRANSIT"));
    Statement statement =
        new Statement(
            "It is in transit.",
            List.of(new Citation(new Span(5, 16), status.id(), status.path())));

    assertThat(verify(statement).holds()).isFalse();
  }

  private Verdict verify(Statement statement) {
    return new Verifier()
        .verify(statement, shop.ledger, GroundingContract.open("test"), Shop.ENGLISH);
  }
}
