// SPDX-License-Identifier: Apache-2.0
package dev.waybill.examples.shop;

import dev.waybill.action.ActionJournal;
import dev.waybill.action.InMemoryActionJournal;
import dev.waybill.action.Receipt;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;

/** A journal that cannot be reached once, right after an act was committed. */
final class ForgetfulJournal implements ActionJournal {

  private final InMemoryActionJournal held = new InMemoryActionJournal();
  private final AtomicBoolean forgot = new AtomicBoolean();

  boolean forgot() {
    return forgot.get();
  }

  @Override
  public void done(String key, Receipt receipt) {
    if (forgot.compareAndSet(false, true)) {
      throw new IllegalStateException("the process ends here");
    }
    held.done(key, receipt);
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
