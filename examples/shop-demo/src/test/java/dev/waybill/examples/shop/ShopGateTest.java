// SPDX-License-Identifier: Apache-2.0
package dev.waybill.examples.shop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import dev.waybill.action.ActionResult;
import dev.waybill.policy.decide.Decision;
import dev.waybill.policy.value.Value;
import dev.waybill.testkit.carrier.UpsFault;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What customers can have done in the shop, and what cannot be had from it. */
class ShopGateTest {

  private static final Wish CREDIT = Wish.of("store_credit", "N1006", 20, "late_delivery");

  private static GateTalk talk(OpenShop shop, String login) {
    return new GateTalk(shop.agent, OpenShop.persona(login), "t-" + login);
  }

  private static List<String> rows(OpenShop shop, ShopRows.Table table, String order) {
    return new ShopRows(shop.agent.shop().dataSource()).of(table, order);
  }

  private static ActionResult confirmed(GateTalk talk, ActionResult asked) {
    assertThat(asked).isInstanceOf(ActionResult.NeedsConfirmation.class);
    talk.asked((ActionResult.NeedsConfirmation) asked);
    talk.says("yes");
    return talk.again();
  }

  @Test
  void anActThatTheJournalForgotIsFoundAndNotDoneAgain() {
    ForgetfulJournal journal = new ForgetfulJournal();
    try (OpenShop shop = OpenShop.open(agent -> agent.journal(journal))) {
      GateTalk grace = talk(shop, "grace");
      grace.says("N1006 is a late delivery. I want $20 store credit.");
      ActionResult done = confirmed(grace, grace.ask(CREDIT));
      assertThat(journal.forgot()).isTrue();
      assertThat(journal.open()).hasSize(1);
      assertThat(grace.again()).isInstanceOf(ActionResult.Unknown.class);
      shop.clock.advance(Duration.ofMinutes(1));
      assertThat(shop.agent.gate().recover()).isZero();
      assertThat(grace.again())
          .asInstanceOf(type(ActionResult.Done.class))
          .extracting(ActionResult.Done::receipt)
          .isEqualTo(((ActionResult.Done) done).receipt());
      assertThat(rows(shop, ShopRows.Table.CREDITS, "N1006")).hasSize(1);
    }
  }

  @Test
  void aYesIsNoYesToAnotherAmount() {
    try (OpenShop shop = OpenShop.open()) {
      GateTalk emma = talk(shop, "emma");
      emma.says("A bad experience, N1010. I'd like $20 store credit, but $10 would do.");
      ActionResult asked = emma.ask(Wish.of("store_credit", "N1010", 10, "bad_experience"));
      emma.asked((ActionResult.NeedsConfirmation) asked);
      emma.says("yes");
      assertThat(emma.ask(Wish.of("store_credit", "N1010", 20, "bad_experience")))
          .isInstanceOf(ActionResult.NeedsConfirmation.class);
      assertThat(rows(shop, ShopRows.Table.CREDITS, "N1010"))
          .containsExactly("Database | gutschrift: no row for N1010");
    }
  }

  @Test
  void anAmountThatNobodySaidIsNotTaken() {
    try (OpenShop shop = OpenShop.open()) {
      GateTalk grace = talk(shop, "grace");
      grace.says("N1006 is a late delivery. I want store credit.");
      assertNeeds(
          grace.ask(Wish.of("store_credit", "N1006", 15, "late_delivery")), "request.amount");
      // The most the policy permits is the policy's own number.
      assertThat(grace.ask(CREDIT)).isInstanceOf(ActionResult.NeedsConfirmation.class);
    }
  }

  @Test
  void theYearsBudgetTakesATeamLead() {
    try (OpenShop shop = OpenShop.open()) {
      GateTalk grace = talk(shop, "grace");
      for (int i = 0; i < 3; i++) {
        grace.says("N1006 is a late delivery. I want $20 store credit.");
        assertThat(confirmed(grace, grace.ask(CREDIT))).isInstanceOf(ActionResult.Done.class);
      }
      grace.says("N1006 is a late delivery. I want $20 store credit.");
      assertThat(confirmed(grace, grace.ask(CREDIT)))
          .asInstanceOf(type(ActionResult.NeedsApproval.class))
          .satisfies(needed -> assertThat(needed.missing().get(0).role()).isEqualTo("team_lead"))
          .satisfies(
              needed ->
                  assertThat(needed.missing().get(0).rules()).containsExactly("goodwill budget"));
      shop.clock.advance(Duration.ofDays(366));
      assertThat(rows(shop, ShopRows.Table.CREDITS, "N1006")).hasSize(3);
    }
  }

  @Test
  void anAddressIsChangedOnlyInTheCustomersOwnWords() {
    try (OpenShop shop = OpenShop.open()) {
      GateTalk priya = talk(shop, "priya");
      Wish wish = Wish.read("change_address N1008 7 Lake View, Mysuru, 570001", "INR");
      priya.says("Please send N1008 somewhere else.");
      assertNeeds(priya.ask(wish), "request.new_address");
      priya.says("To 7 Lake View, Mysuru 570001.");
      assertThat(confirmed(priya, priya.ask(wish))).isInstanceOf(ActionResult.Done.class);
      assertThat(rows(shop, ShopRows.Table.ORDER, "N1008").get(0))
          .contains("str 7 Lake View, ort Mysuru");
    }
  }

  @Test
  void aLabelledParcelKeepsItsAddress() {
    try (OpenShop shop = OpenShop.open()) {
      GateTalk lena = talk(shop, "lena");
      lena.says("Please send N1005 to Am Markt 3, Bremen, 28195.");
      assertRefused(
          lena.ask(Wish.read("change_address N1005 Am Markt 3, Bremen, 28195", "EUR")),
          "no new address after the label");
    }
  }

  @Test
  void aParcelInTimeEarnsNoCredit() {
    try (OpenShop shop = OpenShop.open()) {
      GateTalk john = talk(shop, "john");
      john.says("N1002 is a late delivery. I want $10 store credit.");
      assertRefused(
          john.ask(Wish.of("store_credit", "N1002", 10, "late_delivery")),
          "late is what carrier and promise say");
    }
  }

  @Test
  void aCarrierThatDoesNotAnswerLeavesLatenessOpen() {
    try (OpenShop shop = OpenShop.open()) {
      shop.ups().fail(UpsFault.unavailable());
      GateTalk grace = talk(shop, "grace");
      grace.says("N1006 is a late delivery. I want $20 store credit.");
      assertNeeds(grace.ask(CREDIT), "shipment.delivered_on");
    }
  }

  @Test
  void aReturnIsPaidBackUpToWhatWasPaidAndReturned() throws SQLException {
    try (OpenShop shop = OpenShop.open()) {
      // John's first line has come back; only this one counts, whatever else he paid for.
      execute(
          shop,
          "insert into retoure select 99001, auf_id, 'EI', ts_ang, date '2026-11-23'"
              + " from auftrag where auf_nr = 'N1002'");
      execute(
          shop,
          "insert into ret_pos select 99001, min(pos_id), 1, 'N' from auf_pos"
              + " where auf_id = (select auf_id from auftrag where auf_nr = 'N1002')");
      GateTalk john = talk(shop, "john");
      john.says("Refund me $500 for N1002, I changed my mind.");
      ActionResult asked = john.ask(Wish.of("refund", "N1002", 500, "changed_mind"));
      assertRefused(asked, "never more than came back");
      Decision.Largest most = ((ActionResult.Refused) asked).decision().grounds().largest().get(0);
      assertThat(most.outright()).isPositive().isLessThan(50_000);
      Wish all =
          new Wish(
              "refund",
              "N1002",
              Map.of(
                  "amount", Value.money(most.outright(), "USD"),
                  "reason", Value.text("changed_mind")));
      assertThat(confirmed(john, john.ask(all))).isInstanceOf(ActionResult.Done.class);
      assertThat(rows(shop, ShopRows.Table.REFUNDS, "N1002"))
          .singleElement()
          .asString()
          .contains("betrag " + most.outright());
      assertRefused(john.ask(all), "never more than came back");
    }
  }

  @Test
  void anotherCustomersOrderIsLikeOneThatDoesNotExist() {
    try (OpenShop shop = OpenShop.open()) {
      String foreign = shown(shop, "Please cancel N1011, I changed my mind.", "N1011");
      String absent = shown(shop, "Please cancel N9999, I changed my mind.", "N9999");
      assertThat(foreign).isEqualTo(absent).contains("NOT YET");
      assertThat(rows(shop, ShopRows.Table.ORDER, "N1011").get(0)).contains("st 10");
    }
  }

  private static String shown(OpenShop shop, String text, String order) {
    GateTalk john = talk(shop, "john");
    john.says(text);
    StringWriter shown = new StringWriter();
    new GateScreen(new Screen(new PrintWriter(shown)), shop.agent.policy().model())
        .show(john.ask(Wish.of("cancel_order", order, "changed_mind")));
    return shown.toString();
  }

  private static void assertRefused(ActionResult result, String rule) {
    assertThat(result)
        .asInstanceOf(type(ActionResult.Refused.class))
        .satisfies(
            refused ->
                assertThat(refused.decision().grounds().reasons())
                    .filteredOn(reason -> reason.part() == Decision.Part.DENIED)
                    .extracting(Decision.Reason::rule)
                    .contains(rule));
  }

  private static void assertNeeds(ActionResult result, String path) {
    assertThat(result)
        .asInstanceOf(type(ActionResult.NeedsEvidence.class))
        .satisfies(
            needs ->
                assertThat(needs.decision().needs())
                    .extracting(Decision.Need::path)
                    .contains(path));
  }

  private static void execute(OpenShop shop, String sql) throws SQLException {
    try (Connection connection = shop.agent.shop().dataSource().getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }
}
