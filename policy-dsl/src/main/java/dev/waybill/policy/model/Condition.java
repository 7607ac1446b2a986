// SPDX-License-Identifier: Apache-2.0
package dev.waybill.policy.model;

import dev.waybill.policy.source.Span;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A condition: yes, no or unknown, by Kleene's strong logic. A value that is absent is unknown in
 * every comparison, and only {@link Presence} (and a default) can tell it from one that was not
 * read.
 */
public sealed interface Condition {

  /**
   * Always the same.
   *
   * @param holds yes or no
   */
  record Always(boolean holds) implements Condition {}

  /**
   * All of them; yes if there is none.
   *
   * @param parts the parts
   */
  record All(List<Condition> parts) implements Condition {
    public All {
      parts = List.copyOf(parts);
    }
  }

  /**
   * Any of them; no if there is none.
   *
   * @param parts the parts
   */
  record Any(List<Condition> parts) implements Condition {
    public Any {
      parts = List.copyOf(parts);
    }
  }

  /**
   * The opposite.
   *
   * @param part what is denied
   */
  record Not(Condition part) implements Condition {}

  /**
   * A term of the policy: the same as its meaning.
   *
   * @param name the term's name
   * @param meaning what it means
   * @param span where the rule uses it
   */
  record Term(String name, Condition meaning, Span span) implements Condition {}

  /** A condition without parts that are conditions; has a place in the text. */
  sealed interface Atom extends Condition {
    /**
     * Gives where it stands.
     *
     * @return the span
     */
    Span span();
  }

  /** Comparisons. */
  enum Comparison {
    /** Smaller. */
    LESS,
    /** Smaller or equal. */
    AT_MOST,
    /** Equal. */
    EQUAL,
    /** Different. */
    DIFFERENT,
    /** Greater or equal. */
    AT_LEAST,
    /** Greater. */
    MORE
  }

  /**
   * Two quantities of the same dimension.
   *
   * @param left the left side
   * @param comparison how they are compared
   * @param right the right side
   * @param span where it stands
   */
  record Compare(Quantity left, Comparison comparison, Quantity right, Span span) implements Atom {}

  /**
   * The value of a slot is one of a set. For enums, texts, identifiers, and yes or no ({@code
   * "yes"}, {@code "no"}).
   *
   * @param slot the slot
   * @param values the values
   * @param absentAs what an absent value counts as ({@code default}); null for unknown
   * @param span where it stands
   */
  record OneOf(Slot slot, Set<String> values, @Nullable String absentAs, Span span)
      implements Atom {
    public OneOf {
      values = Collections.unmodifiableSet(new LinkedHashSet<>(values));
    }
  }

  /**
   * Two slots have the same text.
   *
   * @param left the first
   * @param right the second
   * @param canonical whether the canonical forms of their type are compared
   * @param span where it stands
   */
  record Same(Slot left, Slot right, boolean canonical, Span span) implements Atom {}

  /**
   * The value of a slot matches a text in the canonical form of its type.
   *
   * @param slot the slot
   * @param text the text
   * @param span where it stands
   */
  record MatchesText(Slot slot, String text, Span span) implements Atom {}

  /**
   * There is a value, or there is none. Unknown if its system was not read.
   *
   * @param slot the slot, or a whole fact
   * @param known whether yes means that there is one
   * @param span where it stands
   */
  record Presence(Slot slot, boolean known, Span span) implements Atom {}

  /**
   * There is a list, or there is none; an empty list is there. Unknown if its system was not read.
   *
   * @param list the list
   * @param known whether yes means that there is one
   * @param span where it stands
   */
  record ListPresence(ListSlot list, boolean known, Span span) implements Atom {}

  /**
   * Each element of one list occurs in the other, at least as often.
   *
   * @param part the list that must be within
   * @param whole the list it must be within
   * @param span where it stands
   */
  record Within(ListSlot part, ListSlot whole, Span span) implements Atom {}

  /**
   * A list has an element.
   *
   * @param list the list
   * @param text the element; null if a slot says it
   * @param slot the slot that says it; null if it is a text
   * @param span where it stands
   */
  record Includes(ListSlot list, @Nullable String text, @Nullable Slot slot, Span span)
      implements Atom {}

  /** How many elements. */
  enum Quantifier {
    /** At least one. */
    ANY,
    /** All; yes for an empty list. */
    EVERY,
    /** None; yes for an empty list. */
    NO
  }

  /**
   * A condition for the elements of a list, by Kleene's logic over its elements; unknown if the
   * list is.
   *
   * @param quantifier how many
   * @param variable the variable
   * @param has the condition for one element
   * @param span where it stands
   */
  record Quantified(Quantifier quantifier, Variable variable, Condition has, Span span)
      implements Atom {}

  /**
   * Every label of an argument is covered by one of the sources. Unknown for an argument that was
   * not given.
   *
   * @param argument the argument's name
   * @param sources the sources
   * @param index its place among the questions of origin of the policy
   * @param span where it stands
   */
  record ComesFrom(String argument, List<SourcePattern> sources, int index, Span span)
      implements Atom {
    public ComesFrom {
      sources = List.copyOf(sources);
    }
  }
}
