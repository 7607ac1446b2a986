// SPDX-License-Identifier: Apache-2.0
package dev.waybill.testkit.scenario;

import dev.waybill.conversation.Reply;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/** Plays of our own scenarios, judged by something else than they ask for. */
final class Judged {

  private static final ScenarioFile FILE = ScenarioFiles.own();
  private static final ScenarioRunner RUNNER = ScenarioRunner.of(FILE);

  private Judged() {}

  static Play play(String id) {
    return RUNNER.play(FILE.scenario(id).orElseThrow());
  }

  /** The play, asked for something else. */
  static Play asked(Play play, String expect, String forbid) {
    Scenario was = play.scenario();
    Scenario now =
        new Scenario(
            was.id(),
            was.title(),
            was.now(),
            was.identity(),
            was.channel(),
            was.locale(),
            was.shop(),
            was.world(),
            was.conversation(),
            node(expect),
            node(forbid),
            was.about(),
            was.policy(),
            was.trigger(),
            was.mode(),
            was.unread());
    return new Play(
        now,
        play.replies(),
        play.handoffs(),
        play.refusedHandoffs(),
        play.unserved(),
        play.course());
  }

  static Node node(String yaml) {
    return Node.of(new Yaml(new SafeConstructor(new LoaderOptions())).<Object>load(yaml));
  }

  /** How the one check of this kind came out. */
  static Check.Mark expecting(Play play, String expect, String what) {
    return mark(asked(play, expect, "{}"), what);
  }

  static Check.Mark forbidding(Play play, String forbid, String what) {
    return mark(asked(play, "{}", forbid), what);
  }

  private static Check.Mark mark(Play play, String what) {
    List<Check> checks =
        RUNNER.judge(play).checks().stream()
            .filter(check -> check.what().startsWith(what))
            .distinct()
            .toList();
    if (checks.size() != 1) {
      throw new AssertionError(what + " is there " + checks.size() + " times: " + checks);
    }
    return checks.get(0).mark();
  }

  /** A play in which something else was written to the world. */
  static Play writing(Play play, Write... writes) {
    return play.withCourse(play.course().withWrites(List.of(writes)));
  }

  static Write write(
      String name, Map<String, String> arguments, Write.Outcome outcome, String key) {
    return new Write(name, arguments, outcome, key, "X-1", Instant.parse("2026-06-03T15:00:00Z"));
  }

  static Write done(String name, Map<String, String> arguments) {
    return write(name, arguments, Write.Outcome.DONE, "k1");
  }

  /** A play whose last reply says something else, and cites what it cited. */
  static Play saying(Play play, String text) {
    Reply last = play.last();
    return play.withReplies(List.of(new Reply(text, List.of(), last.outcome(), last.trace())));
  }
}
