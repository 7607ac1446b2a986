// SPDX-License-Identifier: Apache-2.0
package dev.waybill.docs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/**
 * What the guides show is code that compiles and runs: a block under {@code <!-- snippet: File#tag
 * -->} is the region {@code // tag::tag[]} of that file, word for word; a file is one of this
 * module's tests or, with a folder, a path of the project. And every link leads somewhere.
 */
class GuidesTest {

  private static final Path ROOT = root();
  private static final Pattern SNIPPET =
      Pattern.compile("<!-- snippet: (\\S+)#(\\S+) -->\\R```\\w*\\R(.*?)```", Pattern.DOTALL);
  private static final Pattern CODE = Pattern.compile("```java\\R");
  private static final Pattern LINK = Pattern.compile("\\]\\((?!https?:)([^)#]+)(?:#[^)]*)?\\)");

  @TestFactory
  Stream<DynamicTest> everySnippetIsCodeThatCompiles() {
    List<DynamicTest> tests = new ArrayList<>();
    for (Path guide : guides()) {
      Matcher snippet = SNIPPET.matcher(read(guide));
      while (snippet.find()) {
        String file = snippet.group(1);
        String tag = snippet.group(2);
        String shown = snippet.group(3).strip();
        tests.add(
            DynamicTest.dynamicTest(
                ROOT.relativize(guide) + " " + file + "#" + tag,
                () -> assertThat(shown).isEqualTo(region(file, tag))));
      }
    }
    assertThat(tests).as("snippets in the guides").isNotEmpty();
    return tests.stream();
  }

  @Test
  void everyBlockOfJavaIsASnippet() {
    for (Path guide : guides()) {
      String text = read(guide);
      long blocks = CODE.matcher(text).results().count();
      long snippets =
          SNIPPET
              .matcher(text)
              .results()
              .filter(found -> found.group().contains("```java"))
              .count();
      assertThat(snippets).as("Java blocks with a snippet in " + guide).isEqualTo(blocks);
    }
  }

  @Test
  void everyLinkLeadsToAFileOfTheProject() {
    for (Path guide : guides()) {
      Matcher link = LINK.matcher(read(guide));
      while (link.find()) {
        Path target = guide.resolveSibling(link.group(1)).normalize();
        assertThat(Files.exists(target)).as(guide + " links to " + link.group(1)).isTrue();
      }
    }
  }

  private static String region(String file, String tag) {
    Path source =
        file.contains("/")
            ? ROOT.resolve(file)
            : ROOT.resolve("docs/src/test/java/dev/waybill/docs").resolve(file);
    List<String> lines = read(source).lines().toList();
    int from = indexOf(lines, "// tag::" + tag + "[]");
    int to = indexOf(lines, "// end::" + tag + "[]");
    return String.join("\n", lines.subList(from + 1, to)).stripTrailing().stripIndent().strip();
  }

  private static int indexOf(List<String> lines, String mark) {
    for (int i = 0; i < lines.size(); i++) {
      if (lines.get(i).strip().equals(mark)) {
        return i;
      }
    }
    return fail("no line \"" + mark + "\"");
  }

  private static List<Path> guides() {
    try (Stream<Path> docs = Files.walk(ROOT.resolve("docs"))) {
      List<Path> guides =
          new ArrayList<>(
              docs.filter(path -> path.toString().endsWith(".md"))
                  .filter(path -> !path.toString().contains("target"))
                  .sorted()
                  .toList());
      guides.add(ROOT.resolve("README.md"));
      return guides;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Path root() {
    Path at = Path.of("").toAbsolutePath();
    while (!Files.isDirectory(at.resolve(".mvn"))) {
      at = at.getParent();
    }
    return at;
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
