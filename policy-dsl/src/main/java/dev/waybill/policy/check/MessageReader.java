// SPDX-License-Identifier: Apache-2.0
package dev.waybill.policy.check;

import dev.waybill.policy.model.ListSlot;
import dev.waybill.policy.model.Message;
import dev.waybill.policy.model.Quantity;
import dev.waybill.policy.model.Slot;
import dev.waybill.policy.source.Code;
import dev.waybill.policy.source.Diagnostic;
import dev.waybill.policy.source.Span;
import dev.waybill.policy.syntax.Path;
import dev.waybill.policy.syntax.Text;
import dev.waybill.policy.vocabulary.Attribute;
import dev.waybill.policy.vocabulary.Type;
import dev.waybill.policy.vocabulary.Visibility;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads messages and their placeholders, and sees to it that they show nothing they must not. */
final class MessageReader {

  private final Context context;

  MessageReader(Context context) {
    this.context = context;
  }

  Message read(Text text, boolean customer, boolean exactly, Scope scope) {
    List<Message.Part> parts = new ArrayList<>();
    String value = text.value();
    int at = 0;
    while (at < value.length()) {
      int open = value.indexOf('{', at);
      if (open < 0) {
        break;
      }
      int close = value.indexOf('}', open);
      int end = close < 0 ? value.length() : close + 1;
      if (open > at) {
        parts.add(new Message.Words(value.substring(at, open)));
      }
      int start = text.span().start() + 1 + open;
      Span braces = new Span(text.span().source(), start, start + end - open);
      Message.Part part = placeholder(braces, customer, scope);
      if (part != null) {
        parts.add(part);
      }
      at = end;
    }
    if (at < value.length()) {
      parts.add(new Message.Words(value.substring(at)));
    }
    return new Message(parts, exactly, text.span());
  }

  private Message.@Nullable Part placeholder(Span braces, boolean customer, Scope scope) {
    String inside = braces.text().substring(1, braces.text().length() - 1);
    if (!braces.text().endsWith("}") || !isPath(inside)) {
      context.problems.add(
          Diagnostic.error(Code.P0411, braces, "this placeholder cannot be filled")
              .help("write a path in braces, such as {order.id}"));
      return null;
    }
    Span span = new Span(braces.source(), braces.start() + 1, braces.end() - 1);
    Path path = new Path(Arrays.asList(inside.split("\\.", -1)), span);
    if (path.parts().size() == 1 && scope.local(inside) == null && scope.names.has(inside)) {
      return defined(path, braces, customer, scope);
    }
    Place place = context.paths.of(path, scope);
    return place instanceof Place.Nowhere ? null : placed(path, place, braces, customer);
  }

  private static boolean isPath(String text) {
    boolean name = false;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '.') {
        if (!name) {
          return false;
        }
        name = false;
      } else if (Character.isLetterOrDigit(c) || c == '_') {
        name = true;
      } else {
        return false;
      }
    }
    return name;
  }

  private Message.@Nullable Part defined(Path path, Span braces, boolean customer, Scope scope) {
    Operand operand = context.definitions.of(path.dotted(), path.span(), scope);
    if (operand instanceof Operand.Amount amount) {
      return maySee(visibility(amount.quantity()), braces, customer)
          ? new Message.Placeholder(path.dotted(), null, null, amount.quantity())
          : null;
    }
    if (operand instanceof Operand.Chosen chosen && chosen.values().size() == 1) {
      return new Message.Words(chosen.values().get(0).text().replace('_', ' '));
    }
    if (!(operand instanceof Operand.Broken)) {
      context.problems.add(
          Diagnostic.error(Code.P0411, braces, "this placeholder cannot be filled")
              .label(
                  operand instanceof Operand.Truth
                      ? "a term is yes or no, not a text"
                      : "a text with dates cannot be shown"));
    }
    return null;
  }

  /** Who may hear the value of a table: who may hear all its keys and values. */
  private static Visibility visibility(Quantity quantity) {
    Visibility strictest = Visibility.PUBLIC;
    if (quantity instanceof Quantity.Lookup lookup) {
      for (Slot key : lookup.keys()) {
        strictest = stricter(strictest, key.attribute().visibility());
      }
      for (Quantity.Row row : lookup.rows()) {
        strictest = stricter(strictest, visibility(row.value()));
      }
    } else if (quantity instanceof Quantity.Read read) {
      strictest = read.slot().attribute().visibility();
    } else if (quantity instanceof Quantity.Scaled scaled) {
      strictest = visibility(scaled.of());
    } else if (quantity instanceof Quantity.Sum sum) {
      strictest = stricter(visibility(sum.left()), visibility(sum.right()));
    } else if (quantity instanceof Quantity.Choice choice) {
      strictest = stricter(visibility(choice.left()), visibility(choice.right()));
    } else if (!(quantity instanceof Quantity.Constant || quantity instanceof Quantity.Setting)) {
      strictest = Visibility.INTERNAL;
    }
    return strictest;
  }

  private static Visibility stricter(Visibility a, Visibility b) {
    return a.compareTo(b) > 0 ? a : b;
  }

  /** A placeholder for a place, or null if it must not or cannot be shown, which is reported. */
  Message.@Nullable Placeholder placed(Path path, Place place, Span span, boolean customer) {
    if (place instanceof Place.Many many) {
      Visibility visibility = elements(many.list(), many.attribute(), span);
      return visibility != null && maySee(visibility, span, customer)
          ? new Message.Placeholder(path.dotted(), null, many.list(), null)
          : null;
    }
    Slot slot = place instanceof Place.Single single ? single.slot() : null;
    if (place instanceof Place.Whole whole) {
      slot = context.places.shown(whole);
      if (slot == null) {
        context.problems.add(noText(span, whole.path(), whole.type()));
      }
    }
    return slot != null && maySee(slot.attribute().visibility(), span, customer)
        ? new Message.Placeholder(path.dotted(), slot, null, null)
        : null;
  }

  /** Has what stands for the elements of a list read, and tells who may hear it. */
  private @Nullable Visibility elements(ListSlot list, Attribute outer, Span span) {
    if (!(list.element() instanceof Type.Structure type)) {
      context.places.elements(list);
      return outer.visibility();
    }
    String shownAs = type.shownAs();
    Attribute shown = shownAs == null ? null : type.attributes().get(shownAs);
    if (shown == null) {
      context.problems.add(noText(span, list.path(), type));
      return null;
    }
    Attribute stricter =
        Places.stricter(
            new Attribute(list.path(), type, outer.visibility(), false, outer.freeText()), shown);
    context.places.column(list, shown.name(), stricter);
    return stricter.visibility();
  }

  private static Diagnostic noText(Span span, String path, Type.Structure type) {
    return Diagnostic.error(Code.P0411, span, path + " has no text to show")
        .label("a record (" + type.name() + ")")
        .help("show one of its attributes");
  }

  private boolean maySee(Visibility visibility, Span span, boolean customer) {
    if (visibility == Visibility.PUBLIC || (visibility == Visibility.INTERNAL && !customer)) {
      return true;
    }
    boolean secret = visibility == Visibility.SECRET;
    context.problems.add(
        Diagnostic.error(
                Code.P0410,
                span,
                secret
                    ? "this message would show a secret attribute"
                    : "this message would show an internal attribute to the customer")
            .label((secret ? "secret" : "internal") + " (" + context.vocabulary.name() + ")")
            .note(
                "note",
                secret
                    ? "a secret attribute may appear in no message"
                    : "only public attributes may appear in customer messages"));
    return false;
  }
}
