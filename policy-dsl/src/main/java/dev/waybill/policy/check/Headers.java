// SPDX-License-Identifier: Apache-2.0
package dev.waybill.policy.check;

import dev.waybill.policy.source.Code;
import dev.waybill.policy.source.Diagnostic;
import dev.waybill.policy.source.Span;
import dev.waybill.policy.source.Spelling;
import dev.waybill.policy.syntax.Effective;
import dev.waybill.policy.syntax.Header;
import dev.waybill.policy.syntax.PolicyFile;
import dev.waybill.policy.syntax.Text;
import dev.waybill.policy.vocabulary.ReadVocabulary;
import dev.waybill.policy.vocabulary.Vocabularies;
import dev.waybill.policy.vocabulary.Vocabulary;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Currency;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Reads what stands above the first item of the main file, and compares that of the others. */
final class Headers {

  private final Problems problems;
  private final Vocabularies vocabularies;

  String version = "";
  @Nullable Currency currency;
  @Nullable Span currencySpan;
  ZoneId zone = ZoneOffset.UTC;
  @Nullable Effective effective;
  @Nullable Vocabulary vocabulary;
  final List<Vocabulary> used = new ArrayList<>();
  private @Nullable String zoneName;

  Headers(Problems problems, Vocabularies vocabularies) {
    this.problems = problems;
    this.vocabularies = vocabularies;
  }

  void read(PolicyFile main) {
    once(main);
    boolean uses = false;
    for (Header header : main.headers()) {
      if (header instanceof Header.Version text) {
        version = text.text().value();
      } else if (header instanceof Header.InCurrency code) {
        currency(code);
      } else if (header instanceof Header.TimeZone text) {
        zone(text);
      } else if (header instanceof Header.InEffect dates) {
        effective = dates.dates();
      } else if (header instanceof Header.Uses names) {
        uses = true;
        uses(names);
      }
    }
    if (currencySpan == null) {
      missing(main, "the policy has no currency", "add: currency USD");
    }
    if (zoneName == null) {
      missing(main, "the policy has no time zone", "add: time zone \"America/New_York\"");
    }
    if (!uses) {
      missing(main, "the policy uses no vocabulary", "add: uses \"commerce/1\"");
    }
  }

  private void missing(PolicyFile main, String title, String help) {
    problems.add(Diagnostic.error(Code.P0211, main.name().span(), title).help(help));
  }

  /** Reports a header that is given twice. */
  void once(PolicyFile file) {
    Map<String, Header> first = new HashMap<>();
    for (Header header : file.headers()) {
      String what =
          header instanceof Header.Version
              ? "the version"
              : header instanceof Header.InCurrency
                  ? "the currency"
                  : header instanceof Header.TimeZone
                      ? "the time zone"
                      : header instanceof Header.InEffect
                          ? "'effective'"
                          : header instanceof Header.Uses ? "'uses'" : "";
      if (what.isEmpty()) {
        continue;
      }
      Header earlier = first.putIfAbsent(what, header);
      if (earlier != null) {
        problems.add(
            Diagnostic.error(Code.P0211, header.span(), what + " is given twice")
                .label("the first one: " + place(earlier.span(), header.span())));
      }
    }
  }

  private void currency(Header.InCurrency header) {
    currencySpan = header.span();
    try {
      currency = Currency.getInstance(header.code().name());
    } catch (IllegalArgumentException e) {
      String code = header.code().name();
      problems.add(
          Diagnostic.error(Code.P0211, header.code().span(), "unknown currency '" + code + "'")
              .help("write the three letters of ISO 4217, such as USD, EUR or GBP"));
    }
  }

  private void zone(Header.TimeZone header) {
    String name = header.zone().value();
    zoneName = name;
    try {
      zone = ZoneId.of(name);
    } catch (DateTimeException e) {
      Diagnostic problem =
          Diagnostic.error(Code.P0211, header.zone().span(), "unknown time zone '" + name + "'");
      problems.add(
          Spelling.nearest(name, new TreeSet<>(ZoneId.getAvailableZoneIds()))
              .map(near -> problem.help("did you mean \"" + near + "\"?"))
              .orElse(
                  problem.help(
                      "write a name such as \"Europe/Berlin\", or an offset such as \"-05:00\"")));
    }
  }

  private void uses(Header.Uses header) {
    boolean all = true;
    for (Text name : header.vocabularies()) {
      Vocabulary found = vocabularies.find(name.value()).orElse(null);
      if (found == null) {
        all = false;
        problems.add(unknown(name));
      } else if (!used.contains(found)) {
        used.add(found);
      }
    }
    if (!all || used.isEmpty()) {
      return;
    }
    ReadVocabulary merged = Vocabularies.merge(used);
    problems.addAll(merged.diagnostics());
    vocabulary = merged.vocabulary();
  }

  private Diagnostic unknown(Text name) {
    Diagnostic problem =
        Diagnostic.error(
            Code.P0702, name.span(), "there is no vocabulary \"" + name.value() + "\"");
    return Spelling.nearest(name.value(), vocabularies.names())
        .map(near -> problem.help("did you mean \"" + near + "\"?"))
        .orElse(
            vocabularies.names().isEmpty()
                ? problem
                : problem.note("note", "there is " + String.join(", ", vocabularies.names())));
  }

  /** Reports what an included file says otherwise than the main file. */
  void compare(PolicyFile included) {
    once(included);
    for (Header header : included.headers()) {
      if (header instanceof Header.InCurrency code) {
        if (currency != null && !code.code().name().equals(currency.getCurrencyCode())) {
          other(code.span(), "the currency", currency.getCurrencyCode());
        }
      } else if (header instanceof Header.TimeZone text) {
        if (zoneName != null && !text.zone().value().equals(zoneName)) {
          other(text.span(), "the time zone", "\"" + zoneName + "\"");
        }
      } else if (header instanceof Header.Uses uses) {
        for (Text name : uses.vocabularies()) {
          boolean known = false;
          for (Vocabulary vocabulary : used) {
            known |= vocabulary.name().equals(name.value());
          }
          if (!known && vocabulary != null) {
            problems.add(
                Diagnostic.error(
                        Code.P0211, name.span(), "the policy does not use \"" + name.value() + "\"")
                    .help("add it to 'uses' of the policy that includes this file"));
          }
        }
      }
    }
  }

  private void other(Span span, String what, String of) {
    problems.add(
        Diagnostic.error(Code.P0211, span, what + " is not the policy's")
            .label("the policy that includes this file has " + of)
            .help("leave it out here"));
  }

  /** {@code line 4}, or {@code shared.policy, line 4} if it is in another file than the reader. */
  static String place(Span place, Span reader) {
    String line = "line " + place.line();
    return place.source().name().equals(reader.source().name())
        ? line
        : place.source().name() + ", " + line;
  }
}
