// SPDX-License-Identifier: Apache-2.0
package dev.waybill.policy.decide;

import dev.waybill.policy.model.Message;
import dev.waybill.policy.model.Message.Placeholder;
import dev.waybill.policy.vocabulary.Attribute;
import dev.waybill.policy.vocabulary.Visibility;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A compiled message. A message one of whose values is not known, or may not be told, is left out:
 * it is never half filled. A secret is told to nobody, an internal value not to the customer.
 */
final class MessageText {

  private final List<Message.Part> parts;
  private final boolean exactly;
  private final @Nullable Cell[] cells;
  private final @Nullable NumberNode[] numbers;
  private final boolean tellable;

  /** Compiles it; the customer may hear only what is public. */
  MessageText(Message message, boolean forCustomer, Nodes nodes, Lists lists) {
    parts = message.parts();
    exactly = message.exactly();
    cells = new @Nullable Cell[parts.size()];
    numbers = new @Nullable NumberNode[parts.size()];
    boolean may = true;
    for (int i = 0; i < parts.size(); i++) {
      if (parts.get(i) instanceof Placeholder place) {
        if (place.slot() != null) {
          cells[i] = nodes.cell(place.slot());
          may &= may(place.slot().attribute(), forCustomer);
        } else if (place.list() != null) {
          nodes.read(place.list().path());
          Attribute attribute = lists.attribute(place.list());
          may &= attribute == null || may(attribute, forCustomer);
        } else if (place.quantity() != null) {
          numbers[i] = nodes.number(place.quantity());
        }
      }
    }
    tellable = may;
  }

  private static boolean may(Attribute attribute, boolean forCustomer) {
    return attribute.visibility() == Visibility.PUBLIC
        || (attribute.visibility() == Visibility.INTERNAL && !forCustomer);
  }

  boolean exactly() {
    return exactly;
  }

  /** The message with its values; null if it is left out. */
  @Nullable String fill(Frame frame, ValueText values, Lists lists, Request request) {
    if (!tellable) {
      return null;
    }
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < parts.size(); i++) {
      String part =
          parts.get(i) instanceof Message.Words words
              ? words.text()
              : value(i, frame, values, lists, request);
      if (part == null) {
        return null;
      }
      text.append(part);
    }
    return text.toString();
  }

  private @Nullable String value(
      int part, Frame frame, ValueText values, Lists lists, Request request) {
    Cell cell = cells[part];
    if (cell != null) {
      return cell.state(frame) == Frame.KNOWN ? values.of(cell, frame) : null;
    }
    NumberNode number = numbers[part];
    if (number != null) {
      long value = number.floor(frame);
      return value == NumberNode.UNKNOWN ? null : values.of(number.dimension, value);
    }
    Placeholder place = (Placeholder) parts.get(part);
    return place.list() == null ? null : lists.text(place.list(), frame, values, request);
  }
}
