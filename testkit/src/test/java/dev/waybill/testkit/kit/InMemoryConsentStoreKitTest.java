// SPDX-License-Identifier: Apache-2.0
package dev.waybill.testkit.kit;

import dev.waybill.action.ConsentStore;
import dev.waybill.action.InMemoryConsentStore;

/** The store in memory keeps the rules; it does not outlive the process, and is never down. */
class InMemoryConsentStoreKitTest extends ConsentStoreKit {

  @Override
  protected ConsentStore store() {
    return new InMemoryConsentStore();
  }
}
