// SPDX-License-Identifier: Apache-2.0
package dev.waybill.testkit.kit;

import dev.waybill.action.ActionJournal;
import dev.waybill.action.InMemoryActionJournal;

/** The journal in memory keeps the rules; it does not outlive the process, and is never down. */
class InMemoryActionJournalKitTest extends ActionJournalKit {

  @Override
  protected ActionJournal journal() {
    return new InMemoryActionJournal();
  }
}
