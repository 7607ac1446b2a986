// SPDX-License-Identifier: Apache-2.0
package dev.waybill.grounding;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The words a model may use of its own: those of the plain answer it rewords, and a list of words
 * that hold sentences together and are polite, none of which can state a fact. What cannot be
 * looked up in a lexicon of claims ("by the weekend it is yours") cannot be written at all.
 *
 * <p>Immutable and safe for use by many threads.
 */
public final class ClosedVocabulary {

  private static final Pattern WORD =
      Pattern.compile("[\\p{L}\\p{M}\\p{N}]+(?:['’-][\\p{L}\\p{N}]+)*");
  private static final Map<String, Optional<ClosedVocabulary>> LOADED = new ConcurrentHashMap<>();

  private final Set<String> words;

  private ClosedVocabulary(Set<String> words) {
    this.words = Set.copyOf(words);
  }

  /** The vocabulary of the locale's language; empty for a language that has none. */
  public static Optional<ClosedVocabulary> of(Locale locale) {
    return LOADED.computeIfAbsent(locale.getLanguage(), ClosedVocabulary::load);
  }

  /**
   * The words of a text that are neither in the vocabulary nor in one of the texts it may draw on.
   *
   * @param statement the text; what is cited in it may be any words
   * @param sources the texts it may draw on
   * @return the words, lower-case, each once, in the order of the text
   */
  public List<String> foreignWords(Statement statement, Collection<String> sources) {
    Set<String> allowed = new HashSet<>();
    sources.forEach(source -> allowed.addAll(wordsOf(source)));
    Set<String> foreign = new LinkedHashSet<>();
    for (String word : wordsOf(uncited(statement))) {
      if (!words.contains(word) && !allowed.contains(word)) {
        foreign.add(word);
      }
    }
    return List.copyOf(foreign);
  }

  private static String uncited(Statement statement) {
    StringBuilder text = new StringBuilder(statement.text());
    for (Citation citation : statement.citations()) {
      for (int i = citation.span().start(); i < citation.span().end(); i++) {
        text.setCharAt(i, ' ');
      }
    }
    return text.toString();
  }

  private static Set<String> wordsOf(String text) {
    Set<String> found = new LinkedHashSet<>();
    Matcher word = WORD.matcher(text.toLowerCase(Locale.ROOT));
    while (word.find()) {
      found.add(word.group());
    }
    return found;
  }

  private static Optional<ClosedVocabulary> load(String language) {
    String resource = "plain-words_" + language + ".txt";
    try (InputStream in = ClosedVocabulary.class.getResourceAsStream(resource)) {
      if (in == null) {
        return Optional.empty();
      }
      Set<String> words = new HashSet<>();
      try (BufferedReader lines = new BufferedReader(new InputStreamReader(in, UTF_8))) {
        lines
            .lines()
            .filter(line -> !line.startsWith("#"))
            .forEach(line -> words.addAll(List.of(line.strip().split("\\s+"))));
      }
      words.remove("");
      return Optional.of(new ClosedVocabulary(words));
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + resource, e);
    }
  }
}
