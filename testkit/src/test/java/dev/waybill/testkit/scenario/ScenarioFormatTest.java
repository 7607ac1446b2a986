// SPDX-License-Identifier: Apache-2.0
package dev.waybill.testkit.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.StringReader;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a file of scenarios may hold, and what is said of one that holds something else. */
class ScenarioFormatTest {

  private static ScenarioFile read(String text) {
    return ScenarioFile.read(new StringReader(text));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          scenarios: [{id: X-1}]                                                                          | scenario X-1, now: it must be a time with its offset; write for example "2026-03-10T03:15:00Z", in quotes
          scenarios: [{id: X-1, now: "tomorrow"}]                                                         | scenario X-1, now: it must be a time with its offset, not "tomorrow"; write for example "2026-03-10T03:15:00Z", in quotes
          scenarios: [{now: "2026-06-03T09:00:00Z"}]                                                      | scenario number 1 must have an "id": give it a short name of its own
          scenarios: {id: X-1}                                                                            | "scenarios" must be a list: begin each scenario with "- id:"
          [{id: X-1}]                                                                                     | a file of scenarios must be a map with "scenarios": write "scenarios:" above the list
          scenarios: [{id: X-1, now: "2026-06-03T09:00:00Z", world: []}]                                  | scenario X-1, world: it must be a map; write {} for nothing
          scenarios: [{id: X-1, now: "2026-06-03T09:00:00Z", conversation: {}}]                           | scenario X-1, conversation: it must be a list; write [] for none
          scenarios: [{id: X-1, now: "2026-06-03T09:00:00Z", conversation: [{robot: hi}]}]                | scenario X-1, conversation.0: a line must have one of customer, agent_asks, agent_offers, agent_proactive, host; write for example {customer: "where is my order"}
          scenarios: [{id: X-1, now: "2026-06-03T09:00:00Z", conversation: [{customer: [hi]}]}]           | scenario X-1, conversation.0.customer: what a customer says must be text; put it in quotes
          scenarios: [{id: X-1, now: "2026-06-03T09:00:00Z", conversation: [{customer: hi, at: noon}]}]   | scenario X-1, conversation.0.at: it must be a time with its offset, not "noon"; write for example "2026-03-10T03:15:00Z", in quotes
          scenarios: [{id: X-1, now: "2026-06-03T09:00:00Z", conversation: [{customer: hi, to: moon}]}]   | scenario X-1, conversation.0.to: it must be one of host, transcript, not "moon"; use one of these
          scenarios: [{id: X-1, now: "2026-06-03T09:00:00Z", conversation: [{host: {}}]}]                 | scenario X-1, conversation.0.host: a step of the host must be a request or an approve; write {request: {action: cancel_order, args: {order_id: N1}, key: k1}}
          scenarios: [{id: X-1, now: "2026-06-03T09:00:00Z", conversation: [{host: {request: {key: k}}}]}] | scenario X-1, conversation.0.host.action: it must be there; name it in a word
          scenarios: [{id: X-1, now: "2026-06-03T09:00:00Z", identity: sure}]                             | scenario X-1, identity: it must be one of anonymous, claimed, matched, verified, not "sure"; use one of these
          scenarios: [{id: X-1, now: "2026-06-03T09:00:00Z", world: {customer: {zone: Mars}}}]            | scenario X-1, world.customer.zone: it must be a time zone, not "Mars"; write for example Europe/Berlin
          scenarios: [{id: X-1, now: "2026-06-03T09:00:00Z", expect: {actions: [{args: {}}]}}]            | scenario X-1, expect.actions.0.name: each action must have a name; write for example {name: handoff.create, args: {queue: support}}
          scenarios: [{id: X-1, now: "2026-06-03T09:00:00Z"}, {id: X-1, now: "2026-06-03T09:00:00Z"}]     | two scenarios have the id X-1: each needs one of its own
          """)
  void aFileThatIsNotInTheFormatIsRefusedWithPlaceRuleAndWayOut(String text, String message) {
    assertThatThrownBy(() -> read(text))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(message);
  }

  @Test
  void whatIsNoYamlAndADateWithoutQuotesAreRefused() {
    assertThatThrownBy(() -> read("scenarios: [")).hasMessageStartingWith("the file is not YAML: ");
    assertThatThrownBy(() -> read("scenarios: [{now: 2026-06-03}]"))
        .hasMessageStartingWith("a date must be written in quotes");
  }

  @Test
  void strangeKeysAreListedWhereverTheyStand() {
    ScenarioFile file =
        read(
            """
            version: 1
            colour: blue
            defaults: {shop: {}, moon: full}
            scenarios:
            - id: X-1
              now: "2026-06-03T09:00:00Z"
              mood: sad
              conversation: [{customer: hello, loudly: true}, {host: {request: {action: cancel_order, key: k, now: please}}}]
              expect: {decisions: ANSWER, actions: [{name: a.b, argz: {}}], facts: [{form: x}]}
              forbid: {claim: [x]}
            """);

    List<String> strange =
        List.of(
            "the file's colour",
            "the file's defaults.moon",
            "mood",
            "conversation.0.loudly",
            "conversation.1.host.request.now",
            "expect.decisions",
            "forbid.claim",
            "expect.actions.0.argz",
            "expect.facts.0.form");
    assertThat(file.scenarios().get(0).unread()).containsExactlyElementsOf(strange);
    ScenarioResult result = ScenarioRunner.of(file).run(file.scenarios().get(0));
    assertThat(result.unchecked().stream().map(Check::what)).containsAll(strange);
  }

  @Test
  void theWholeFormatIsRead() {
    Scenario scenario =
        read("""
            defaults: {shop: {timezone: Europe/Berlin, currency: EUR}, policy: {version: p1, return: {window_days: 30, label_fee: 5}}}
            scenarios:
            - id: X-1
              title: all of it
              use_case: order_status
              envelope: [informational, emotion]
              source: seed
              now: "2026-06-03T09:00:00Z"
              channel: email
              locale: de-DE
              mode: SHADOW
              trigger: {event: shipment.silent, hours: 72}
              policy_overrides: {return: {window_days: 60, rules: [{match: {tag: x}}]}}
              conversation: []
            """)
            .scenarios()
            .get(0);

    assertThat(scenario.envelope()).containsExactly("informational", "emotion");
    assertThat(scenario.about().useCase()).isEqualTo("order_status");
    assertThat(scenario.about().source()).isEqualTo("seed");
    assertThat(scenario.mode()).isEqualTo("SHADOW");
    assertThat(scenario.trigger().get("event").text()).hasValue("shipment.silent");
    assertThat(scenario.policy().at("return.window_days").text()).hasValue("60");
    assertThat(scenario.policy().at("return.label_fee").text()).hasValue("5");
    assertThat(scenario.policy().get("version").text()).hasValue("p1");
    assertThat(scenario.identity()).isEqualTo("anonymous");
    assertThat(scenario.unread()).isEmpty();
  }

  @Test
  void whatNoSystemServesIsListedDownToTheField() {
    Scenario scenario =
        read("""
            scenarios:
            - id: X-1
              now: "2026-06-03T09:00:00Z"
              world:
                customer: {id: K1, shoe_size: 44}
                weather: rain
                orders: {N1: {status: unfulfilled, total: "1.249,50", lines: {L1: {title: Cup, glaze: blue}}, refunds: [{id: R1, to: visa}]}}
                shipments: {S1: {carrier: ups, eta: null, exception: {code: MISSORT, recoverable: true}}}
                script: {order.cancel: {error: x}, moon.land: {ok: true}}
              conversation: [{customer: hi, attachment: {kind: photo}}, {agent_proactive: true}]
            """)
            .scenarios()
            .get(0);

    assertThat(WorldBuilder.build(scenario).unserved())
        .containsExactlyInAnyOrder(
            "world.customer.shoe_size",
            "world.weather",
            "world.orders.N1.total",
            "world.orders.N1.lines.L1.glaze",
            "world.shipments.S1.exception.recoverable",
            "world.script.moon.land",
            "conversation.agent_proactive");
  }
}
