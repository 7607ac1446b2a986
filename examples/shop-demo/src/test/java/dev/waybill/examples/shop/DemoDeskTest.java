// SPDX-License-Identifier: Apache-2.0
package dev.waybill.examples.shop;

import dev.waybill.handoff.HandoffDesk;
import dev.waybill.testkit.kit.HandoffDeskKit;
import java.util.List;

/** The demo's desk keeps the rules; it is never down. */
class DemoDeskTest extends HandoffDeskKit {

  private final DemoDesk desk = new DemoDesk();

  @Override
  protected HandoffDesk desk() {
    return desk;
  }

  @Override
  protected List<String> tickets() {
    return desk.packets().stream().map(HandoffDeskKit::text).toList();
  }
}
