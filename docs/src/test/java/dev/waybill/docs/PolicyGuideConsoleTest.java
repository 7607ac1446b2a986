// SPDX-License-Identifier: Apache-2.0
package dev.waybill.docs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.waybill.cli.Waybill;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/**
 * What {@code docs/policy.md} shows of a terminal is what the command prints. {@code
 * -Dwaybill.golden.update=true} writes it there.
 */
class PolicyGuideConsoleTest {

  private static final Path DOCS = root().resolve("docs");
  private static final Pattern CONSOLE =
      Pattern.compile("```console\\n\\$ waybill ([^\\n]+)\\n(.*?)```", Pattern.DOTALL);
  private static final Pattern FILE =
      Pattern.compile("<!-- file: (\\S+) -->\\n```policy\\n(.*?)```", Pattern.DOTALL);
  private static final Pattern VOCABULARY =
      Pattern.compile("```vocabulary\\n(.*?)```", Pattern.DOTALL);

  @TempDir private Path folder;

  @Test
  void theGuideShowsWhatTheCommandPrints() throws IOException {
    Path files = DOCS.resolve("src/test/resources/policy-guide");
    List<String> names = new ArrayList<>();
    try (var listed = Files.list(files)) {
      for (Path file : listed.toList()) {
        names.add(file.getFileName().toString());
        Files.copy(file, folder.resolve(file.getFileName()));
      }
    }
    Path guide = DOCS.resolve("policy.md");
    String shown = Files.readString(guide);
    String right =
        FILE.matcher(shown)
            .replaceAll(
                found ->
                    Matcher.quoteReplacement(
                        "<!-- file: "
                            + found.group(1)
                            + " -->\n```policy\n"
                            + read(files.resolve(found.group(1)))
                            + "```"));
    right =
        CONSOLE
            .matcher(right)
            .replaceAll(
                found ->
                    Matcher.quoteReplacement(
                        "```console\n$ waybill "
                            + found.group(1)
                            + "\n"
                            + run(found, names)
                            + "```"));
    if (Boolean.getBoolean("waybill.golden.update")) {
      Files.writeString(guide, right);
      return;
    }
    assertThat(CONSOLE.matcher(shown).results()).hasSizeGreaterThanOrEqualTo(5);
    assertThat(shown).isEqualTo(right);
  }

  @Test
  void theVocabularyOfTheGuideIsOne() throws IOException {
    Matcher vocabulary = VOCABULARY.matcher(Files.readString(DOCS.resolve("policy.md")));
    assertThat(vocabulary.find()).isTrue();
    Path file = Files.writeString(folder.resolve("my-shop.vocab"), vocabulary.group(1));
    Path policy =
        Files.writeString(
            folder.resolve("gifts.policy"),
            """
            policy "Gifts"
              currency USD
              time zone "UTC"
              uses "commerce/1", "my-shop/1"

            trust order only from oms no older than 5 minutes
            accept request.order_id only from oms
            accept request.wanted only from customer

            rule "before it is packed"
              allow change_wrapping
              when order.state is one of placed, paid and order.wrapping is not box

            rule "packed"
              deny change_wrapping
              unless order.state is one of placed, paid and order.wrapping is not box
              tell customer "Order {order.id} is already wrapped."
            """);
    StringWriter out = new StringWriter();
    int exit =
        Waybill.commandLine()
            .setOut(new PrintWriter(out))
            .execute("policy", "check", policy.toString(), "--vocabulary", file.toString());
    assertThat(exit).as(out.toString()).isZero();
    assertThat(out.toString()).contains("0 errors");
  }

  private String run(MatchResult found, List<String> names) {
    List<String> arguments = new ArrayList<>();
    for (String word : found.group(1).split(" ", -1)) {
      arguments.add(names.contains(word) ? folder.resolve(word).toString() : word);
    }
    StringWriter out = new StringWriter();
    CommandLine line = Waybill.commandLine();
    line.setOut(new PrintWriter(out)).setErr(new PrintWriter(out));
    line.execute(arguments.toArray(String[]::new));
    line.getOut().flush();
    line.getErr().flush();
    return out.toString().replace("\r\n", "\n").replace(folder + "/", "");
  }

  private static String read(Path file) {
    try {
      return Files.readString(file, StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  private static Path root() {
    Path at = Path.of("").toAbsolutePath();
    while (!Files.isDirectory(at.resolve(".mvn"))) {
      at = at.getParent();
    }
    return at;
  }
}
