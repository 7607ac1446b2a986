// SPDX-License-Identifier: Apache-2.0
package dev.waybill.testkit.agent;

import dev.waybill.action.ActionJournal;
import dev.waybill.action.Receipt;
import java.util.List;
import java.util.Optional;

/** A journal that does something as soon as an action is intended. */
final class PausingJournal implements ActionJournal {

  private final ActionJournal held;
  private final Runnable onIntended;

  PausingJournal(ActionJournal held, Runnable onIntended) {
    this.held = held;
    this.onIntended = onIntended;
  }

  @Override
  public Optional<Entry> find(String key) {
    return held.find(key);
  }

  @Override
  public boolean intend(Entry entry) {
    boolean intended = held.intend(entry);
    onIntended.run();
    return intended;
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
