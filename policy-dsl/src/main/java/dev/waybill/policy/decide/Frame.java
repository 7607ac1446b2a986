// SPDX-License-Identifier: Apache-2.0
package dev.waybill.policy.decide;

import dev.waybill.policy.model.Layout;
import dev.waybill.policy.model.Slot;
import dev.waybill.policy.vocabulary.Type;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * The values of one request, in the places a policy reads them from. Made by {@link
 * Evaluator#frame}, filled by {@link Evaluator#bind} or by its setters, and used again: a frame
 * that is cleared, filled by its setters and decided by {@link Evaluator#outcome} takes no memory.
 *
 * <p>The setters take a value as one that may be relied on: provenance is the business of {@link
 * Evaluator#bind}, or of the host. Not safe for use by several threads.
 */
public final class Frame {

  /** The most elements a list in a request may have. */
  public static final int MOST_ELEMENTS = 1_000;

  static final byte KNOWN = -1;
  static final byte NOT_READ = code(Decision.Missing.NOT_READ);
  static final byte ABSENT = code(Decision.Missing.ABSENT);

  final Evaluator owner;

  /** The slots' numbers; {@link NumberNode#UNKNOWN} for one that is not known, or holds a text. */
  final long[] values;

  final byte[] states;
  final @Nullable String[] texts;
  final Rows[] rows;
  final int[] cursors;
  final long[] done;
  final byte[] doneStates;
  final long[] used;
  final byte[] usedStates;
  final long[] readAt;
  final byte[] readAtStates;
  final byte[] origins;
  final long[] fired;
  final long[] unknown;
  int action = -1;
  long now;
  long today;
  boolean provenanceBroken;

  private final boolean[] textual;
  private final ZoneId zone;
  private long dayStart = 1;
  private long dayEnd;

  Frame(Evaluator owner, Layout layout, ZoneId zone, int[] sizes) {
    this.owner = owner;
    this.zone = zone;
    int slots = layout.slots().size();
    values = new long[slots];
    states = new byte[slots];
    texts = new @Nullable String[slots];
    textual = new boolean[slots];
    for (int i = 0; i < slots; i++) {
      textual[i] = isText(layout.slots().get(i));
    }
    rows = new Rows[layout.lists().size()];
    for (int i = 0; i < rows.length; i++) {
      rows[i] = new Rows(layout.columns().get(i).size());
    }
    int most = 0;
    for (int i = 0; i < layout.variables().size(); i++) {
      most = Math.max(most, layout.variables().get(i).cursor() + 1);
    }
    cursors = new int[most];
    done = new long[sizes[0]];
    doneStates = new byte[sizes[0]];
    used = new long[sizes[1]];
    usedStates = new byte[sizes[1]];
    readAt = new long[sizes[2]];
    readAtStates = new byte[sizes[2]];
    origins = new byte[sizes[3]];
    int words = (sizes[4] + 63) / 64;
    fired = new long[words];
    unknown = new long[words];
    clear();
  }

  private static boolean isText(Slot slot) {
    Type type = slot.attribute().type();
    return type == Type.Simple.TEXT
        || type == Type.Simple.ID
        || type == Type.Simple.EMAIL
        || type == Type.Simple.PHONE;
  }

  /** Forgets everything: no action, no time, no value is known. */
  public void clear() {
    action = -1;
    provenanceBroken = false;
    Arrays.fill(values, NumberNode.UNKNOWN);
    Arrays.fill(states, NOT_READ);
    Arrays.fill(texts, null);
    for (int i = 0; i < rows.length; i++) {
      rows[i].clear();
    }
    Arrays.fill(cursors, -1);
    byte ledger = code(Decision.Missing.LEDGER_UNAVAILABLE);
    Arrays.fill(doneStates, ledger);
    Arrays.fill(usedStates, ledger);
    Arrays.fill(readAtStates, NOT_READ);
    Arrays.fill(origins, (byte) TruthNode.UNKNOWN);
    Arrays.fill(fired, 0);
    Arrays.fill(unknown, 0);
  }

  /**
   * Says what is asked for, and when.
   *
   * @param action the action's number, see {@link Evaluator#action}
   * @param now the point in time in microseconds since 1970-01-01T00:00:00Z
   */
  public void begin(int action, long now) {
    owner.checkAction(action);
    this.action = action;
    this.now = now;
    if (now < dayStart || now >= dayEnd) {
      Instant instant = Units.instant(now);
      LocalDate day = LocalDate.ofInstant(instant, zone);
      today = day.toEpochDay();
      dayStart = Units.micros(day.atStartOfDay(zone).toInstant());
      dayEnd = Units.micros(day.plusDays(1).atStartOfDay(zone).toInstant());
    }
  }

  /**
   * Sets a value.
   *
   * @param slot the slot, see {@link Evaluator#slot}
   * @param value the ordinal of an enum's value, 1 or 0 for yes or no, else the number in units of
   *     its {@link dev.waybill.policy.model.Dimension}
   * @throws IllegalArgumentException if the slot holds a text
   */
  public void set(int slot, long value) {
    if (textual[slot]) {
      throw new IllegalArgumentException("Slot " + slot + " holds a text; use setText.");
    }
    values[slot] = value;
    states[slot] = value == NumberNode.UNKNOWN ? code(Decision.Missing.UNUSABLE) : KNOWN;
  }

  /**
   * Sets a text.
   *
   * @param slot the slot
   * @param text the text
   * @throws IllegalArgumentException if the slot holds no text
   */
  public void setText(int slot, String text) {
    if (!textual[slot]) {
      throw new IllegalArgumentException("Slot " + slot + " holds no text; use set.");
    }
    texts[slot] = text;
    states[slot] = KNOWN;
  }

  /**
   * Says that the system of a value was read and has none.
   *
   * @param slot the slot
   */
  public void absent(int slot) {
    values[slot] = NumberNode.UNKNOWN;
    states[slot] = ABSENT;
  }

  /**
   * Says why a value is missing.
   *
   * @param slot the slot
   * @param why why
   */
  public void missing(int slot, Decision.Missing why) {
    values[slot] = NumberNode.UNKNOWN;
    states[slot] = code(why);
  }

  void put(int slot, Reading reading) {
    boolean number = reading.known() && reading.text == null;
    values[slot] = number ? reading.value : NumberNode.UNKNOWN;
    texts[slot] = reading.text;
    states[slot] = reading.state;
  }

  /**
   * Gives the elements of a list, to be set.
   *
   * @param list the list, see {@link Evaluator#list}
   * @return its rows
   */
  public Rows rows(int list) {
    return rows[list];
  }

  /**
   * Says when a fact was read.
   *
   * @param index the {@link dev.waybill.policy.model.Quantity.ReadAt}'s index
   * @param at microseconds since 1970-01-01T00:00:00Z
   */
  public void readAt(int index, long at) {
    readAt[index] = at;
    readAtStates[index] = KNOWN;
  }

  /**
   * Says whether an argument comes from the sources asked for.
   *
   * @param index the {@link dev.waybill.policy.model.Condition.ComesFrom}'s index
   * @param holds whether it does
   */
  public void origin(int index, boolean holds) {
    origins[index] = (byte) (holds ? TruthNode.YES : TruthNode.NO);
  }

  /**
   * Says how much of a limit is used.
   *
   * @param index the {@link dev.waybill.policy.model.Effect.Limit}'s index
   * @param used the count, or the total in units of the argument
   */
  public void used(int index, long used) {
    this.used[index] = used;
    usedStates[index] = KNOWN;
  }

  /**
   * Says how often an action was done.
   *
   * @param index the {@link dev.waybill.policy.model.Quantity.Done}'s index
   * @param count the count
   */
  public void done(int index, long count) {
    done[index] = count;
    doneStates[index] = KNOWN;
  }

  /**
   * Tells whether a rule had a part in the last outcome: it denied, required, allowed or informed.
   *
   * @param rule the rule's place in the policy, from 0
   * @return whether it fired, for any element
   */
  public boolean fired(int rule) {
    return (fired[rule >> 6] & 1L << rule) != 0;
  }

  /**
   * Gives which of 64 rules had a part in the last outcome, for any element.
   *
   * @param word 0 for the first 64 rules of the policy, 1 for the next, and so on
   * @return bit i for rule 64 × word + i; the same as {@link #fired(int)}
   */
  public long firedBits(int word) {
    return fired[word];
  }

  /**
   * Tells whether a rule could not be told in the last outcome.
   *
   * @param rule the rule's place in the policy, from 0
   * @return whether it was unknown, for any element
   */
  public boolean unknown(int rule) {
    return (unknown[rule >> 6] & 1L << rule) != 0;
  }

  // The numbers never leave the process: they only keep a reason in one byte per value.
  @SuppressWarnings("EnumOrdinal")
  static byte code(Decision.Missing why) {
    return (byte) why.ordinal();
  }

  /** The day of a point in time in the policy's zone, or {@link NumberNode#UNKNOWN}. */
  long dayOf(long micros) {
    if (micros >= dayStart && micros < dayEnd) {
      return today;
    }
    try {
      return LocalDate.ofInstant(Units.instant(micros), zone).toEpochDay();
    } catch (DateTimeException e) {
      return NumberNode.UNKNOWN;
    }
  }

  ZoneId zone() {
    return zone;
  }
}
