// SPDX-License-Identifier: Apache-2.0
package dev.waybill.grounding.internal;

import static java.util.Objects.requireNonNull;

import dev.waybill.evidence.FactValue.Term;
import dev.waybill.grounding.ClaimKind;
import dev.waybill.grounding.Setting;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Finds lengths of time; the value is for example {@code 5-7 business day}. */
final class DurationFinder implements Finder {

  /** Labels of the words that are no unit: which days, the word between two numbers, one. */
  private static final Set<String> MARKS =
      Set.of("business", "business-after", "plain", "to", "one");

  private static final Map<Language, Reader> READERS = readers();

  @Override
  public void find(Draft draft, Setting setting, Found found) {
    Set<Reader> readers = new LinkedHashSet<>();
    draft.sentences().forEach(s -> readers.add(requireNonNull(READERS.get(s.language()))));
    for (Reader reader : readers) {
      reader.starts.find(
          reader.pattern,
          draft,
          m -> {
            if (draft.sentences().isEmpty() || reader.reads(draft, m)) {
              Term value = new Term(Term.Kind.TEXT, reader.canonical(m));
              found.value(ClaimKind.DURATION, m.start(), m.end(), value);
            }
          });
    }
  }

  private static Map<Language, Reader> readers() {
    Map<Set<Language>, Reader> bySet = new HashMap<>();
    Map<Language, Reader> readers = new EnumMap<>(Language.class);
    for (Language language : Language.values()) {
      readers.put(
          language, bySet.computeIfAbsent(language.readWith(), same -> new Reader(language)));
    }
    return readers;
  }

  /** The pattern of a language, and what its words mean. */
  private static final class Reader {

    private static final int FLAGS = Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE;

    private final Language language;
    private final Map<String, String> labels;
    private final Starts starts;
    private final Pattern pattern;

    Reader(Language language) {
      this.language = language;
      this.labels = LanguageWords.labels(LanguageWords.with(language, "units"));
      Set<String> numbers = new HashSet<>(Numbers.words(language));
      numbers.addAll(labelled("one"));
      this.starts = Starts.at(numbers).orNumbers();
      Set<String> units = new HashSet<>(labels.keySet());
      units.removeIf(word -> MARKS.contains(labels.get(word)));
      String number = "(\\d{1,4}|" + LanguageWords.alternatives(numbers) + ")";
      Set<String> before = labelled("business");
      before.addAll(labelled("plain"));
      this.pattern =
          Pattern.compile(
              "(?<![\\p{L}\\p{M}\\d.,#-])"
                  + number
                  + "(?:\\s?(?:-|–|—|(?<![\\p{L}\\p{M}])(?:"
                  + LanguageWords.alternatives(labelled("to"))
                  + ")(?![\\p{L}\\p{M}]))\\s?"
                  + number
                  + ")?(?:[\\s-]|(?<=\\d))(?:("
                  + none(before)
                  + ")[\\s-]?)?("
                  + LanguageWords.alternatives(units)
                  + ")(?![\\p{L}\\p{M}\\d])(?:\\s("
                  + none(labelled("business-after"))
                  + ")(?![\\p{L}\\p{M}]))?",
              FLAGS);
    }

    /** Whether the match is in the reader's language, and no "a day" that is not known. */
    boolean reads(Draft draft, Matcher m) {
      Sentence sentence = draft.sentenceAt(m.start());
      return READERS.get(sentence.language()) == this
          && !(isArticle(m.group(1)) && (isOfTheClock(m) || Mood.unknowing(draft, sentence)));
    }

    /** "Une heure" is a turn of speech as often as a length of time, as "an hour" is. */
    private boolean isOfTheClock(Matcher m) {
      return Set.of("hour", "minute").contains(label(m.group(4)));
    }

    private boolean isArticle(String word) {
      return "one".equals(label(word)) && !word.equalsIgnoreCase("one");
    }

    /** The words as alternatives; a pattern that matches nothing if there are none. */
    private static String none(Set<String> words) {
      return words.isEmpty() ? "(?!)" : LanguageWords.alternatives(words);
    }

    private Set<String> labelled(String label) {
      Set<String> words = new HashSet<>(labels.keySet());
      words.removeIf(word -> !label.equals(labels.get(word)));
      return words;
    }

    String canonical(Matcher m) {
      String range = m.group(2) == null ? "" : "-" + number(m.group(2));
      boolean business =
          m.group(5) != null || (m.group(3) != null && "business".equals(label(m.group(3))));
      return number(m.group(1)) + range + (business ? " business " : " ") + label(m.group(4));
    }

    private String label(String word) {
      return labels.getOrDefault(word.toLowerCase(Locale.ROOT), word);
    }

    private String number(String word) {
      String lower = word.toLowerCase(Locale.ROOT);
      return "one".equals(labels.get(lower))
          ? "1"
          : Numbers.small(lower, language).map(n -> Integer.toString(n)).orElse(lower);
    }
  }
}
