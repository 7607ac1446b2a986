// SPDX-License-Identifier: Apache-2.0
package dev.waybill.policy.vocabulary;

import dev.waybill.policy.source.Source;
import dev.waybill.policy.source.Span;
import dev.waybill.policy.syntax.Path;
import dev.waybill.policy.syntax.Text;
import dev.waybill.policy.syntax.Word;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What one vocabulary file says, in its own order, names not yet looked up. */
final class Declarations {

  final Source source;
  @Nullable Text name;
  final List<EnumWords> enums = new ArrayList<>();
  final List<RecordWords> records = new ArrayList<>();
  final List<FactWords> facts = new ArrayList<>();
  final List<ActionWords> actions = new ArrayList<>();
  final List<Word> systems = new ArrayList<>();
  final List<RoleWords> roles = new ArrayList<>();
  final List<CounterWords> counters = new ArrayList<>();
  final List<Path> identities = new ArrayList<>();

  Declarations(Source source) {
    this.source = source;
  }

  /** {@code ordered enum tier is standard, silver, gold}. */
  record EnumWords(Word name, boolean ordered, List<Word> values) {}

  /** {@code record address shown as line} and its attributes. */
  record RecordWords(Word name, @Nullable Word shownAs, List<FieldWords> fields) {}

  /**
   * {@code fact order} and its attributes, or {@code fact method is payment_method}.
   *
   * @param record the record it is; null if it has attributes of its own
   * @param own its own attributes, in a record of its name; null if it is a record
   */
  record FactWords(Word name, @Nullable Word record, @Nullable RecordWords own, boolean fromHost) {}

  /** {@code note: list of text internal optional free text}. */
  record FieldWords(
      Word name,
      boolean list,
      Word type,
      Visibility visibility,
      boolean optional,
      boolean freeText,
      Span span) {

    boolean sameType(FieldWords other) {
      return list == other.list && type.name().equals(other.type.name());
    }

    boolean sameRest(FieldWords other) {
      return visibility == other.visibility
          && optional == other.optional
          && freeText == other.freeText;
    }

    String typeWords() {
      return list ? "list of " + type.name() : type.name();
    }
  }

  /** {@code action refund}, its arguments and what follows them. */
  static final class ActionWords {
    final Word name;
    final List<FieldWords> arguments = new ArrayList<>();
    @Nullable EachWords each;
    @Nullable Path concerns;

    ActionWords(Word name) {
      this.name = name;
    }
  }

  /** {@code each item in items}. */
  record EachWords(Word variable, Word argument) {}

  /** {@code role supervisor includes team_lead}. */
  record RoleWords(Word name, List<Word> includes) {}

  /** {@code counter customer is customer.id}. */
  record CounterWords(Word key, Path path) {}
}
