// SPDX-License-Identifier: Apache-2.0
package dev.waybill.testkit.recording;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.lang.reflect.TypeVariable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import org.jspecify.annotations.Nullable;

/**
 * Writes values as JSON by the shape of their declared type, and reads them back. What there is to
 * write is closed: a type is a leaf (see {@link Leaves}), an enum, a list, a set, a map by text, a
 * record, or a sealed interface of these; nothing in the JSON names a class. Safe for use by many
 * threads.
 */
final class Codec {

  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
  private static final String TYPE = "type";

  private final ConcurrentMap<Class<?>, Shape> shapes = new ConcurrentHashMap<>();

  /** A record's components and the constructor that takes them. */
  private record Shape(List<RecordComponent> components, Constructor<?> constructor) {}

  /** Writes a value. */
  JsonNode write(Type type, Object value) {
    return write(type, value, Map.of());
  }

  /**
   * Reads a value.
   *
   * @param where the place, for messages
   * @throws RecordingException if the JSON is not of the type
   */
  Object read(Type type, JsonNode node, String where) {
    return read(type, node, where, Map.of());
  }

  private JsonNode write(Type declared, Object value, Map<TypeVariable<?>, Type> bound) {
    Type type = resolved(declared, bound);
    Class<?> raw = raw(type);
    Leaf leaf = Leaves.of(raw);
    if (leaf != null) {
      return leaf.write(value);
    }
    if (raw == List.class) {
      ArrayNode array = JSON.arrayNode();
      ((List<?>) value).forEach(item -> array.add(write(argument(type, 0), item, bound)));
      return array;
    }
    if (raw == Set.class) {
      List<JsonNode> items = new ArrayList<>();
      ((Set<?>) value).forEach(item -> items.add(write(argument(type, 0), item, bound)));
      items.sort(Comparator.comparing(JsonNode::toString));
      return JSON.arrayNode().addAll(items);
    }
    if (raw == Map.class) {
      ObjectNode object = JSON.objectNode();
      Map<Object, Object> sorted = new TreeMap<>((Map<?, ?>) value);
      sorted.forEach(
          (key, item) -> object.set((String) key, write(argument(type, 1), item, bound)));
      return object;
    }
    if (raw.isEnum()) {
      return JSON.textNode(((Enum<?>) value).name());
    }
    if (raw.isSealed()) {
      ObjectNode object = JSON.objectNode().put(TYPE, name(value.getClass()));
      return fields(object, value.getClass(), value, inner(value.getClass(), type, bound));
    }
    return fields(JSON.objectNode(), raw, value, inner(raw, type, bound));
  }

  private ObjectNode fields(
      ObjectNode object, Class<?> raw, Object value, Map<TypeVariable<?>, Type> bound) {
    for (RecordComponent component : shape(raw).components()) {
      Object part = part(component, value);
      if (part != null && !isEmpty(part)) {
        object.set(component.getName(), write(component.getGenericType(), part, bound));
      }
    }
    return object;
  }

  private static boolean isEmpty(Object part) {
    return (part instanceof Collection<?> items && items.isEmpty())
        || (part instanceof Map<?, ?> entries && entries.isEmpty());
  }

  private Object read(
      Type declared, JsonNode node, String where, Map<TypeVariable<?>, Type> bound) {
    Type type = resolved(declared, bound);
    Class<?> raw = raw(type);
    Leaf leaf = Leaves.of(raw);
    if (leaf != null) {
      return leaf.read(node, where);
    }
    if (raw == List.class || raw == Set.class) {
      Collection<Object> items = raw == List.class ? new ArrayList<>() : new LinkedHashSet<>();
      for (JsonNode item : array(node, where)) {
        items.add(read(argument(type, 0), item, where + "[" + items.size() + "]", bound));
      }
      return items;
    }
    if (raw == Map.class) {
      Map<String, Object> entries = new LinkedHashMap<>();
      for (Map.Entry<String, JsonNode> entry : object(node, where).properties()) {
        entries.put(
            entry.getKey(),
            read(argument(type, 1), entry.getValue(), where + "." + entry.getKey(), bound));
      }
      return entries;
    }
    if (raw.isEnum()) {
      return constant(raw, node, where);
    }
    ObjectNode object = object(node, where);
    if (raw.isSealed()) {
      Class<?> kind = kind(raw, object, where);
      return record(kind, object, where, true, inner(kind, type, bound));
    }
    return record(raw, object, where, false, inner(raw, type, bound));
  }

  private Object record(
      Class<?> raw,
      ObjectNode object,
      String where,
      boolean typed,
      Map<TypeVariable<?>, Type> bound) {
    Shape shape = shape(raw);
    Set<String> known = new LinkedHashSet<>();
    if (typed) {
      known.add(TYPE);
    }
    @Nullable Object[] parts = new Object[shape.components().size()];
    for (int i = 0; i < parts.length; i++) {
      RecordComponent component = shape.components().get(i);
      known.add(component.getName());
      JsonNode part = object.get(component.getName());
      String place = where + "." + component.getName();
      parts[i] =
          part == null
              ? missing(raw(resolved(component.getGenericType(), bound)), place)
              : read(component.getGenericType(), part, place, bound);
    }
    for (Map.Entry<String, JsonNode> field : object.properties()) {
      if (!known.contains(field.getKey())) {
        throw new RecordingException(
            where + " has a field that this version does not know: " + field.getKey());
      }
    }
    return made(shape.constructor(), parts, where);
  }

  private static @Nullable Object missing(Class<?> type, String place) {
    if (type.isPrimitive()) {
      throw new RecordingException(place + " is missing");
    }
    if (type == List.class) {
      return List.of();
    }
    if (type == Set.class) {
      return Set.of();
    }
    return type == Map.class ? Map.of() : null;
  }

  private static Object made(Constructor<?> constructor, @Nullable Object[] parts, String where) {
    try {
      return constructor.newInstance(parts);
    } catch (InvocationTargetException e) {
      Throwable cause = e.getCause();
      String rule =
          cause instanceof NullPointerException
              ? where + "." + cause.getMessage() + " is missing"
              : where + " has values that do not fit together";
      throw new RecordingException(rule, cause == null ? e : cause);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(constructor + " cannot be called", e);
    }
  }

  private static @Nullable Object part(RecordComponent component, Object value) {
    try {
      return component.getAccessor().invoke(value);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(component + " cannot be read", e);
    }
  }

  private Shape shape(Class<?> raw) {
    return shapes.computeIfAbsent(raw, Codec::shaped);
  }

  private static Shape shaped(Class<?> raw) {
    RecordComponent[] components = raw.getRecordComponents();
    if (components == null) {
      throw new IllegalStateException("there is no way to write a " + raw.getName());
    }
    Class<?>[] types =
        Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new);
    try {
      return new Shape(List.of(components), raw.getDeclaredConstructor(types));
    } catch (NoSuchMethodException e) {
      throw new IllegalStateException("every record has its own constructor", e);
    }
  }

  private static Object constant(Class<?> raw, JsonNode node, String where) {
    for (Object constant : requireNonNull(raw.getEnumConstants())) {
      if (node.isTextual() && ((Enum<?>) constant).name().equals(node.textValue())) {
        return constant;
      }
    }
    throw new RecordingException(
        where + " must be one of " + Arrays.toString(raw.getEnumConstants()));
  }

  private static Class<?> kind(Class<?> raw, ObjectNode object, String where) {
    JsonNode type = object.get(TYPE);
    List<String> names = new ArrayList<>();
    for (Class<?> permitted : requireNonNull(raw.getPermittedSubclasses())) {
      names.add(name(permitted));
      if (type != null && name(permitted).equals(type.textValue())) {
        return permitted;
      }
    }
    throw new RecordingException(where + ".type must be one of " + names);
  }

  /** {@code HandedOff} is {@code handedOff}. */
  private static String name(Class<?> type) {
    String simple = type.getSimpleName();
    return simple.substring(0, 1).toLowerCase(Locale.ROOT) + simple.substring(1);
  }

  private static ObjectNode object(JsonNode node, String where) {
    if (node instanceof ObjectNode object) {
      return object;
    }
    throw new RecordingException(where + " must be an object");
  }

  private static ArrayNode array(JsonNode node, String where) {
    if (node instanceof ArrayNode array) {
      return array;
    }
    throw new RecordingException(where + " must be a list");
  }

  private static Type resolved(Type type, Map<TypeVariable<?>, Type> bound) {
    return type instanceof TypeVariable<?> variable ? requireNonNull(bound.get(variable)) : type;
  }

  private static Class<?> raw(Type type) {
    return type instanceof ParameterizedType generic
        ? (Class<?>) generic.getRawType()
        : (Class<?>) type;
  }

  private static Type argument(Type type, int index) {
    return ((ParameterizedType) type).getActualTypeArguments()[index];
  }

  /** What a class's type parameters stand for: those of the type it is a kind of, in order. */
  private static Map<TypeVariable<?>, Type> inner(
      Class<?> kind, Type type, Map<TypeVariable<?>, Type> bound) {
    if (!(type instanceof ParameterizedType generic)) {
      return Map.of();
    }
    Map<TypeVariable<?>, Type> inner = new HashMap<>();
    Type[] arguments = generic.getActualTypeArguments();
    for (int i = 0; i < arguments.length && i < kind.getTypeParameters().length; i++) {
      inner.put(kind.getTypeParameters()[i], resolved(arguments[i], bound));
    }
    return inner;
  }
}
