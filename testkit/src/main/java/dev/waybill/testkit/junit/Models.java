// SPDX-License-Identifier: Apache-2.0
package dev.waybill.testkit.junit;

import dev.langchain4j.model.chat.ChatModel;
import dev.waybill.testkit.model.HostileModel;
import dev.waybill.testkit.model.ScriptedChatModel;
import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.ExtensionContext;

/** The model that annotations ask for, the nearest first: a parameter, the method, the classes. */
final class Models {

  private Models() {}

  static @Nullable ChatModel of(ExtensionContext context) {
    for (AnnotatedElement element : elements(context)) {
      Hostile hostile = element.getAnnotation(Hostile.class);
      if (hostile != null) {
        return new HostileModel(hostile.value(), hostile.seed());
      }
      Scripted scripted = element.getAnnotation(Scripted.class);
      if (scripted != null) {
        ScriptedChatModel.Builder script = ScriptedChatModel.script();
        Arrays.stream(scripted.value()).forEach(script::says);
        return script.build();
      }
    }
    return null;
  }

  private static List<AnnotatedElement> elements(ExtensionContext context) {
    List<AnnotatedElement> elements = new ArrayList<>();
    Method method = context.getRequiredTestMethod();
    elements.addAll(Arrays.asList(method.getParameters()));
    elements.add(method);
    for (Class<?> type = context.getRequiredTestClass();
        type != null;
        type = type.getEnclosingClass()) {
      elements.add(type);
    }
    return elements;
  }
}
