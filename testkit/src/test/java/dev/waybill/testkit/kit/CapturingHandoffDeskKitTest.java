// SPDX-License-Identifier: Apache-2.0
package dev.waybill.testkit.kit;

import dev.waybill.handoff.HandoffDesk;
import dev.waybill.testkit.shop.CapturingHandoffDesk;
import java.util.List;

/** The desk of tests keeps the rules; of bad days it only knows that it does not take a case. */
class CapturingHandoffDeskKitTest extends HandoffDeskKit {

  private final CapturingHandoffDesk desk = new CapturingHandoffDesk();

  @Override
  protected HandoffDesk desk() {
    return desk.failNext(0);
  }

  @Override
  protected List<String> tickets() {
    return desk.packets().stream().map(HandoffDeskKit::text).toList();
  }

  @Override
  protected HandoffDesk deskIn(Trouble trouble) {
    return trouble == Trouble.DOWN ? desk.failNext(Integer.MAX_VALUE) : super.deskIn(trouble);
  }
}
