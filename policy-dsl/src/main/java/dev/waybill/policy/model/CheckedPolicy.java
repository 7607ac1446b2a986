// SPDX-License-Identifier: Apache-2.0
package dev.waybill.policy.model;

import static java.util.Objects.requireNonNull;

import dev.waybill.policy.source.Diagnostic;
import dev.waybill.policy.source.Source;
import dev.waybill.policy.syntax.Item;
import dev.waybill.policy.vocabulary.Vocabulary;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Currency;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A policy without errors. Immutable and safe for use by several threads.
 *
 * @param source the main file
 * @param name its name
 * @param version its version; empty if it has none
 * @param currency its currency
 * @param zone its time zone
 * @param from the first day it is in effect; null for no beginning. Outside its dates every action
 *     is denied
 * @param until the last day; null for no end
 * @param vocabulary all its vocabularies in one
 * @param layout all places it reads
 * @param settings its settings that have an order; those that have none are already put in place
 * @param tables its tables
 * @param rules its rules, included ones first, in the order of the files
 * @param trusts where facts must come from
 * @param accepts where arguments must come from
 * @param tests its in-file tests, of the main file only
 * @param ledgerCounts how many {@link Quantity.Done} it has
 * @param limits how many {@link Effect.Limit} it has
 * @param ages how many facts have a {@link Quantity.ReadAt}
 * @param origins how many {@link Condition.ComesFrom} it has
 * @param fingerprint the digest of its canonical text with its includes and vocabularies
 * @param warnings what is not an error
 */
public record CheckedPolicy(
    Source source,
    String name,
    String version,
    Currency currency,
    ZoneId zone,
    @Nullable LocalDate from,
    @Nullable LocalDate until,
    Vocabulary vocabulary,
    Layout layout,
    List<Quantity.Setting> settings,
    List<Quantity.Lookup> tables,
    List<Rule> rules,
    List<Trust> trusts,
    List<Accept> accepts,
    List<Item.Test> tests,
    int ledgerCounts,
    int limits,
    int ages,
    int origins,
    PolicyDigest fingerprint,
    List<Diagnostic> warnings) {

  public CheckedPolicy {
    requireNonNull(source, "source");
    requireNonNull(name, "name");
    requireNonNull(version, "version");
    requireNonNull(currency, "currency");
    requireNonNull(zone, "zone");
    requireNonNull(vocabulary, "vocabulary");
    requireNonNull(layout, "layout");
    requireNonNull(fingerprint, "fingerprint");
    settings = List.copyOf(settings);
    tables = List.copyOf(tables);
    rules = List.copyOf(rules);
    trusts = List.copyOf(trusts);
    accepts = List.copyOf(accepts);
    tests = List.copyOf(tests);
    warnings = List.copyOf(warnings);
  }

  /**
   * Gives the same policy for another place: its days are days there. Points in time that are
   * written in it stay what they were.
   *
   * @param other the time zone
   * @return the policy in that zone; its digest is the same
   */
  public CheckedPolicy in(ZoneId other) {
    return new CheckedPolicy(
        source,
        name,
        version,
        currency,
        other,
        from,
        until,
        vocabulary,
        layout,
        settings,
        tables,
        rules,
        trusts,
        accepts,
        tests,
        ledgerCounts,
        limits,
        ages,
        origins,
        fingerprint,
        warnings);
  }

  /**
   * Gives the SHA-256 of its canonical text with its includes and vocabularies.
   *
   * @return the digest in hexadecimal
   */
  public String digest() {
    return fingerprint.hex();
  }
}
