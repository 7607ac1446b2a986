package dev.waybill.policy.decide;

import dev.waybill.policy.model.ListSlot;
import dev.waybill.policy.vocabulary.ActionType;
import dev.waybill.policy.vocabulary.Attribute;
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
    String path = list.path();
    if (!path.startsWith("request.")) {
      return vocabulary.attribute(path).orElse(null);
    }
    for (ActionType action : vocabulary.actions().values()) {
      Attribute argument = action.arguments().get(path.substring("request.".length()));
      if (argument != null) {
        return argument;
      }
    }
    return null;
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
