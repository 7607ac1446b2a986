// SPDX-License-Identifier: Apache-2.0
package dev.waybill.testkit.grounding;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.waybill.evidence.EvidenceLedger;
import dev.waybill.grounding.ClaimKind;
import dev.waybill.grounding.GroundingContract;
import dev.waybill.grounding.Setting;
import dev.waybill.grounding.Statement;
import dev.waybill.grounding.Verifier;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;

/**
 * Measures how many unsupported statements the {@link Verifier} catches, and how many supported
 * ones it rejects, on dialogues whose statements are labelled.
 *
 * <p>Dialogues: JSON lines {@code {dialog, turns: [{role, name, text}]}} with the roles {@code
 * user}, {@code assistant}, {@code call} and {@code tool}. Statements: JSON lines {@code {id,
 * dialog, upto, text, label, kind}}. The evidence of a statement is the turns before {@code upto}
 * except the assistant's. Debatable statements are left out.
 */
public final class GroundingBenchmark {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Setting SETTING =
      new Setting(Locale.US, ZoneId.of("America/New_York"), Instant.parse("2024-05-15T15:00:00Z"));

  private final List<String> rules;
  private final Set<ClaimKind> leftOut;
  private final Verifier verifier = new Verifier();

  /**
   * Creates a benchmark.
   *
   * @param rules the shop's rules in prose, read as help-centre text; empty if there are none
   */
  public GroundingBenchmark(List<String> rules) {
    this(rules, Set.of());
  }

  /**
   * Creates a benchmark that does not judge claims of some kinds.
   *
   * @param rules the shop's rules in prose, read as help-centre text; empty if there are none
   * @param leftOut the kinds of claim to which objections do not count: those for which the
   *     evidence of the dialogues holds nothing
   */
  public GroundingBenchmark(List<String> rules, Set<ClaimKind> leftOut) {
    this.rules = List.copyOf(rules);
    this.leftOut = Set.copyOf(leftOut);
  }

  /**
   * Prints a table for all statements and for two halves of the dialogues, divided at random with a
   * fixed seed.
   *
   * @param arguments the file of dialogues, the file of statements, then optionally a file with the
   *     shop's rules, then optionally {@code --without} and kinds of claim, divided by commas, that
   *     are not judged
   * @throws IOException if a file cannot be read
   * @throws IllegalArgumentException if the arguments are others, or name no kind of claim
   */
  public static void main(String[] arguments) throws IOException {
    List<String> files = new ArrayList<>(List.of(arguments));
    Set<ClaimKind> leftOut = leftOut(files);
    if (files.size() < 2 || files.size() > 3) {
      throw new IllegalArgumentException(
          "give the file of dialogues, the file of statements, perhaps a file of rules, and perhaps"
              + " --without and kinds of claim");
    }
    List<String> rules =
        files.size() == 3
            ? Files.readAllLines(Path.of(files.get(2))).stream().filter(l -> !l.isBlank()).toList()
            : List.of();
    GroundingReport report =
        new GroundingBenchmark(rules, leftOut)
            .run(transcripts(Path.of(files.get(0))), statements(Path.of(files.get(1))));
    print(report, new PrintStream(System.out, true, StandardCharsets.UTF_8));
  }

  /** Takes {@code --without} and what follows off the arguments. */
  private static Set<ClaimKind> leftOut(List<String> arguments) {
    int option = arguments.indexOf("--without");
    if (option < 0) {
      return Set.of();
    }
    if (option != arguments.size() - 2) {
      throw new IllegalArgumentException(
          "--without must be followed by kinds of claim, divided by commas, and nothing else");
    }
    Set<ClaimKind> kinds = EnumSet.noneOf(ClaimKind.class);
    for (String kind : arguments.get(option + 1).split(",", -1)) {
      kinds.add(ClaimKind.valueOf(kind.strip().toUpperCase(Locale.ROOT)));
    }
    arguments.subList(option, arguments.size()).clear();
    return kinds;
  }

  /**
   * Judges all statements that are not debatable.
   *
   * @param transcripts the dialogues
   * @param statements the statements
   * @return what was found
   * @throws IllegalArgumentException if a statement's dialogue is missing
   */
  public GroundingReport run(List<Transcript> transcripts, List<LabelledStatement> statements) {
    Map<String, Transcript> byId = new HashMap<>();
    transcripts.forEach(transcript -> byId.put(transcript.id(), transcript));
    List<GroundingReport.Judgement> judgements = new ArrayList<>();
    for (LabelledStatement statement : statements) {
      if (statement.label() != LabelledStatement.Label.DEBATABLE) {
        judgements.add(judge(statement, byId.get(statement.dialog())));
      }
    }
    return new GroundingReport(judgements, leftOut);
  }

  /**
   * Reads dialogues.
   *
   * @param file JSON lines
   * @throws IOException if the file cannot be read
   */
  public static List<Transcript> transcripts(Path file) throws IOException {
    return lines(file).stream()
        .map(
            node -> {
              List<Transcript.Turn> turns = new ArrayList<>();
              for (JsonNode turn : node.path("turns")) {
                String name = turn.path("name").isNull() ? "" : turn.path("name").asText();
                turns.add(
                    new Transcript.Turn(
                        turn.path("role").asText(), name, turn.path("text").asText()));
              }
              return new Transcript(node.path("dialog").asText(), turns);
            })
        .toList();
  }

  /**
   * Reads statements.
   *
   * @param file JSON lines
   * @throws IOException if the file cannot be read
   */
  public static List<LabelledStatement> statements(Path file) throws IOException {
    return lines(file).stream()
        .map(
            node ->
                new LabelledStatement(
                    node.path("id").asText(),
                    node.path("dialog").asText(),
                    node.path("upto").asInt(),
                    node.path("text").asText(),
                    LabelledStatement.Label.valueOf(
                        node.path("label").asText().toUpperCase(Locale.ROOT)),
                    node.path("kind").asText()))
        .toList();
  }

  /** The dialogues of one half, chosen at random: the same for the same seed and dialogues. */
  public static Set<String> half(List<LabelledStatement> statements, long seed) {
    Set<String> sorted = new TreeSet<>();
    statements.forEach(statement -> sorted.add(statement.dialog()));
    List<String> dialogs = new ArrayList<>(sorted);
    Collections.shuffle(dialogs, new Random(seed));
    return new HashSet<>(dialogs.subList(0, dialogs.size() / 2));
  }

  private GroundingReport.Judgement judge(
      LabelledStatement statement, @org.jspecify.annotations.Nullable Transcript transcript) {
    if (transcript == null) {
      throw new IllegalArgumentException(
          "the dialogue \"" + statement.dialog() + "\" of a statement must be in the dialogues");
    }
    int upto = Math.min(statement.upto(), transcript.turns().size());
    EvidenceLedger ledger =
        TranscriptLedger.of(transcript.turns().subList(0, upto), rules, SETTING.now());
    return new GroundingReport.Judgement(
        statement,
        verifier.verify(
            Statement.uncited(statement.text()),
            ledger,
            GroundingContract.open("benchmark"),
            SETTING));
  }

  private static void print(GroundingReport report, PrintStream out) {
    Set<String> half =
        half(report.judgements().stream().map(GroundingReport.Judgement::statement).toList(), 7);
    out.println("All dialogues");
    out.println(report.table());
    out.println("First half of the dialogues");
    out.println(report.where(statement -> half.contains(statement.dialog())).table());
    out.println("Second half of the dialogues");
    out.println(report.where(statement -> !half.contains(statement.dialog())).table());
  }

  private static List<JsonNode> lines(Path file) throws IOException {
    try (var lines = Files.lines(file)) {
      return lines
          .filter(line -> !line.isBlank())
          .map(
              line -> {
                try {
                  return JSON.readTree(line);
                } catch (IOException e) {
                  throw new UncheckedIOException("a line of " + file + " is not JSON", e);
                }
              })
          .toList();
    }
  }
}
