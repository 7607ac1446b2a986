// SPDX-License-Identifier: Apache-2.0
package dev.waybill.policy.syntax;

import dev.waybill.policy.source.Source;
import dev.waybill.policy.source.Span;
import java.lang.reflect.RecordComponent;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Writes trees so that two that differ in spans only are written the same. */
final class Trees {
  private Trees() {}

  static String withoutSpans(@Nullable Object tree) {
    StringBuilder out = new StringBuilder();
    write(tree, out);
    return out.toString();
  }

  private static void write(@Nullable Object node, StringBuilder out) {
    if (node instanceof List<?> list) {
      out.append('[');
      for (Object element : list) {
        write(element, out);
        out.append(' ');
      }
      out.append(']');
    } else if (node instanceof Record) {
      out.append(node.getClass().getSimpleName()).append('(');
      for (RecordComponent component : node.getClass().getRecordComponents()) {
        if (component.getType() != Span.class && component.getType() != Source.class) {
          try {
            write(component.getAccessor().invoke(node), out);
          } catch (ReflectiveOperationException e) {
            throw new LinkageError("an accessor", e);
          }
          out.append(',');
        }
      }
      out.append(')');
    } else {
      out.append(node);
    }
  }
}
