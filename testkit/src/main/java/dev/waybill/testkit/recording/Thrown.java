// SPDX-License-Identifier: Apache-2.0
package dev.waybill.testkit.recording;

import java.lang.reflect.Constructor;
import java.util.List;

/** Exceptions of systems: kept by name, made again for a replay. */
final class Thrown {

  private static final List<String> KNOWN = List.of("java.", "dev.waybill.", "dev.langchain4j.");
  private static final String MESSAGE = "as it was recorded";

  private Thrown() {}

  static Recording.Threw of(Throwable thrown) {
    Class<?> as = thrown.getClass();
    while (as.getSuperclass() != Object.class && !canBeMade(as)) {
      as = as.getSuperclass();
    }
    return new Recording.Threw(thrown.getClass().getName(), as.getName());
  }

  private static boolean canBeMade(Class<?> type) {
    if (!isKnown(type.getName())) {
      return false;
    }
    try {
      return made(type.asSubclass(Throwable.class)).getClass() == type;
    } catch (ReflectiveOperationException e) {
      return false;
    }
  }

  /** Makes it again; another one if that cannot be. Nothing but an exception is ever made. */
  static Throwable again(Recording.Threw threw) {
    if (isKnown(threw.as())) {
      try {
        Class<?> type = Class.forName(threw.as(), false, Thrown.class.getClassLoader());
        if (Throwable.class.isAssignableFrom(type)) {
          return made(type.asSubclass(Throwable.class));
        }
      } catch (ReflectiveOperationException | LinkageError e) {
        return new IllegalStateException(threw.as(), e);
      }
    }
    return new IllegalStateException(threw.as());
  }

  private static boolean isKnown(String name) {
    return KNOWN.stream().anyMatch(name::startsWith);
  }

  private static Throwable made(Class<? extends Throwable> type)
      throws ReflectiveOperationException {
    ReflectiveOperationException last = new NoSuchMethodException(type.getName());
    for (Constructor<?> constructor : type.getConstructors()) {
      List<Class<?>> parameters = List.of(constructor.getParameterTypes());
      try {
        if (parameters.equals(List.of(String.class))) {
          return (Throwable) constructor.newInstance(MESSAGE);
        }
        if (parameters.equals(List.of(String.class, Throwable.class))) {
          return (Throwable) constructor.newInstance(MESSAGE, null);
        }
        if (parameters.isEmpty()) {
          return (Throwable) constructor.newInstance();
        }
      } catch (ReflectiveOperationException e) {
        last = e;
      }
    }
    throw last;
  }
}
