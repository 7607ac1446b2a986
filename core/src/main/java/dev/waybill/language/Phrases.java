// SPDX-License-Identifier: Apache-2.0
package dev.waybill.language;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The sentences of one language: English, German, French, Spanish, Italian, Portuguese, Polish, or
 * Hindi in Latin letters. Each has every sentence; an answer is in one language throughout.
 * Immutable and safe for use by many threads.
 */
public final class Phrases {

  private static final String FALLBACK = "en";
  private static final Map<String, Phrases> LOADED = new ConcurrentHashMap<>();

  private final Locale locale;
  private final Map<String, String> sentences;

  private Phrases(String resource, Map<String, String> sentences) {
    this.locale = Locale.forLanguageTag(resource.replace('_', '-'));
    this.sentences = Map.copyOf(sentences);
  }

  /** The sentences for a locale: its language if we have it, else English. */
  public static Phrases of(Locale locale) {
    return LOADED.computeIfAbsent(resource(locale), Phrases::load);
  }

  /**
   * Whether there are sentences in a locale's language, and in its script: Hindi is said in Latin
   * letters, and in Devanagari not.
   */
  public static boolean speak(Locale locale) {
    return resource(of(locale).locale).equals(resource(locale));
  }

  /** The language the sentences are in, an ISO 639 code. */
  public String language() {
    return locale.getLanguage();
  }

  /** Whether there is such a sentence. */
  public boolean has(String key) {
    return sentences.containsKey(key);
  }

  /**
   * A sentence.
   *
   * @throws IllegalArgumentException if no language has it
   */
  public String get(String key) {
    String sentence = sentences.get(key);
    if (sentence == null) {
      throw new IllegalArgumentException("no sentence \"" + key + "\" in any language");
    }
    return sentence;
  }

  /** The language, with its script if that is not the usual one. */
  private static String resource(Locale locale) {
    String script = locale.getScript();
    return locale.getLanguage()
        + (locale.getLanguage().equals("hi") && script.equals("Latn") ? "_Latn" : "");
  }

  private static Phrases load(String language) {
    Map<String, String> sentences = new TreeMap<>(read(FALLBACK));
    Map<String, String> own = language.equals(FALLBACK) ? Map.of() : read(language);
    sentences.putAll(own);
    return new Phrases(own.isEmpty() ? FALLBACK : language, sentences);
  }

  private static Map<String, String> read(String language) {
    String resource = "phrases_" + language + ".properties";
    Map<String, String> sentences = new TreeMap<>();
    try (InputStream in = Phrases.class.getResourceAsStream(resource)) {
      if (in == null) {
        return sentences;
      }
      Properties properties = new Properties();
      properties.load(new InputStreamReader(in, UTF_8));
      for (String key : properties.stringPropertyNames()) {
        sentences.put(key, properties.getProperty(key));
      }
      return sentences;
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + resource, e);
    }
  }
}
