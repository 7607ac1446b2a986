// SPDX-License-Identifier: Apache-2.0
package dev.waybill.cli;

import static dev.waybill.cli.Run.POLICIES;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class DecideTest {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String KETTLES = POLICIES + "kettles.policy";
  private static final String LINE =
      "{'action':'refund','now':'2026-02-20T12:00:00Z','arguments':{"
          + "'order_id':{'value':'K%d','from':'oms'},"
          + "'amount':{'value':{'amount':'%d.00','currency':'USD'},'from':'oms'},"
          + "'reason':{'value':'changed_mind','from':'customer'}},'facts':["
          + "{'name':'order','system':'oms','evidence':['line-%d'],"
          + "'value':{'id':'K1','state':'delivered','delivered_on':'2026-02-08'}},"
          + "{'name':'payment','system':'oms','value':{"
          + "'captured':{'amount':'80.00','currency':'USD'},"
          + "'refunded':{'amount':'0.00','currency':'USD'}}},"
          + "{'name':'customer','system':'crm','value':{'tier':'standard'}}]}\n";

  @TempDir Path folder;

  @Test
  void theExampleOfTheGuideIsWhatComesOut() throws IOException {
    String guide = Files.readString(Path.of("../docs/policy-decide.md"));
    Path policy = Files.writeString(folder.resolve("example.policy"), block(guide, "policy", 0));
    Path request = Files.writeString(folder.resolve("request.json"), block(guide, "json", 0));

    Run run = Run.policy("decide", policy.toString(), "--request", request.toString());

    assertThat(run.err()).isEmpty();
    assertThat(run.code()).isZero();
    assertThat(run.out()).hasLineCount(1).endsWith("}\n");
    ObjectNode decision = (ObjectNode) JSON.readTree(run.out());
    assertThat(decision.at("/policy/sha256").textValue()).matches("[0-9a-f]{64}");
    assertThat(decision.at("/seal").textValue()).matches("[0-9a-f]{64}");
    decision.put("seal", "(64 hexadecimal digits)");
    ((ObjectNode) decision.get("policy")).put("sha256", "(64 hexadecimal digits)");
    assertThat(decision.toPrettyString())
        .isEqualTo(JSON.readTree(block(guide, "json", 1)).toPrettyString());
  }

  @Test
  void theGuideNamesEveryFieldThatIsRead() throws IOException {
    String guide = Files.readString(Path.of("../docs/policy-decide.md"));
    for (String field : List.of("asOf", "inThisConversation", "evidence", "verified", "source")) {
      assertThat(guide).contains(field + "`");
    }
  }

  @Test
  void tenThousandLinesAreAnsweredInOrderWhileTheyAreRead() {
    int lines = 10_000;
    Requests requests = new Requests(lines);
    InputStream before = System.in;
    CommandLine command = Waybill.commandLine();
    command.setOut(new Output(new Answers(requests)));
    System.setIn(requests);
    try {
      assertThat(command.execute("policy", "decide", KETTLES)).isZero();
    } finally {
      System.setIn(before);
    }
    assertThat(requests.answered).isEqualTo(lines);
    assertThat(requests.furthestAhead).isBetween(1, 64);
  }

  @Test
  void aLineThatIsNoRequestIsAnsweredInItsPlace() throws IOException {
    Run run =
        Run.input(
            line(1) + "\n{'action':'rfnd'}\n".replace('\'', '"') + line(3), "decide", KETTLES);

    List<String> answers = run.out().lines().toList();
    assertThat(answers).hasSize(3);
    assertThat(JSON.readTree(answers.get(0)).get("outcome").textValue()).isEqualTo("require");
    assertThat(JSON.readTree(answers.get(1)).get("line").intValue()).isEqualTo(3);
    assertThat(JSON.readTree(answers.get(1)).get("error").textValue())
        .startsWith("there is no action rfnd; there are [");
    assertThat(JSON.readTree(answers.get(2)).get("outcome").textValue()).isEqualTo("require");
    assertThat(run.code()).isEqualTo(ExitCode.FOUND);
  }

  @Test
  void aRequestFileThatIsNoRequestIsAnError() throws IOException {
    Path request = Files.writeString(folder.resolve("request.json"), "{\"action\": \"refund\"}");

    Run run = Run.policy("decide", KETTLES, "--request", request.toString());

    assertThat(run).isEqualTo(new Run(1, "", "error: a request needs now, a text\n"));
  }

  @Test
  void aReaderThatWentAwayEndsItQuietly() {
    Requests requests = new Requests(10_000);
    InputStream before = System.in;
    CommandLine command = Waybill.commandLine();
    command.setOut(new Output(new ClosedPipe()));
    System.setIn(requests);
    try {
      assertThat(command.execute("policy", "decide", KETTLES)).isZero();
    } finally {
      System.setIn(before);
    }
    assertThat(requests.made).isLessThan(100);
  }

  @Test
  void anEmptyInputHasNoAnswers() {
    assertThat(Run.input("", "decide", KETTLES)).isEqualTo(new Run(0, "", ""));
  }

  @Test
  void elementsAreDecidedOneByOne() throws IOException {
    Path policy =
        Files.writeString(
            folder.resolve("items.policy"),
            Files.readString(Path.of(KETTLES))
                + "\nrule \"final sale\"\n  deny refund\n  when item.final_sale\n"
                + "  tell customer \"{item.name} cannot come back.\"\n");
    JsonNode request = JSON.readTree(line(1));
    ((ObjectNode) request.get("arguments"))
        .putObject("items")
        .put("from", "oms")
        .putArray("value")
        .add(JSON.createObjectNode().put("name", "Kettle").put("final_sale", false))
        .add(JSON.createObjectNode().put("name", "Lid").put("final_sale", true));

    JsonNode decision =
        JSON.readTree(Run.input(request.toString(), "decide", policy.toString()).out());

    assertThat(decision.get("outcome").textValue()).isEqualTo("deny");
    assertThat(decision.at("/elements/0/outcome").textValue()).isEqualTo("require");
    assertThat(decision.at("/elements/1/outcome").textValue()).isEqualTo("deny");
    assertThat(decision.at("/elements/1/name").textValue()).isEqualTo("Lid");
    assertThat(decision.at("/elements/1/customerMessage").textValue())
        .isEqualTo("Lid cannot come back.");
  }

  private static String line(int number) {
    return LINE.replace('\'', '"').formatted(number, number % 100 + 1, number);
  }

  private static String block(String guide, String language, int number) {
    Matcher block =
        Pattern.compile("```" + language + "\\R(.*?)```", Pattern.DOTALL).matcher(guide);
    for (int i = 0; i <= number; i++) {
      assertThat(block.find()).isTrue();
    }
    return block.group(1);
  }

  /** Makes requests as they are read, one line at a time. */
  private static final class Requests extends InputStream {
    private final int lines;
    private byte[] line = new byte[0];
    private int at;
    private int made;
    private int answered;
    private int furthestAhead;

    Requests(int lines) {
      this.lines = lines;
    }

    @Override
    public int read() {
      if (at == line.length) {
        if (made == lines) {
          return -1;
        }
        line = line(made).getBytes(StandardCharsets.UTF_8);
        made++;
        at = 0;
      }
      return line[at++];
    }

    @Override
    public int read(byte[] bytes, int offset, int length) {
      int count = 0;
      while (count < length) {
        int one = read();
        if (one < 0) {
          return count == 0 ? -1 : count;
        }
        bytes[offset + count++] = (byte) one;
      }
      return count;
    }
  }

  /** Holds that answers come in the order of the requests, and soon after them. */
  private static final class Answers extends Writer {
    private final Requests requests;
    private final StringBuilder line = new StringBuilder();

    Answers(Requests requests) {
      this.requests = requests;
    }

    @Override
    public void write(char[] characters, int offset, int length) throws IOException {
      for (int i = offset; i < offset + length; i++) {
        if (characters[i] != '\n') {
          line.append(characters[i]);
          continue;
        }
        assertThat(JSON.readTree(line.toString()).at("/evidence/0").textValue())
            .isEqualTo("line-" + requests.answered);
        line.setLength(0);
        requests.answered++;
        requests.furthestAhead =
            Math.max(requests.furthestAhead, requests.made - requests.answered);
      }
    }

    @Override
    public void flush() {}

    @Override
    public void close() {}
  }

  /** What a pipe is when its reader went away. */
  private static final class ClosedPipe extends Writer {
    @Override
    public void write(char[] characters, int offset, int length) throws IOException {
      throw new IOException("Broken pipe");
    }

    @Override
    public void flush() throws IOException {
      throw new IOException("Broken pipe");
    }

    @Override
    public void close() {}
  }
}
