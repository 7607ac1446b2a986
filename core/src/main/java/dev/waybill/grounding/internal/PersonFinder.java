// SPDX-License-Identifier: Apache-2.0
package dev.waybill.grounding.internal;

import dev.waybill.evidence.FactValue.Term;
import dev.waybill.grounding.ClaimKind;
import dev.waybill.grounding.Setting;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Finds persons by what stands before them: a greeting, thanks, a title, the word "name". */
final class PersonFinder implements Finder {

  private static final String NAME =
      "(\\p{Lu}[\\p{L}'’-]{1,30}(?:\\s\\p{Lu}[\\p{L}'’-]{1,30}){0,3})";

  private static final Pattern PERSON =
      Pattern.compile(
          "\\b(?:[Hh]i|[Hh]ello|[Hh]ey|[Tt]hanks|[Tt]hank\\s[Yy]ou|[Cc]ertainly|[Ss]ure|[Gg]reat|[Pp]erfect|[Ww]elcome|[Ss]orry|[Hh]allo|[Dd]anke)(?:\\s|,\\s)"
              + NAME
              + "(?=\\s?[,.!:;?\\n—–-]|$)"
              + "|(?<=[Tt]hank )you\\sfor[^.!?\\n,]{1,60},\\s"
              + NAME
              + "(?=[.!]|$)"
              + "|\\b(?:Dear|Mr\\.?|Mrs\\.?|Ms\\.?|Herr|Frau|Liebe|Lieber)\\s"
              + NAME
              + "|\\b(?<![Ii]tem |[Pp]roduct )(?:[Nn]ame|profile,|under)[:*_\\s]{1,6}[\"“'‘]?"
              + NAME);

  private static final Pattern NO_NAME =
      Pattern.compile(
          "(?:There|Everyone|Team|Customer|Sir|Madam|Again|You|For|I|Order|Item|Your|The|Here|Zip|ZIP)(?:\\s.*)?",
          Pattern.DOTALL);

  private static final Starts STARTS =
      Starts.at(
          List.of(
              "hi",
              "hello",
              "hey",
              "thank",
              "certainly",
              "sure",
              "great",
              "perfect",
              "welcome",
              "sorry",
              "hallo",
              "danke",
              "you",
              "dear",
              "mr",
              "ms",
              "herr",
              "frau",
              "lieb",
              "name",
              "profile",
              "under"));

  @Override
  public void find(Draft draft, Setting setting, Found found) {
    STARTS.find(PERSON, draft, m -> add(m, found));
  }

  private static void add(Matcher m, Found found) {
    for (int group = 1; group <= m.groupCount(); group++) {
      String name = m.group(group);
      if (name != null
          && !NO_NAME.matcher(name).matches()
          && found.isFree(m.start(group), m.end(group))) {
        found.take(m.start(group), m.end(group));
        found.say(
            ClaimKind.PERSON,
            m.start(group),
            m.end(group),
            new Term(Term.Kind.PERSON, String.join(" ", Tokenizer.words(name))),
            false);
      }
    }
  }
}
