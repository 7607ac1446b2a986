// SPDX-License-Identifier: Apache-2.0
package dev.waybill.policy.analysis;

import dev.waybill.policy.model.CheckedPolicy;
import dev.waybill.policy.model.Rule;
import java.util.List;

/** Variants of checked policies. */
final class Models {
  private Models() {}

  static CheckedPolicy with(CheckedPolicy policy, List<Rule> rules) {
    return new CheckedPolicy(
        policy.source(),
        policy.name(),
        policy.version(),
        policy.currency(),
        policy.zone(),
        policy.from(),
        policy.until(),
        policy.vocabulary(),
        policy.layout(),
        policy.settings(),
        policy.tables(),
        rules,
        policy.trusts(),
        policy.accepts(),
        policy.tests(),
        policy.ledgerCounts(),
        policy.limits(),
        policy.ages(),
        policy.origins(),
        policy.fingerprint(),
        policy.warnings());
  }
}
