// SPDX-License-Identifier: Apache-2.0
package dev.waybill.policy.check;

import dev.waybill.policy.source.Code;
import dev.waybill.policy.source.Diagnostic;
import dev.waybill.policy.source.Source;
import dev.waybill.policy.syntax.Header;
import dev.waybill.policy.syntax.Parsed;
import dev.waybill.policy.syntax.Parser;
import dev.waybill.policy.syntax.PolicyFile;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads a policy's file and all it includes; a file comes after those it includes. */
final class Loader {

  private static final int MOST_FILES = 100;

  private final Includes includes;
  private final Problems problems;
  private final List<Unit> units = new ArrayList<>();
  private final List<String> open = new ArrayList<>();
  private final Set<String> done = new HashSet<>();

  Loader(Includes includes, Problems problems) {
    this.includes = includes;
    this.problems = problems;
  }

  /** All files, the main file last. */
  List<Unit> load(PolicyFile main) {
    add(main, false, null, new Names());
    return units;
  }

  private void add(PolicyFile file, boolean guardrail, Header.@Nullable Include by, Names names) {
    open.add(file.source().name());
    for (Header header : file.headers()) {
      if (header instanceof Header.Include include) {
        include(include, file.source(), guardrail, names);
      }
    }
    open.remove(open.size() - 1);
    units.add(new Unit(file, guardrail, by, names));
  }

  private void include(Header.Include include, Source from, boolean guardrail, Names names) {
    Source source;
    try {
      source = includes.read(include.file().value(), from);
    } catch (IOException e) {
      problems.add(
          Diagnostic.error(
                  Code.P0704,
                  include.file().span(),
                  "'" + include.file().value() + "' cannot be read")
              .help("a file is looked for beside the one that includes it"));
      return;
    }
    if (open.contains(source.name())) {
      List<String> circle = new ArrayList<>(open.subList(open.indexOf(source.name()), open.size()));
      circle.add(source.name());
      problems.add(
          Diagnostic.error(Code.P0701, include.file().span(), "these files include each other")
              .note("note", String.join(" → ", circle))
              .help("move what both need into a third file"));
      return;
    }
    boolean strict = guardrail || include.asGuardrails();
    if (done.contains(source.name()) && (strict || done.contains("plain " + source.name()))) {
      return;
    }
    if (units.size() + open.size() > MOST_FILES) {
      problems.add(
          Diagnostic.error(
              Code.P0110, include.file().span(), "this policy has more than 100 files"));
      return;
    }
    done.add(source.name());
    if (!strict) {
      done.add("plain " + source.name());
    }
    Parsed parsed = Parser.parse(source);
    problems.addAll(parsed.diagnostics());
    PolicyFile file = parsed.file();
    if (file != null) {
      boolean apart = include.asGuardrails() && !guardrail;
      add(file, strict, include, apart ? new Names() : names);
    }
  }
}
