// SPDX-License-Identifier: Apache-2.0
package dev.waybill.testkit.recording;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.waybill.action.ActionRequest;
import dev.waybill.commerce.Journey;
import dev.waybill.commerce.Scan;
import dev.waybill.conversation.Memory;
import java.lang.reflect.Constructor;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.lang.reflect.TypeVariable;
import java.math.BigDecimal;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Currency;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Whatever can be recorded is read back as it was. */
class CodecTest {

  private static final int DEEPEST = 9;

  private final Random random = new Random(20_260_603);
  private final Set<Class<?>> seen = new HashSet<>();

  @Test
  void everyKindOfStepIsReadBackAsItWas() {
    for (int i = 0; i < 400; i++) {
      requireSame(Recording.Step.class);
      requireSame(Recording.Settings.class);
      requireSame(ActionRequest.class);
    }
    assertThat(kinds()).contains("Message", "Action", "Asked", "Approved", "HandedOff", "Window");
  }

  @Test
  void everyAnswerOfEverySystemIsReadBackAsItWas() {
    for (Operation operation : Operation.values()) {
      Type type = operation.answer();
      for (int i = 0; type != null && i < 200; i++) {
        requireSame(type);
      }
    }
    assertThat(kinds())
        .contains("Order", "Tracking", "Journey", "Happened", "Exceeded", "Entry", "Items");
  }

  private List<String> kinds() {
    return seen.stream().map(Class::getSimpleName).toList();
  }

  private void requireSame(Type type) {
    Object value = random(type, Map.of(), 0);
    JsonNode written = RecordingText.CODEC.write(type, value);
    JsonNode text = RecordingText.node(Lines.of(written));
    assertThat(text).isEqualTo(written);
    Object read = RecordingText.CODEC.read(type, text, "value");
    assertThat(RecordingText.CODEC.write(type, read)).isEqualTo(written);
    assertThat(read).isEqualTo(value);
  }

  private Object random(Type declared, Map<TypeVariable<?>, Type> bound, int depth) {
    Type type =
        declared instanceof TypeVariable<?> variable
            ? Objects.requireNonNull(bound.get(variable))
            : declared;
    if (type instanceof ParameterizedType generic) {
      Class<?> raw = (Class<?>) generic.getRawType();
      Type[] arguments = generic.getActualTypeArguments();
      if (raw == List.class || raw == Set.class) {
        int size = depth > DEEPEST ? 0 : random.nextInt(3);
        List<Object> items = new ArrayList<>();
        for (int i = 0; i < size; i++) {
          items.add(random(arguments[0], bound, depth + 1));
        }
        return raw == List.class ? items : new HashSet<>(items);
      }
      if (raw == Map.class) {
        Map<String, Object> entries = new TreeMap<>();
        for (int i = depth > DEEPEST ? 3 : random.nextInt(3); i < 3; i++) {
          entries.put("key" + i, random(arguments[1], bound, depth + 1));
        }
        return entries;
      }
      return composed(raw, arguments, bound, depth);
    }
    return composed((Class<?>) type, new Type[0], bound, depth);
  }

  private Object composed(
      Class<?> raw, Type[] arguments, Map<TypeVariable<?>, Type> bound, int depth) {
    if (raw == Journey.class) {
      List<Scan> scans = new ArrayList<>();
      for (int i = random.nextInt(5); i > 0; i--) {
        scans.add((Scan) random(Scan.class, Map.of(), depth + 1));
      }
      seen.add(Journey.class);
      return Journey.of(scans, instant());
    }
    Object leaf = leaf(raw);
    if (leaf != null) {
      return leaf;
    }
    if (raw.isEnum()) {
      Object[] constants = raw.getEnumConstants();
      return constants[random.nextInt(constants.length)];
    }
    Class<?> kind = raw;
    if (raw.isSealed()) {
      Class<?>[] kinds = raw.getPermittedSubclasses();
      kind = kinds[random.nextInt(depth > DEEPEST ? 1 : kinds.length)];
    }
    Map<TypeVariable<?>, Type> inner = new HashMap<>();
    for (int i = 0; i < arguments.length; i++) {
      Type argument = arguments[i];
      inner.put(
          kind.getTypeParameters()[i],
          argument instanceof TypeVariable<?> variable ? bound.get(variable) : argument);
    }
    return record(kind, inner, depth);
  }

  /** Tries until the record takes what it is given. */
  private Object record(Class<?> kind, Map<TypeVariable<?>, Type> bound, int depth) {
    seen.add(kind);
    RecordComponent[] components =
        Objects.requireNonNull(kind.getRecordComponents(), kind::getName);
    for (int attempt = 0; attempt < 1_000; attempt++) {
      Object[] parts = new Object[components.length];
      for (int i = 0; i < parts.length; i++) {
        boolean isNull = !components[i].getType().isPrimitive() && random.nextInt(5) == 0;
        parts[i] = isNull ? null : random(components[i].getGenericType(), bound, depth + 1);
      }
      try {
        Class<?>[] types =
            Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new);
        Constructor<?> constructor = kind.getDeclaredConstructor(types);
        return constructor.newInstance(parts);
      } catch (ReflectiveOperationException e) {
        // It did not take them: others.
      }
    }
    throw new AssertionError("no " + kind + " can be made");
  }

  private Instant instant() {
    return Instant.ofEpochSecond(1_700_000_000L + random.nextInt(100_000_000), random.nextInt(3));
  }

  private @Nullable Object leaf(Class<?> raw) {
    Object[] all = {
      text(),
      instant(),
      Duration.ofMillis(random.nextInt(100_000)),
      LocalDate.ofEpochDay(20_000 + random.nextInt(1_000)),
      LocalTime.ofSecondOfDay(random.nextInt(86_400)),
      LocalDateTime.ofEpochSecond(1_700_000_000L + random.nextInt(100_000_000), 0, ZoneOffset.UTC),
      OffsetDateTime.ofInstant(instant(), ZoneOffset.ofHours(random.nextInt(20) - 10)),
      ZoneOffset.ofHours(random.nextInt(20) - 10),
      Currency.getInstance(random.nextBoolean() ? "JPY" : "KWD"),
      random.nextBoolean() ? Locale.GERMANY : Locale.forLanguageTag("pt-BR"),
      URI.create("https://example.com/" + random.nextInt(100)),
      new BigDecimal(random.nextInt(100_000)).movePointLeft(random.nextInt(5)),
      random.nextBoolean(),
      random.nextInt(50),
      random.nextBoolean() ? random.nextLong() : random.nextInt(50),
      random.nextDouble()
    };
    if (raw == ZoneId.class) {
      return ZoneId.of(random.nextBoolean() ? "Europe/Warsaw" : "UTC");
    }
    if (raw == JsonNode.class) {
      return JsonNodeFactory.instance.objectNode().put("key", random.nextInt());
    }
    Class<?> boxed =
        Map.<Class<?>, Class<?>>of(
                boolean.class, Boolean.class,
                int.class, Integer.class,
                long.class, Long.class,
                double.class, Double.class)
            .getOrDefault(raw, raw);
    return Arrays.stream(all).filter(boxed::isInstance).findFirst().orElse(null);
  }

  /** Quotes, line breaks, other scripts, nothing. */
  private String text() {
    List<String> parts = List.of("a", "\"", "\n", "ß", "é", "漢", "😀", " ", "\\", "x-1", "");
    StringBuilder text = new StringBuilder();
    for (int i = random.nextInt(6); i > 0; i--) {
      text.append(parts.get(random.nextInt(parts.size())));
    }
    return text.toString();
  }

  @Test
  void setsAndMapsHaveOneOrder() {
    Set<String> names = new TreeSet<>(List.of("b", "a", "c"));
    assertThat(
            RecordingText.CODEC
                .write(
                    Memory.class, new Memory(List.of(), names, Memory.Proof.none(), List.of(), 0))
                .toString())
        .isEqualTo(
            "{\"matched\":[\"a\",\"b\",\"c\"],\"proof\":{},\"questionsInARow\":0,\"proving\":{\"words\":\"\",\"wrong\":0}}");
  }
}
