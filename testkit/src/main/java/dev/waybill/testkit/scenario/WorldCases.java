// SPDX-License-Identifier: Apache-2.0
package dev.waybill.testkit.scenario;

import dev.waybill.commerce.Note;
import dev.waybill.commerce.ServiceCase;
import dev.waybill.testkit.shop.InMemoryShop;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The case system of a scenario's world: what people wrote down ({@code cases}), and claims under
 * warranty ({@code warranty_claims}). A case is the customer's. What was granted in a note is what
 * the case system holds in fields.
 *
 * @param world the records
 */
record WorldCases(Node world) {

  void putInto(InMemoryShop shop) {
    world.get("cases").fields().forEach((id, node) -> shop.put(noted(id, node)));
    world.get("warranty_claims").fields().forEach((id, node) -> shop.put(claim(id, node)));
  }

  private ServiceCase noted(String id, Node node) {
    List<Note> notes = new ArrayList<>();
    Node granted = Node.of(null);
    for (Node note : node.get("notes").items()) {
      note.get("text").text().ifPresent(text -> notes.add(new Note(Note.Author.STAFF, text)));
      granted = note.has("grant") ? note : granted;
    }
    node.get("summary").text().ifPresent(text -> notes.add(new Note(Note.Author.STAFF, text)));
    @Nullable Instant at = instant(node.at("notes.0.at"));
    boolean grants = !granted.isMissing();
    return new ServiceCase(
        id,
        grants ? ServiceCase.Kind.EXCEPTION_GRANTED : ServiceCase.Kind.OTHER,
        ServiceCase.State.OPEN,
        node.get("state").text().orElse(null),
        world.at("customer.id").text().orElse(null),
        node.get("order").text().orElse(null),
        List.of(),
        at,
        grants ? instant(granted.get("at")) : at,
        null,
        granted.at("grant.until").text().map(LocalDate::parse).orElse(null),
        granted.get("by").text().map(WorldCases::person).orElse(null),
        notes,
        undertakings(node));
  }

  /**
   * What people of the shop said they would do: each task was undertaken in the last message that a
   * person wrote; and what is {@code promised} without more, by nobody knows whom.
   */
  private static List<ServiceCase.Undertaking> undertakings(Node node) {
    List<ServiceCase.Undertaking> undertakings = new ArrayList<>();
    node.get("promised")
        .text()
        .ifPresent(
            words ->
                undertakings.add(
                    new ServiceCase.Undertaking(
                        null, null, words, ServiceCase.Undertaking.Progress.UNKNOWN)));
    List<Node> messages = node.get("human_messages").items();
    Node last = messages.isEmpty() ? Node.of(null) : messages.get(messages.size() - 1);
    for (Node task : node.get("tasks").items()) {
      undertakings.add(
          new ServiceCase.Undertaking(
              last.get("by").text().map(WorldCases::person).orElse(null),
              instant(last.get("at")),
              last.get("text").text(""),
              switch (task.get("state").text("")) {
                case "OPEN" -> ServiceCase.Undertaking.Progress.OPEN;
                case "DONE", "COMPLETED" -> ServiceCase.Undertaking.Progress.COMPLETED;
                case "CANCELLED" -> ServiceCase.Undertaking.Progress.CANCELLED;
                default -> ServiceCase.Undertaking.Progress.UNKNOWN;
              }));
    }
    return undertakings;
  }

  /** {@code human:ana} is Ana. */
  private static String person(String by) {
    String name = by.substring(by.indexOf(':') + 1);
    return name.isEmpty() ? by : Character.toUpperCase(name.charAt(0)) + name.substring(1);
  }

  private ServiceCase claim(String id, Node node) {
    List<Node> steps = node.get("timeline").items();
    @Nullable Instant opened = steps.isEmpty() ? null : instant(steps.get(0).get("at"));
    @Nullable Instant updated =
        steps.isEmpty() ? null : instant(steps.get(steps.size() - 1).get("at"));
    String days = node.get("sla_days").text(world.at("warranty_queue.next_update_days").text(""));
    String word = node.get("state").text("");
    return new ServiceCase(
        id,
        ServiceCase.Kind.WARRANTY,
        switch (word) {
          case "OPENED", "RECEIVED", "UNDER_REVIEW" -> ServiceCase.State.OPEN;
          case "APPROVED" -> ServiceCase.State.APPROVED;
          case "DECLINED" -> ServiceCase.State.DECLINED;
          case "CLOSED" -> ServiceCase.State.CLOSED;
          default -> ServiceCase.State.UNKNOWN;
        },
        word.isEmpty() ? null : word,
        world.at("customer.id").text().orElse(null),
        node.get("order").text().orElse(null),
        node.get("line").texts(),
        opened,
        updated,
        opened != null && days.matches("\\d{1,3}")
            ? opened.plus(Duration.ofDays(Long.parseLong(days)))
            : null,
        null,
        null,
        List.of());
  }

  private static @Nullable Instant instant(Node node) {
    return node.text().map(at -> OffsetDateTime.parse(at).toInstant()).orElse(null);
  }
}
