// SPDX-License-Identifier: Apache-2.0
package dev.waybill.grounding;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.EnumSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;

/** One digit of any value changed in a text that was supported must be objected to. */
class MutationTest {

  private static final List<String> TEXTS =
      List.of(
          "Order N1004 came to $84.00.",
          "Your parcel 1Z999AA10123456784 is out for delivery with UPS.",
          "UPS expects to deliver it on Tuesday, March 10.",
          "The last scan was at 6:00 AM in Newark, NJ.",
          "Parcel 1Z999AA10123456793 should arrive on 2026-03-13.",
          "You placed order N1004 on March 2, 2026.",
          "Your Garden Rake (item rake-77120) was $59.00.",
          "Order N2077 is cancelled; it came to $1,499.00.",
          "Your order N1004 went out in 2 parcels.");

  private static final Set<ClaimKind> VALUES =
      EnumSet.of(
          ClaimKind.MONEY,
          ClaimKind.DATE,
          ClaimKind.TIME,
          ClaimKind.ORDER_NUMBER,
          ClaimKind.TRACKING_NUMBER,
          ClaimKind.IDENTIFIER,
          ClaimKind.COUNT);

  @RepeatedTest(200)
  void aChangedDigitIsObjectedTo(RepetitionInfo repetition) {
    Random random = new Random(repetition.getCurrentRepetition());
    Shop shop = Shop.withTwoOrders();
    String text = TEXTS.get(random.nextInt(TEXTS.size()));
    assertThat(shop.verify(text).objections()).as(text).isEmpty();
    List<Claim> values =
        new ClaimExtractor()
            .extract(text, Shop.ENGLISH).stream()
                .filter(claim -> VALUES.contains(claim.kind()))
                .toList();
    Claim value = values.get(random.nextInt(values.size()));

    String mutated = mutate(text, value.span(), random);

    assertThat(shop.verify(mutated).holds()).as(mutated).isFalse();
  }

  private static String mutate(String text, Span span, Random random) {
    int at;
    do {
      at = span.start() + random.nextInt(span.end() - span.start());
    } while (!Character.isDigit(text.charAt(at)));
    char other = (char) ('1' + (text.charAt(at) - '0' + random.nextInt(8)) % 9);
    return text.substring(0, at)
        + (other == text.charAt(at) ? '0' : other)
        + text.substring(at + 1);
  }
}
