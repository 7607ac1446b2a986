// SPDX-License-Identifier: Apache-2.0
package dev.waybill.action;

import dev.waybill.policy.decide.Fact;
import dev.waybill.policy.vocabulary.Vocabulary;
import java.util.List;

/** What the host itself knows of a conversation. */
final class HostFacts {

  HostFacts(Vocabulary vocabulary) {}

  List<Fact> with(ActionRequest request) {
    return request.facts();
  }
}
