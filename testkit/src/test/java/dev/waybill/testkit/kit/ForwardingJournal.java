// SPDX-License-Identifier: Apache-2.0
package dev.waybill.testkit.kit;

import dev.waybill.action.ActionJournal;
import dev.waybill.action.Receipt;
import java.util.List;
import java.util.Optional;

/** A journal over another, to be broken in one place. */
class ForwardingJournal implements ActionJournal {

  final ActionJournal held;

  ForwardingJournal(ActionJournal held) {
    this.held = held;
  }

  @Override
  public Optional<Entry> find(String key) {
    return held.find(key);
  }

  @Override
  public boolean intend(Entry entry) {
    return held.intend(entry);
  }

  @Override
  public void done(String key, Receipt receipt) {
    held.done(key, receipt);
  }

  @Override
  public void failed(String key) {
    held.failed(key);
  }

  @Override
  public void unknown(String key) {
    held.unknown(key);
  }

  @Override
  public void settled(String key) {
    held.settled(key);
  }

  @Override
  public List<Entry> open() {
    return held.open();
  }
}
