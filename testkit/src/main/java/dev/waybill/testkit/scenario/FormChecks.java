// SPDX-License-Identifier: Apache-2.0
package dev.waybill.testkit.scenario;

import dev.waybill.handoff.HandoffPacket;
import dev.waybill.intent.LanguageGuess;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** Judges the form of what was said, and what the person who takes over is given. */
final class FormChecks {

  static final Pattern LINK = Pattern.compile("https?://\\S+|www\\.\\S+");
  private static final Pattern SENTENCE_END = Pattern.compile("[.!?]+(?=\\s|$)");
  private static final Pattern ACKNOWLEDGES =
      Pattern.compile(
          "\\b(sorry|apolog\\w+|understand|frustrating|worr\\w+|that must|I see why)\\b",
          Pattern.CASE_INSENSITIVE);

  private final Play play;
  private final Node expect;

  FormChecks(Play play) {
    this.play = play;
    this.expect = play.scenario().expect();
  }

  List<Check> all() {
    List<Check> checks = new ArrayList<>();
    expect.get("language").text().ifPresent(language -> checks.add(language(language)));
    expect.get("tone").text().ifPresent(tone -> checks.add(tone(tone)));
    expect.get("channel_form").fields().forEach((rule, value) -> checks.add(form(rule, value)));
    expect.get("replies_include").texts().forEach(text -> checks.add(includes(text)));
    expect
        .at("handoff.must_include")
        .texts()
        .forEach(part -> checks.add(handoff("handoff.must_include: " + part, part)));
    return checks;
  }

  private Check language(String wanted) {
    String what = "language: " + wanted;
    String language = Locale.forLanguageTag(wanted).getLanguage();
    Optional<Locale> guess = LanguageGuess.of(play.lastText());
    return guess
        .map(
            locale ->
                Check.of(
                    what,
                    locale.getLanguage().equals(language),
                    "the reply is in " + locale.getLanguage()))
        .orElseGet(() -> Check.unchecked(what, "the language of the reply cannot be told"));
  }

  private Check tone(String tone) {
    String what = "tone: " + tone;
    boolean kind = tone.startsWith("acknowledges") || tone.equals("concerned");
    return kind && ACKNOWLEDGES.matcher(play.text()).find()
        ? Check.passed(what)
        : Check.unchecked(what, "not in the words known for it; a tone takes a reader");
  }

  private Check form(String rule, Node value) {
    String what = "channel_form: " + rule + "=" + value;
    return switch (rule) {
      case "max_sentences" -> {
        long sentences = SENTENCE_END.matcher(play.lastText()).results().count();
        yield Check.of(
            what,
            sentences > 0 && sentences <= Long.parseLong(value.text("0")),
            "the reply has " + sentences + " sentences");
      }
      case "no_urls" ->
          Check.of(what, !LINK.matcher(play.text()).find(), "the reply has an address of the web");
      default -> Check.unchecked(what, "no such form is known");
    };
  }

  /** The words themselves, or what stands at that path of the world. */
  private Check includes(String text) {
    String words =
        text.equals("configured_safety_text")
            ? ScenarioRunner.SAFETY_TEXT
            : play.scenario().world().at(text).text(text);
    return Check.of(
        "replies_include: " + text, play.text().contains(words), "no reply includes it");
  }

  private Check handoff(String what, String part) {
    if (play.handoffs().isEmpty()) {
      return Check.failed(what, "nothing was handed over");
    }
    HandoffPacket packet = play.handoffs().get(play.handoffs().size() - 1);
    Map<String, Boolean> holds =
        Map.of(
            "customer_words",
            packet.transcript().stream()
                .anyMatch(line -> line.speaker() == HandoffPacket.Speaker.CUSTOMER),
            "transcript_link",
            !packet.conversationId().isBlank() && !packet.transcript().isEmpty(),
            "verified_facts_with_sources",
            !packet.evidence().isEmpty(),
            "one_paragraph_summary_in_agent_language",
            packet.brief().startsWith("Wants: "),
            "actions_tried_with_results",
            packet.tried().size() == tried(),
            "sentiment",
            packet.brief().contains("Sounds: " + packet.mood().emotion().id()),
            "suggested_next_step_with_rule",
            packet.brief().contains("\nNext: "),
            "attachments",
            packet.attachments().size() == attached(),
            // The packet always holds these two.
            "identity_level",
            true,
            "what_customer_wants",
            true);
    return Check.of(what, holds.getOrDefault(part, false), "the packet holds no such thing");
  }

  /** What was asked of the gate before the case was handed over. */
  private long tried() {
    return play.requests().stream()
        .filter(request -> !request.action().equals("transfer_to_human"))
        .count();
  }

  private long attached() {
    return play.scenario().conversation().stream().filter(line -> line.has("attachment")).count();
  }
}
