// SPDX-License-Identifier: Apache-2.0
package dev.waybill.agent.internal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.waybill.grounding.Citation;
import dev.waybill.grounding.Span;
import dev.waybill.grounding.Statement;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LinksTest {

  private final Links links = new Links(Set.of("Shop.example"));

  @ParameterizedTest
  @ValueSource(
      strings = {
        "See https://shop.example/orders/1?x=2#y.",
        "See https://help.shop.example/returns, please.",
        "See (www.shop.example)!",
        "See shop.example.",
        "See http://www.ups.com/track?num=1Z9.",
        "See https://www.dhl.de/de/privatkunden.html",
        "It comes at 3 p.m. tomorrow, e.g. at noon. Order N1001.Thanks",
        "It cost 1.234,56 EUR or $12.50; version 2.0.1"
      })
  void linksOfTheMerchantAndOfCarriersLeave(String text) {
    assertThat(links.objections(Statement.uncited(text))).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "See https://evil.example/orders",
        "See http://shop.example.evil.example/",
        "See https://notshop.example",
        "See https://shop.example@evil.example/",
        "See https://shop.example:secret@evil.example/x",
        "See https://ups.com\\@evil.example/",
        "See https://ups.com%2eevil.example/",
        "See HTTPS://EVIL.EXAMPLE",
        "See www.evil.example",
        "See evil.example",
        "See track-ups.com today",
        "See ftp://shop.example/x",
        "Click javascript:alert(1)",
        "Click data:text/html,x",
        "Call tel:+15550100",
        "Write mailto:x@shop.example",
        "See https://evil.example/?u=https://shop.example"
      })
  void anyOtherLinkDoesNot(String text) {
    assertThat(links.objections(Statement.uncited(text))).isNotEmpty();
  }

  @Test
  void aNameThatIsHeldAndLooksLikeAHostIsNoLink() {
    Statement statement =
        new Statement(
            "You ordered Node.js guide.",
            List.of(new Citation(new Span(12, 25), "e1", "orders.N1.lines.L1.title")));
    assertThat(links.objections(statement)).isEmpty();
    assertThat(links.objections(Statement.uncited("Use node.js now."))).hasSize(1);
  }
}
