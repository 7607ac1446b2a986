// SPDX-License-Identifier: Apache-2.0
package dev.waybill.action;

import dev.waybill.policy.decide.Decision;
import dev.waybill.policy.decide.Request;
import java.time.Instant;
import java.util.List;

/** The SHA-256 of what a key stands for: conversation, action, arguments. */
final class Fingerprint {

  private Fingerprint() {}

  /** The seal of a decision on no policy, with the conversation in the digest's place. */
  static String of(ActionRequest request) {
    Request.Builder plain = Request.of(request.action(), Instant.EPOCH);
    request.arguments().forEach(plain::argument);
    return new Decision.Allow(
            new Decision.Grounds(
                "",
                "",
                request.dialogue().conversationId(),
                plain.build(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of()))
        .seal();
  }
}
