// SPDX-License-Identifier: Apache-2.0
package dev.waybill.testkit.kit;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.annotation.Annotation;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.opentest4j.TestAbortedException;

/**
 * Tries a kit: a connector that keeps every rule passes all of it, and for each rule there is one
 * that breaks it and is caught, with a message that says what to do. The rules and who broke them
 * are written to {@code target/kit-rules/}.
 *
 * @param <K> the kit
 */
final class KitTrial<K> {

  private record Mutant<K>(String rule, String defect, String says, Supplier<? extends K> kit) {}

  private final Class<K> kit;
  private final Map<String, Supplier<? extends K>> correct = new LinkedHashMap<>();
  private final List<Mutant<K>> mutants = new ArrayList<>();

  KitTrial(Class<K> kit) {
    this.kit = kit;
  }

  /** A connector that keeps every rule; no rule of the kit may be left untried on it. */
  KitTrial<K> correct(String name, Supplier<? extends K> instance) {
    correct.put(name, instance);
    return this;
  }

  /**
   * A connector that breaks a rule.
   *
   * @param rule the name of the kit's test method that must fail
   * @param defect what is broken, for the table
   * @param says words the message must hold: what to fix
   * @param instance the kit over the broken connector, new for every rule
   */
  KitTrial<K> mutant(String rule, String defect, String says, Supplier<? extends K> instance) {
    mutants.add(new Mutant<>(rule, defect, says, instance));
    return this;
  }

  /** What to return from a {@code @TestFactory}. */
  Stream<DynamicTest> tests() {
    List<DynamicTest> tests = new ArrayList<>();
    correct.forEach(
        (name, instance) ->
            rules()
                .forEach(
                    rule ->
                        tests.add(
                            DynamicTest.dynamicTest(
                                name + " keeps " + rule.getName(),
                                () -> run(instance.get(), rule)))));
    for (Mutant<K> mutant : mutants) {
      tests.add(
          DynamicTest.dynamicTest(
              mutant.rule() + " catches: " + mutant.defect(), () -> isCaught(mutant)));
    }
    tests.add(DynamicTest.dynamicTest("every rule has somebody who breaks it", this::isComplete));
    return tests.stream();
  }

  private void isCaught(Mutant<K> mutant) throws Throwable {
    Method rule =
        rules()
            .filter(method -> method.getName().equals(mutant.rule()))
            .findFirst()
            .orElseThrow(() -> new AssertionError("the kit has no rule " + mutant.rule()));
    try {
      run(mutant.kit().get(), rule);
    } catch (AssertionError caught) {
      assertThat(caught).hasMessageContaining(mutant.says());
      return;
    }
    throw new AssertionError("nobody noticed: " + mutant.defect());
  }

  private void isComplete() {
    List<String> broken = mutants.stream().map(Mutant::rule).distinct().toList();
    assertThat(new TreeSet<>(broken))
        .isEqualTo(new TreeSet<>(rules().map(Method::getName).toList()));
    StringBuilder table = new StringBuilder("| rule | caught: a connector that |\n|---|---|\n");
    mutants.stream()
        .sorted(Comparator.comparing(Mutant<K>::rule))
        .forEach(mutant -> table.append("| " + mutant.rule() + " | " + mutant.defect() + " |\n"));
    try {
      Path folder = Files.createDirectories(Path.of("target", "kit-rules"));
      Files.writeString(folder.resolve(kit.getSimpleName() + ".md"), table);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private Stream<Method> rules() {
    return annotated(kit, Test.class).sorted(Comparator.comparing(Method::getName));
  }

  private static Stream<Method> annotated(Class<?> type, Class<? extends Annotation> annotation) {
    List<Method> methods = new ArrayList<>();
    for (Class<?> at = type; at != null && at != Object.class; at = at.getSuperclass()) {
      Arrays.stream(at.getDeclaredMethods())
          .filter(method -> method.isAnnotationPresent(annotation))
          .forEach(methods::add);
    }
    return methods.stream();
  }

  private static void run(Object instance, Method rule) throws Throwable {
    try {
      invokeAll(instance, annotated(instance.getClass(), BeforeEach.class).toList());
      invokeAll(instance, List.of(rule));
    } catch (TestAbortedException untried) {
      throw new AssertionError(rule.getName() + " was not tried: " + untried.getMessage(), untried);
    } finally {
      invokeAll(instance, annotated(instance.getClass(), AfterEach.class).toList());
    }
  }

  private static void invokeAll(Object instance, List<Method> methods) throws Throwable {
    for (Method method : methods) {
      try {
        method.setAccessible(true);
        method.invoke(instance);
      } catch (InvocationTargetException e) {
        throw e.getCause();
      }
    }
  }
}
