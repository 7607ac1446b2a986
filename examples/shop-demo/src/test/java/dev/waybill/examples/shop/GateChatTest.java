// SPDX-License-Identifier: Apache-2.0
package dev.waybill.examples.shop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.waybill.policy.value.Value;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class GateChatTest {

  private final OpenShop shop = OpenShop.open();
  private final StringWriter shown = new StringWriter();
  private final GateChat chat = new GateChat(shop.agent, new Screen(new PrintWriter(shown)));
  private final Persona grace = OpenShop.persona("grace");

  @AfterEach
  void close() {
    shop.close();
  }

  private String said() {
    String text = shown.toString();
    shown.getBuffer().setLength(0);
    return text;
  }

  @Test
  void aWishIsDoneAfterTheCustomersYes() {
    chat.wish(grace, "store_credit N1006 20 late delivery");
    assertThat(said()).contains("FIRST the customer's yes", "[goodwill for what went wrong]");
    assertThat(chat.answers(grace, "yes, please")).isTrue();
    assertThat(said()).contains("DONE: receipt V-900001 of shop-db");
    assertThat(chat.answers(grace, "yes")).isFalse();
  }

  @Test
  void anythingButAPlainYesDoesNothing() {
    chat.wish(grace, "store_credit N1006 20 late delivery");
    said();
    assertThat(chat.answers(grace, "yes, but make it $40")).isFalse();
    assertThat(said()).contains("no plain yes");
    assertThat(chat.answers(grace, "yes")).isFalse();
    assertThat(new ShopRows(shop.agent.shop().dataSource()).of(ShopRows.Table.CREDITS, "N1006"))
        .containsExactly("Database | gutschrift: no row for N1006");
  }

  @Test
  void theTeamLeadApprovesBeforeOrAfterTheYes() {
    chat.wish(grace, "store_credit N1006 50 late delivery");
    assertThat(chat.answers(grace, "yes")).isTrue();
    assertThat(said()).contains("FIRST the approval of a team lead");
    chat.approve(grace);
    assertThat(said()).contains("DONE: receipt V-900001");
    chat.wish(grace, "store_credit N1006 40 late delivery");
    chat.approve(grace);
    assertThat(said()).contains("FIRST the customer's yes").doesNotContain("DONE");
    assertThat(chat.answers(grace, "yes")).isTrue();
    assertThat(said()).contains("DONE: receipt V-900002");
  }

  @Test
  void withoutAWishThereIsNothingToApproveAndNothingToAnswer() {
    chat.approve(grace);
    assertThat(said()).contains("There is nothing to approve.");
    assertThat(chat.answers(grace, "yes")).isFalse();
  }

  @Test
  void oneCustomersYesIsNotAnothers() {
    chat.wish(grace, "store_credit N1006 20 late delivery");
    assertThat(chat.answers(OpenShop.persona("john"), "yes")).isFalse();
    assertThat(said()).doesNotContain("DONE");
  }

  @Test
  void whatIsNoActionIsSaid() {
    chat.wish(grace, "give_all N1006");
    assertThat(said()).contains("There is no action give_all.");
    chat.wish(grace, "refund");
    assertThat(said()).contains("/do ACTION ORDER");
    chat.wish(grace, "change_address N1006 somewhere");
    assertThat(said()).contains("/do ACTION ORDER");
  }

  @Test
  void amountsAreReadInTheCustomersCurrency() {
    assertThat(Wish.read("store_credit n1 $12.50 late delivery", "USD"))
        .isEqualTo(
            new Wish(
                "store_credit",
                "N1",
                Map.of(
                    "amount", Value.money(1_250, "USD"), "reason", Value.text("late_delivery"))));
    assertThat(Wish.read("refund N1 1200", "JPY").more())
        .isEqualTo(Map.of("amount", Value.money(1_200, "JPY")));
    assertThat(Wish.read("cancel_order N1", "USD").more()).isEmpty();
    assertThatThrownBy(() -> Wish.read("cancel_order", "USD"))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
