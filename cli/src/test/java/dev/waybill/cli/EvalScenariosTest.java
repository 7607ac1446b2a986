// SPDX-License-Identifier: Apache-2.0
package dev.waybill.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import dev.langchain4j.model.chat.ChatModel;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code waybill eval scenarios} on a small file. */
class EvalScenariosTest {

  private static final String FILE = "src/test/resources/eval/scenarios.yaml";

  @TempDir private Path folder;

  private static Run scenarios(String... arguments) {
    return Run.waybill(
        Stream.concat(Stream.of("eval", "scenarios", FILE), Stream.of(arguments))
            .toArray(String[]::new));
  }

  @Test
  void theTablesAndThePredictionsAreAsTheyWereRead() throws IOException {
    Path predictions = folder.resolve("predictions.jsonl");
    Run run =
        scenarios("--model", "none,oracle", "--trials", "2", "--predictions", "" + predictions);

    Golden.check("eval-scenarios.txt", run);
    Golden.check(
        "eval-scenarios.jsonl", new Run(run.code(), Files.readString(predictions), run.err()));
  }

  @Test
  void theSummaryIsTheSameWhateverTheNumberOfThreads() {
    Run one = scenarios("--model", "hostile", "--json", "--threads", "1", "--seed", "3");

    assertThat(scenarios("--model", "hostile", "--json", "--threads", "3", "--seed", "3"))
        .isEqualTo(one);
    assertThat(one.out()).contains("\"forbiddenClaims\": 0", "\"unchecked\": 17");
  }

  @Test
  void theHelpSaysWhereAModelComesFrom() {
    Golden.check("help-eval-scenarios.txt", Run.waybill("eval", "scenarios", "--help"));
  }

  @Test
  void reportsAreWrittenEvenIfTheFigureIsUnderTheThreshold() throws IOException {
    Path markdown = folder.resolve("report.md");
    Path junit = folder.resolve("report.xml");
    Run run = scenarios("--fail-under", "1", "--markdown", "" + markdown, "--junit", "" + junit);

    assertThat(run.code()).isEqualTo(ExitCode.FOUND);
    assertThat(run.err()).contains("passAll is 0.5, under 1.0");
    assertThat(markdown).content().contains("- **CLI-02** (none) What this agent does not do");
    assertThat(junit).content().contains("<testcase classname=\"waybill.scenarios.none\"");
  }

  @Test
  void onlySomeScenariosCanBeChosen() {
    Run run = scenarios("--only", "CLI-01", "--fail-under", "1");

    assertThat(run.code()).isEqualTo(ExitCode.OK);
    assertThat(run.out()).contains("1 of 1 scenarios passed every trial.", "## Unchecked: 1");
  }

  @Test
  void whatIsWrongWithTheCommandLineIsSaid() throws IOException {
    Path broken = Files.writeString(folder.resolve("broken.yaml"), "scenarios: [{id: X}]");
    Path strange = Files.writeString(folder.resolve("strange.yaml"), "scenarios: [");

    assertThat(scenarios("--only", "NONE"))
        .isEqualTo(new Run(ExitCode.USAGE, "", scenarios("--only", "NONE").err()))
        .extracting(Run::err)
        .asString()
        .contains("there is no scenario whose id begins with \"NONE\"");
    assertThat(scenarios("--trials", "0").err()).contains("1 trial or more, not 0");
    assertThat(scenarios(FILE).err()).contains("two files have a scenario CLI-01");
    assertThat(scenarios("--model", "psychic").code()).isEqualTo(ExitCode.USAGE);
    for (Path file : new Path[] {broken, strange, folder.resolve("nowhere.yaml")}) {
      Run run = Run.waybill("eval", "scenarios", "" + file);
      assertThat(run.code()).as("%s", run).isEqualTo(ExitCode.USAGE);
      assertThat(run.out()).isEmpty();
    }
  }

  @Test
  void withoutAKeyInTheEnvironmentTheWayOutIsSaid() {
    assertThatThrownBy(() -> new ModelOfEnvironment(Map.of("OPENAI_API_KEY", " ")).models())
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("needs the environment variable OPENAI_API_KEY")
        .hasMessageContaining("OPENAI_BASE_URL");
  }

  @Test
  void theModelOfTheEnvironmentIsAskedOverTheWire() throws IOException {
    AtomicReference<String> asked = new AtomicReference<>("");
    HttpServer server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext(
        "/v1/chat/completions",
        exchange -> {
          asked.set(
              exchange.getRequestHeaders().getFirst("Authorization")
                  + new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
          byte[] answer =
              """
              {"id": "c1", "object": "chat.completion", "created": 1, "model": "tiny",
               "choices": [{"index": 0, "finish_reason": "stop",
                 "message": {"role": "assistant", "content": "Hello."}}],
               "usage": {"prompt_tokens": 1, "completion_tokens": 1, "total_tokens": 2}}
              """
                  .getBytes(StandardCharsets.UTF_8);
          exchange.getResponseHeaders().add("Content-Type", "application/json");
          exchange.sendResponseHeaders(200, answer.length);
          exchange.getResponseBody().write(answer);
          exchange.close();
        });
    server.start();
    try {
      ChatModel model =
          new ModelOfEnvironment(
                  Map.of(
                      "OPENAI_API_KEY",
                      "sk-1",
                      "OPENAI_BASE_URL",
                      "http://127.0.0.1:" + server.getAddress().getPort() + "/v1",
                      "WAYBILL_MODEL",
                      "tiny"))
              .models()
              .get();

      assertThat(model.chat("Good day")).isEqualTo("Hello.");
      assertThat(asked.get()).startsWith("Bearer sk-1{").contains("\"tiny\"", "Good day");
    } finally {
      server.stop(0);
    }
  }
}
