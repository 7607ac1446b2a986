// SPDX-License-Identifier: Apache-2.0
package dev.waybill.policy.testing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.waybill.policy.model.CheckedPolicy;
import dev.waybill.policy.syntax.Item;
import java.util.List;
import org.junit.jupiter.api.Test;

class BoundaryTestsTest {

  @Test
  void generatedTestsAreReadBackAndPass() {
    CheckedPolicy policy = Policies.bookshop();
    List<Item.Test> tests = BoundaryTests.of(policy);
    assertThat(tests).hasSizeGreaterThan(20);
    String text = BoundaryTests.text(tests);
    CheckedPolicy pasted = Policies.bookshop(text);
    assertThat(pasted.tests()).hasSize(policy.tests().size() + tests.size());
    assertThat(TestCheck.check(pasted)).isEmpty();
    assertThat(PolicyTests.of(pasted).run())
        .allSatisfy(result -> assertThat(result.text()).startsWith("PASS"));
  }

  @Test
  void generatedTestsOfTheExamplesAreReadBackAndPass() {
    for (String name :
        List.of(
            "1-apparel-returns",
            "2-address-cancel",
            "3-goodwill",
            "4-disclosure",
            "5-warranty",
            "6-tau2-retail")) {
      CheckedPolicy policy = Policies.example(name, "");
      List<Item.Test> tests = BoundaryTests.of(policy);
      assertThat(tests).as(name).hasSizeGreaterThan(15);
      CheckedPolicy pasted = Policies.example(name, BoundaryTests.text(tests));
      assertThat(TestCheck.check(pasted)).as(name).isEmpty();
      assertThat(PolicyTests.of(pasted).run())
          .as(name)
          .filteredOn(
              result -> tests.stream().anyMatch(t -> t.name().value().equals(result.name())))
          .hasSameSizeAs(tests)
          .allSatisfy(result -> assertThat(result.text()).startsWith("PASS"));
      assertThat(Coverage.of(pasted).percent()).as(name).isGreaterThan(80);
    }
  }

  @Test
  void theSamePolicyGivesTheSameTests() {
    assertThat(BoundaryTests.text(BoundaryTests.of(Policies.bookshop())))
        .isEqualTo(BoundaryTests.text(BoundaryTests.of(Policies.bookshop())));
  }

  @Test
  void everyComparisonIsTestedBelowAtAndAboveItsBoundary() {
    Coverage coverage = Coverage.of(Policies.bookshop(), BoundaryTests.of(Policies.bookshop()));
    assertThat(coverage.boundaries())
        .allSatisfy(b -> assertThat(b.below() && b.at() && b.above()).as(b.text()).isTrue());
    assertThat(coverage.rules())
        .allSatisfy(rule -> assertThat(rule.fired()).as(rule.rule()).isPositive());
    assertThat(coverage.percent()).isEqualTo(100);
  }

  @Test
  void aChangeOfABoundaryFailsATest() {
    String text = BoundaryTests.text(BoundaryTests.of(Policies.bookshop()));
    String changed =
        Policies.resource("/tools/bookshop.policy").replace("is at least 80", "is at least 81");
    CheckedPolicy other = Policies.check("bookshop.policy", changed + "\n" + text);
    assertThat(PolicyTests.of(other).run())
        .anySatisfy(
            result ->
                assertThat(result.text()).startsWith("FAIL \"risk: customer.fraud_score is 80\""));
  }
}
