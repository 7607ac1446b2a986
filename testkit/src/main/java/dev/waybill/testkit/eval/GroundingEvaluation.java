// SPDX-License-Identifier: Apache-2.0
package dev.waybill.testkit.eval;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.waybill.ambient.Ambient;
import dev.waybill.evidence.EvidenceLedger;
import dev.waybill.grounding.Finding;
import dev.waybill.grounding.GroundingContract;
import dev.waybill.grounding.Setting;
import dev.waybill.grounding.Statement;
import dev.waybill.grounding.Verdict;
import dev.waybill.grounding.Verifier;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * Measures how many unsupported statements the {@link Verifier} catches, and how many supported
 * ones it rejects. Statements are rows {@code {text, label, kind}} with the label {@code
 * supported}, {@code unsupported} or {@code debatable}, and their evidence:
 *
 * <ul>
 *   <li>{@code dialog} and {@code upto}: the turns before {@code upto} of a dialogue {@code
 *       {dialog, turns: [{role, name, text}]}}, whose roles are {@code user}, {@code assistant},
 *       {@code call}, {@code tool} and {@code policy}, a rule or a help-centre passage; what the
 *       assistant said is no evidence
 *   <li>or {@code evidence}: what systems answered, each a JSON value
 * </ul>
 *
 * <p>A row may say for whom it is written: {@code locale} (a BCP 47 tag), {@code zone} and {@code
 * now}; where it does not, for an American in New York on 15 May 2024. Where the rows name several
 * languages, the figures are given for each language as well.
 *
 * <p>Debatable statements are judged and left out of the figures. Safe for use by many threads.
 */
public final class GroundingEvaluation {

  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
  private static final Set<String> LABELS = Set.of("supported", "unsupported", "debatable");
  private static final Setting SETTING =
      new Setting(Locale.US, ZoneId.of("America/New_York"), Instant.parse("2024-05-15T15:00:00Z"));

  private final List<String> rules;
  private final Verifier verifier = new Verifier();

  /**
   * An evaluation.
   *
   * @param rules the shop's rules in prose, read as help-centre text; empty if there are none
   */
  public GroundingEvaluation(List<String> rules) {
    this.rules = List.copyOf(rules);
  }

  private record Case(
      String text,
      String label,
      String kind,
      String language,
      Setting setting,
      List<Transcript.Turn> evidence) {}

  private record Result(Case of, Verdict verdict, long nanos) {
    String label() {
      return of.label();
    }

    String kind() {
      return of.kind();
    }
  }

  /**
   * Measures.
   *
   * @param dialogs the dialogues; empty if every statement brings its own evidence
   * @param statements the statements
   * @throws IllegalArgumentException if a row is malformed, or a dialogue is missing; the message
   *     names file, line and rule
   */
  public Evaluation run(List<Rows.Row> dialogs, List<Rows.Row> statements, Work work) {
    Map<String, Transcript> byId = new HashMap<>();
    dialogs.forEach(row -> byId.put(row.text("dialog"), transcript(row)));
    List<Case> cases = statements.stream().map(row -> statement(row, byId)).toList();
    cases.stream().limit(50).forEach(this::judge);
    List<Result> results = work.each(cases, this::judge);
    Table table = new Table("kind", "label", "rows", "rejected", "share");
    ObjectNode summary = NODES.objectNode();
    List<Result> unsupported = labelled(results, "unsupported");
    List<Result> supported = labelled(results, "supported");
    summary.put("rows", results.size());
    summary.put("debatable", labelled(results, "debatable").size());
    double caught = rejected(unsupported);
    double falselyRejected = rejected(supported);
    summary.put("caught", caught);
    summary.put("falselyRejected", falselyRejected);
    ObjectNode byKind = summary.putObject("byKind");
    for (String label : List.of("supported", "unsupported")) {
      Set<String> kinds = new TreeSet<>();
      labelled(results, label).forEach(result -> kinds.add(result.kind()));
      for (String kind : kinds) {
        List<Result> group =
            labelled(results, label).stream().filter(r -> r.kind().equals(kind)).toList();
        long rejections = group.stream().filter(r -> !r.verdict().holds()).count();
        byKind
            .putObject(label + "/" + kind)
            .put("rows", group.size())
            .put(label.equals("supported") ? "falselyRejected" : "caught", rejected(group));
        table.line(kind, label, "" + group.size(), "" + rejections, Table.percent(rejected(group)));
      }
    }
    String languages = byLanguage(results, summary);
    double micros = results.stream().mapToLong(Result::nanos).average().orElse(0) / 1000;
    summary.put("microsPerRow", Math.round(micros * 10) / 10.0);
    String text =
        new Table("statements", "" + (supported.size() + unsupported.size()))
                .line("unsupported, caught", Table.percent(caught))
                .line("supported, falsely rejected", Table.percent(falselyRejected))
                .line("micros per statement", String.format(Locale.ROOT, "%.0f", micros))
            + "\n"
            + table
            + languages;
    return new Evaluation(caught, "caught", summary, text, predictions(results));
  }

  private Result judge(Case statement) {
    long begin = Ambient.nanoTime();
    EvidenceLedger ledger =
        TranscriptLedger.of(statement.evidence(), rules, statement.setting().now());
    Verdict verdict =
        verifier.verify(
            Statement.uncited(statement.text()),
            ledger,
            GroundingContract.open("evaluation"),
            statement.setting());
    return new Result(statement, verdict, Ambient.nanoTime() - begin);
  }

  /** The figures of each language; nothing if all rows are of one. */
  private static String byLanguage(List<Result> results, ObjectNode summary) {
    Set<String> languages = new TreeSet<>();
    results.forEach(result -> languages.add(result.of().language()));
    if (languages.size() < 2) {
      return "";
    }
    Table table = new Table("language", "unsupported", "caught", "supported", "rejected");
    ObjectNode byLanguage = summary.putObject("byLanguage");
    for (String language : languages) {
      List<Result> own = results.stream().filter(r -> r.of().language().equals(language)).toList();
      List<Result> wrong = labelled(own, "unsupported");
      List<Result> right = labelled(own, "supported");
      byLanguage
          .putObject(language)
          .put("unsupported", wrong.size())
          .put("caught", rejected(wrong))
          .put("supported", right.size())
          .put("falselyRejected", rejected(right));
      table.line(
          language,
          "" + wrong.size(),
          Table.percent(rejected(wrong)),
          "" + right.size(),
          Table.percent(rejected(right)));
    }
    return "\n" + table;
  }

  private static List<Result> labelled(List<Result> results, String label) {
    return results.stream().filter(result -> result.label().equals(label)).toList();
  }

  private static double rejected(List<Result> results) {
    return Figures.share(
        results.stream().filter(result -> !result.verdict().holds()).count(), results.size());
  }

  private static Case statement(Rows.Row row, Map<String, Transcript> dialogs) {
    String label = row.text("label").toLowerCase(Locale.ROOT);
    if (!LABELS.contains(label)) {
      throw row.wrong("\"label\" must be supported, unsupported or debatable, not " + label);
    }
    Setting setting = setting(row);
    String language = setting.locale().toLanguageTag().replaceAll("-[A-Z]{2}$", "");
    return new Case(
        row.text("text"), label, row.text("kind"), language, setting, evidence(row, dialogs));
  }

  private static Setting setting(Rows.Row row) {
    try {
      return new Setting(
          row.node().has("locale") ? Locale.forLanguageTag(row.text("locale")) : SETTING.locale(),
          row.node().has("zone") ? ZoneId.of(row.text("zone")) : SETTING.zone(),
          row.node().has("now") ? Instant.parse(row.text("now")) : SETTING.now());
    } catch (DateTimeException e) {
      throw row.wrong(
          "\"zone\" must be a zone such as Europe/Paris, and \"now\" an instant such as"
              + " 2024-05-15T15:00:00Z");
    }
  }

  private static List<Transcript.Turn> evidence(Rows.Row row, Map<String, Transcript> dialogs) {
    JsonNode own = row.node().path("evidence");
    if (own.isArray()) {
      List<Transcript.Turn> turns = new ArrayList<>();
      for (JsonNode answer : own) {
        String text = answer.isTextual() ? answer.textValue() : answer.toString();
        turns.add(new Transcript.Turn("tool", "", text));
      }
      return turns;
    }
    if (!row.node().has("dialog")) {
      throw row.wrong(
          "a statement must have its \"evidence\" (a list), or \"dialog\" and \"upto\"");
    }
    Transcript dialog = dialogs.get(row.text("dialog"));
    if (dialog == null) {
      throw row.wrong(
          "the dialogue \"" + row.text("dialog") + "\" must be among those of --dialogs");
    }
    int upto = Math.min(row.node().path("upto").asInt(), dialog.turns().size());
    return dialog.turns().subList(0, upto);
  }

  private static Transcript transcript(Rows.Row row) {
    List<Transcript.Turn> turns = new ArrayList<>();
    for (JsonNode turn : row.node().path("turns")) {
      String name = turn.path("name").isNull() ? "" : turn.path("name").asText();
      turns.add(new Transcript.Turn(turn.path("role").asText(), name, turn.path("text").asText()));
    }
    return new Transcript(row.text("dialog"), turns);
  }

  private static List<ObjectNode> predictions(List<Result> results) {
    List<ObjectNode> lines = new ArrayList<>();
    for (int n = 0; n < results.size(); n++) {
      Verdict verdict = results.get(n).verdict();
      ObjectNode line = NODES.objectNode().put("n", n).put("supported", verdict.holds());
      ArrayNode claims = line.putArray("claims");
      for (Finding finding : verdict.findings()) {
        ObjectNode claim =
            claims
                .addObject()
                .put("text", finding.claim().text())
                .put("kind", finding.claim().kind().name().toLowerCase(Locale.ROOT))
                .put("verdict", finding.support().name().toLowerCase(Locale.ROOT));
        if (finding.support() != Finding.Support.SUPPORTED) {
          claim.put("why", finding.why());
        }
      }
      lines.add(line);
    }
    return lines;
  }
}
