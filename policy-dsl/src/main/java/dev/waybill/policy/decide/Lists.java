// SPDX-License-Identifier: Apache-2.0
package dev.waybill.policy.decide;

import dev.waybill.policy.model.ListSlot;
import dev.waybill.policy.vocabulary.Attribute;
import dev.waybill.policy.vocabulary.Type;
import dev.waybill.policy.vocabulary.Vocabulary;
import org.jspecify.annotations.Nullable;

/** Shows lists as they were given. */
final class Lists {

  private final Vocabulary vocabulary;
  private final Binder binder;

  Lists(Vocabulary vocabulary, Binder binder) {
    this.vocabulary = vocabulary;
    this.binder = binder;
  }

  /** What the vocabulary says of a list; null if it says nothing. */
  @Nullable Attribute attribute(ListSlot list) {
    return attribute(list.path());
  }

  /** The type of what is at a path; null if the vocabulary has nothing there. */
  @Nullable Type type(String path) {
    Attribute attribute = attribute(path);
    return attribute == null ? null : attribute.type();
  }

  private @Nullable Attribute attribute(String path) {
    String[] names = path.split("\\.", -1);
    if (!names[0].equals("request") || names.length < 2) {
      return vocabulary.attribute(path).orElse(null);
    }
    Attribute found = Place.argument(names[1], vocabulary);
    for (int i = 2; i < names.length && found != null; i++) {
      found =
          found.type() instanceof Type.Structure record ? record.attributes().get(names[i]) : null;
    }
    return found;
  }

  /** The elements, joined by commas; null if the list is not known. */
  @Nullable String text(ListSlot list, Frame frame, ValueText values, Request request) {
    if (frame.rows[list.index()].state() != Frame.KNOWN) {
      return null;
    }
    return values.of(
        binder
            .list(list.index())
            .raw(request, frame.owner.plan(frame.action), frame, binder.reading()),
        list.element());
  }

  /** What messages call an element. */
  String name(ListSlot list, String variable, int row, Frame frame, ValueText values, Request r) {
    String shown =
        values.of(
            binder
                .list(list.index())
                .raw(r, frame.owner.plan(frame.action), frame, binder.reading())
                .get(row),
            list.element());
    return shown.isEmpty() ? variable + " " + (row + 1) : shown;
  }
}
