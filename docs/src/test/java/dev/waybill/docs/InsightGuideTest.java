// SPDX-License-Identifier: Apache-2.0
package dev.waybill.docs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.waybill.insight.FrictionReport;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The code of the guide to insight. */
class InsightGuideTest {

  @Test
  void theGroupThatMakesCustomersWriteStandsFirstWithItsDenominatorAndItsInterval() {
    // tag::friction[]
    List<FrictionReport.Cell> cells =
        List.of(
            new FrictionReport.Cell(Map.of("carrier", "large", "lane", "A-B"), 2_000, 90),
            new FrictionReport.Cell(Map.of("carrier", "small", "lane", "A-B"), 300, 60),
            new FrictionReport.Cell(Map.of("carrier", "small", "lane", "B-C"), 12, 9));
    FrictionReport report = FrictionReport.by(cells, List.of("carrier", "lane"), 50);
    String text = report.text();
    // end::friction[]
    assertThat(text.lines().skip(1).findFirst())
        .contains("- small A-B: 20.0% (60 of 300 shipments; 95% interval 15.9% to 24.9%)");
    assertThat(report.ranked()).extracting(row -> row.cell().name()).doesNotContain("small B-C");
    assertThat(report.excluded())
        .extracting(FrictionReport.Cell::name)
        .containsExactly("small B-C");
  }
}
