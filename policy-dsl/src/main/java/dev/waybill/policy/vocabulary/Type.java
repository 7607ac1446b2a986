// SPDX-License-Identifier: Apache-2.0
package dev.waybill.policy.vocabulary;

import static java.util.Objects.requireNonNull;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The type of an attribute or an argument. Immutable. */
public sealed interface Type {

  /** The types without parts. */
  enum Simple implements Type {
    /** An amount in the policy's currency. */
    MONEY("money"),
    /** A number with at most six decimals. */
    NUMBER("a number"),
    /** A percentage with at most four decimals. */
    PERCENT("a percentage"),
    /** A day of the calendar. */
    DATE("a date"),
    /** A point in time. */
    INSTANT("a point in time"),
    /** An elapsed length of time. */
    LENGTH("a length of time"),
    /** Yes or no. */
    YES_NO("yes or no"),
    /** A text; equality only. */
    TEXT("a text"),
    /** An identifier; equality only, {@code matches} ignores case, spaces and hyphens. */
    ID("an identifier"),
    /** An e-mail address; {@code matches} ignores case. */
    EMAIL("an e-mail address"),
    /** A telephone number; {@code matches} compares digits. */
    PHONE("a telephone number");

    private final String words;

    Simple(String words) {
      this.words = words;
    }

    @Override
    public String words() {
      return words;
    }
  }

  /**
   * One of a list of named values.
   *
   * @param name the enum's name
   * @param values the values in order
   * @param ordered whether the order means something, so that {@code at least} is allowed
   */
  record Enumeration(String name, List<String> values, boolean ordered) implements Type {
    public Enumeration {
      requireNonNull(name, "name");
      values = List.copyOf(values);
    }

    @Override
    public String words() {
      return "one of " + String.join(", ", values);
    }
  }

  /**
   * A record with attributes.
   *
   * @param name the record's name
   * @param attributes the attributes by name, in order
   * @param shownAs the attribute that stands for the whole record in messages, in comparisons with
   *     {@code is} and {@code matches}, and as a text in tests; null if there is none
   */
  record Structure(String name, Map<String, Attribute> attributes, @Nullable String shownAs)
      implements Type {
    public Structure {
      requireNonNull(name, "name");
      attributes = Collections.unmodifiableMap(new LinkedHashMap<>(attributes));
      if (shownAs != null && !attributes.containsKey(shownAs)) {
        throw new IllegalArgumentException(name + " has no attribute " + shownAs);
      }
    }

    @Override
    public String words() {
      return "a record (" + name + ")";
    }
  }

  /**
   * A list.
   *
   * @param element the type of its elements; never a list
   */
  record ListOf(Type element) implements Type {
    public ListOf {
      if (element instanceof ListOf) {
        throw new IllegalArgumentException("a list of lists cannot be named in a policy");
      }
    }

    @Override
    public String words() {
      return "a list";
    }
  }

  /**
   * Gives the everyday name of this type, as messages use it.
   *
   * @return a few words
   */
  String words();
}
