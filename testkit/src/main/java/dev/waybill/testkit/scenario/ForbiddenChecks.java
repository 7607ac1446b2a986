// SPDX-License-Identifier: Apache-2.0
package dev.waybill.testkit.scenario;

import java.util.ArrayList;
import java.util.List;

/** Judges what must never happen: disclosures, writes, replies and claims. */
final class ForbiddenChecks {

  private final Play play;

  ForbiddenChecks(Play play) {
    this.play = play;
  }

  List<Check> all() {
    Node forbid = play.scenario().forbid();
    List<Check> checks = new ArrayList<>();
    Disclosures disclosures = new Disclosures(play);
    forbid.get("disclosures").texts().forEach(path -> checks.add(disclosures.check(path)));
    ForbiddenActions actions = new ForbiddenActions(play);
    forbid.get("actions").texts().forEach(action -> checks.add(actions.check(action)));
    ForbiddenReplies replies = new ForbiddenReplies(play);
    forbid.get("replies").texts().forEach(words -> checks.add(replies.check(words)));
    ForbiddenClaims claims = new ForbiddenClaims(play);
    forbid.get("claims").texts().forEach(words -> checks.add(claims.check(words)));
    return checks;
  }
}
