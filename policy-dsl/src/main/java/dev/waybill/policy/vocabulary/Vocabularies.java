// SPDX-License-Identifier: Apache-2.0
package dev.waybill.policy.vocabulary;

import dev.waybill.policy.source.Source;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The vocabularies a policy may use, by name. Immutable and safe for use by several threads. */
public final class Vocabularies {

  private static final String COMMERCE = "/dev/waybill/policy/commerce-1.vocab";

  private final Map<String, Vocabulary> byName;

  private Vocabularies(Map<String, Vocabulary> byName) {
    this.byName = Collections.unmodifiableMap(byName);
  }

  /** Reads what comes with the library once, when it is first asked for. */
  private static final class Standard {
    static final Vocabularies INSTANCE = read();

    private static Vocabularies read() {
      try (InputStream in = Vocabularies.class.getResourceAsStream(COMMERCE)) {
        if (in == null) {
          throw new IllegalStateException("the resource is missing: " + COMMERCE);
        }
        String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
        ReadVocabulary read = VocabularyReader.read(new Source("commerce-1.vocab", text));
        Vocabulary commerce = read.vocabulary();
        if (commerce == null) {
          throw new IllegalStateException("commerce-1.vocab: " + read.diagnostics().get(0).title());
        }
        Map<String, Vocabulary> only = new LinkedHashMap<>();
        only.put(commerce.name(), commerce);
        return new Vocabularies(only);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }

  /**
   * Gives the vocabularies that come with this library: {@code commerce/1}.
   *
   * @return the vocabularies; always the same object
   */
  public static Vocabularies standard() {
    return Standard.INSTANCE;
  }

  /**
   * Gives no vocabularies, to add one's own to.
   *
   * @return an empty set of vocabularies
   */
  public static Vocabularies none() {
    return new Vocabularies(new LinkedHashMap<>());
  }

  /**
   * Gives these vocabularies and one more. One of the same name is replaced.
   *
   * @param vocabulary the vocabulary
   * @return a copy
   */
  public Vocabularies with(Vocabulary vocabulary) {
    Map<String, Vocabulary> more = new LinkedHashMap<>(byName);
    more.put(vocabulary.name(), vocabulary);
    return new Vocabularies(more);
  }

  /**
   * Finds a vocabulary.
   *
   * @param name its name and version, such as {@code commerce/1}
   * @return the vocabulary, or empty if there is none of this name
   */
  public Optional<Vocabulary> find(String name) {
    return Optional.ofNullable(byName.get(name));
  }

  /**
   * Gives the names of all vocabularies.
   *
   * @return the names, in the order they were added
   */
  public Set<String> names() {
    return byName.keySet();
  }

  /**
   * Joins vocabularies to the one a policy is read with. Facts, records and actions of one name get
   * the attributes of all, enums without order the values of all, roles what all say they include.
   * What contradicts is an error: an attribute of two types or two visibilities, an ordered enum
   * with other values, a key, an identity, an element or a {@code concerns} with two paths.
   *
   * @param vocabularies the vocabularies, in the order the policy names them
   * @return the vocabulary, whose name is all names joined by {@code " + "}, or what contradicts;
   *     places lie in the canonical text of each ({@link VocabularyWriter}), named after it. Of one
   *     vocabulary it is that one, of none an empty one without a name
   * @throws IllegalArgumentException if one of several has names that cannot be written
   */
  public static ReadVocabulary merge(List<Vocabulary> vocabularies) {
    if (vocabularies.size() == 1) {
      return new ReadVocabulary(vocabularies.get(0), List.of());
    }
    if (vocabularies.isEmpty()) {
      Vocabulary empty =
          new Vocabulary("", Map.of(), Map.of(), Map.of(), Set.of(), Map.of(), Map.of(), null);
      return new ReadVocabulary(empty, List.of());
    }
    List<Source> texts = new ArrayList<>();
    for (Vocabulary vocabulary : vocabularies) {
      texts.add(new Source(vocabulary.name(), VocabularyWriter.write(vocabulary)));
    }
    return VocabularyReader.read(texts);
  }
}
