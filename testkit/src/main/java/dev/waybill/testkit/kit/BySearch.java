// SPDX-License-Identifier: Apache-2.0
package dev.waybill.testkit.kit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.waybill.connector.Deadline;
import dev.waybill.connector.Lookup;
import java.util.List;
import java.util.function.Function;

/**
 * The rules of a search by a customer's words.
 *
 * @param what what is searched for, in messages: {@code product}
 * @param id its identifier
 * @param search the search
 * @param <T> what is searched for
 */
record BySearch<T>(String what, Function<T, String> id, Search<T> search) {

  private static final int MANY = 50;

  /** A search. */
  @FunctionalInterface
  interface Search<T> {
    Lookup<List<T>> of(String words, int limit, Deadline deadline);
  }

  /** The question, of which what is found must have everything that is expected. */
  Reading<List<T>> reading(String words, int limit) {
    return Reading.of(
        "search(" + StrangeTexts.shown(words) + ", " + limit + ")",
        deadline -> search.of(words, limit, deadline));
  }

  /** The question, whose answer must hold these as the system holds them. */
  Reading<List<T>> reading(String words, List<T> expected) {
    Reading<List<T>> reading = reading(words, MANY);
    return new Reading<>(
        reading.call(), reading.read(), found -> holds(reading.call(), expected, found));
  }

  /** What fits is found, as it is found alone. */
  void findsWhatFits(String words, List<T> expected, Deadline deadline) {
    reading(words, expected).check(deadline);
  }

  private void holds(String call, List<T> expected, List<T> found) {
    for (T one : expected) {
      T same =
          found.stream()
              .filter(other -> id.apply(other).equals(id.apply(one)))
              .findFirst()
              .orElseThrow(
                  () ->
                      new AssertionError(
                          call
                              + " must find the "
                              + what
                              + " "
                              + id.apply(one)
                              + ", which the words fit: pass the words on as they are, and read on"
                              + " until the limit is reached or nothing is left; found were "
                              + ids(found)));
      Differences.none(call + ", as to the " + what + " " + id.apply(one) + ",", one, same);
    }
  }

  /** Nothing is given twice. */
  void givesEachOnce(String words, Deadline deadline) {
    Reading<List<T>> reading = reading(words, MANY);
    assertThat(ids(reading.found(deadline).value()))
        .as(
            reading.call()
                + " must give each "
                + what
                + " once, the best first: leave out what came before, on another page or for"
                + " another part of it")
        .doesNotHaveDuplicates();
  }

  /** No more is given than was asked for. */
  void honoursALimit(String words, int fitting, Deadline deadline) {
    for (int limit = 1; limit <= fitting; limit++) {
      Reading<List<T>> reading = reading(words, limit);
      assertThat(ids(reading.found(deadline).value()))
          .as(
              reading.call()
                  + " must give "
                  + limit
                  + " and no more, as so many fit: the limit is of different "
                  + what
                  + "s, and a page of the source may be longer or shorter")
          .hasSize(limit);
    }
  }

  /** What fits nothing finds nothing, which is an answer. */
  void findsNothing(String words, Deadline deadline) {
    Reading<List<T>> reading = reading(words, MANY);
    String demand =
        reading.call()
            + " must be found as an empty list, as nothing fits; it is not a failure, and nothing is"
            + " given instead";
    assertThat(reading.answer(deadline)).as(demand).isInstanceOf(Lookup.Found.class);
    assertThat(ids(reading.found(deadline).value())).as(demand).isEmpty();
  }

  /** Whatever text is searched for, there is an answer. */
  void takesStrangeTexts(Deadline deadline) {
    for (String text : StrangeTexts.ALL) {
      Reading<List<T>> reading = reading(text, 2);
      String demand =
          reading.call()
              + " must be found as a list of two at the most, best an empty one: escape what has a"
              + " meaning in the source's query language, shorten what is too long for it, and bind"
              + " values";
      assertThat(reading.answer(deadline)).as(demand).isInstanceOf(Lookup.Found.class);
      assertThat(reading.found(deadline).value()).as(demand).hasSizeLessThanOrEqualTo(2);
    }
  }

  private List<String> ids(List<T> found) {
    return found.stream().map(id).toList();
  }
}
