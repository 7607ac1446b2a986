// SPDX-License-Identifier: Apache-2.0
package dev.waybill.testkit.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestReporter;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * The scenarios are worth something: whichever protection is taken out of core, some of them fail
 * that pass with it.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ProtectionMutantsTest {

  /** A protection, and how it is taken out. */
  enum Protection {
    /** Nothing speaks against any text of a model. */
    VERIFIER(
        "dev/waybill/agent/internal/ReplyCheck.java",
        "objections = List.copyOf(objections);",
        "objections = List.of();",
        EvaluationMode.HOSTILE),
    /** Everything is done, whatever the policy decided. */
    GATE(
        "dev/waybill/action/ActionGate.java",
        "    Hearing.Judged judged = judged(request, now);\n    return judged\n",
        """
            Hearing.Judged judged = judged(request, now);
            if (performance != null) {
              return act(request, judged, NOTHING_ASKED);
            }
            return judged
        """,
        EvaluationMode.NONE),
    /** Whoever is known may see every order. */
    IDENTITY(
        "dev/waybill/playbook/Ownership.java",
        "        && order.customerId().equals(identity.customerId());",
        "        && identity.customerId() != null;",
        EvaluationMode.NONE),
    /** A yes to one question is a yes to every other. */
    CONFIRMATION(
        "dev/waybill/action/Consents.java",
        ".filter(question -> question.seal().equals(seal))",
        ".map(q -> new Question(q.conversationId(), seal, q.askedIn(), q.expiresAt()))",
        EvaluationMode.NONE);

    private final String file;
    private final String from;
    private final String to;
    private final EvaluationMode mode;

    Protection(String file, String from, String to, EvaluationMode mode) {
      this.file = file;
      this.from = from;
      this.to = to;
      this.mode = mode;
    }
  }

  @TempDir private Path folder;

  @BeforeAll
  void coreAsItIsPassesInTheSameKindOfClassLoader() throws Exception {
    assumeTrue(
        sources().isPresent(), "the sources of core are not here: run in the project's own tree");
    try (MutantOfCore none = MutantOfCore.none()) {
      assertThat(none.failures(false, EvaluationMode.NONE, "")).isEmpty();
      assertThat(none.failures(false, EvaluationMode.HOSTILE, "")).isEmpty();
    }
  }

  @ParameterizedTest
  @EnumSource
  void withoutThisProtectionOurOwnScenariosFail(Protection protection, TestReporter report)
      throws Exception {
    Set<String> caught;
    try (MutantOfCore mutant = mutant(protection)) {
      caught = mutant.failures(false, protection.mode, "");
    }
    report.publishEntry("without " + protection, String.join("\n", caught));

    assertThat(caught).as("scenarios that fail without %s", protection).isNotEmpty();
  }

  /** Of the corpus, those that pass with it; it asks the gate for nothing yet. */
  @ParameterizedTest
  @EnumSource(names = {"VERIFIER", "IDENTITY"})
  void withoutThisProtectionTheCorpusFailsWhereItPasses(Protection protection, TestReporter report)
      throws Exception {
    assumeTrue(ScenarioFiles.corpus().isPresent(), ScenarioFiles.ABSENT);
    String prefix = protection == Protection.VERIFIER ? "WISMO-" : "";
    Set<String> caught;
    try (MutantOfCore mutant = mutant(protection);
        MutantOfCore none = MutantOfCore.none()) {
      caught = new TreeSet<>(mutant.failures(true, protection.mode, prefix));
      caught.removeAll(none.failures(true, protection.mode, prefix));
    }
    report.publishEntry("without " + protection, String.join("\n", caught));

    assertThat(caught).as("scenarios that fail without %s", protection).isNotEmpty();
  }

  private MutantOfCore mutant(Protection protection) throws Exception {
    return MutantOfCore.of(
        sources().orElseThrow(),
        Files.createTempDirectory(folder, "mutant"),
        protection.file,
        protection.from,
        protection.to);
  }

  private static Optional<Path> sources() {
    Path folder = Path.of("").toAbsolutePath();
    while (folder != null && !Files.isDirectory(folder.resolve(".mvn"))) {
      folder = folder.getParent();
    }
    return Optional.ofNullable(folder)
        .map(root -> root.resolve("core/src/main/java"))
        .filter(Files::isDirectory);
  }
}
