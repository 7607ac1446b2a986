// SPDX-License-Identifier: Apache-2.0
package dev.waybill.agent.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What customers should never have written, and nobody gets to read. */
class ScreenSecretsTest {

  private final Screen screen = new Screen();

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "my card is 4000 1234 5678 9010 ok?|my card is [card number] ok?",
        "my card number is 4000123456789011|my card number is [card number]",
        "use 4000 1234 5678 9010|use [card number]",
        "use 4000-1234-5678-9010 please|use [card number] please",
        "amex 3782 822463 10009|amex [card number]",
        "for the order 4000 1234 5678 9010|for the order [card number]",
        "4000123456789010 is my card|[card number] is my card",
        "meine Kreditkarte: 4000123456789010|meine Kreditkarte: [card number]",
        "ma carte bancaire 4000 1234 5678 9010|ma carte bancaire [card number]",
        "mi tarjeta es 4000123456789010|mi tarjeta es [card number]",
        "मेरा कार्ड ४००० १२३४ ५६७८ ९०१० है|मेरा कार्ड [card number] है",
        "visa 4000 1234 5678 9010 04/27 123|visa [card number]",
        "IBAN DE89 3704 0044 0532 0130 00 please|IBAN [bank account] please",
        "send it to DE89370400440532013000|send it to [bank account]",
        "to GB29 NWBK 6016 1331 9268 19 today|to [bank account] today",
        "my iban is DE00 3704 0044 0532 0130 99|my iban is [bank account]",
        "account number 123456789, sort code 12-34-56"
            + "|account number [bank account], sort code [bank account]",
        "Kontonummer 0532013000|Kontonummer [bank account]",
        "numéro de compte 12345678901|numéro de compte [bank account]",
        "mera khata number 012345678901 hai|mera khata number [bank account] hai",
        "IFSC: HDFC0001234|IFSC: [bank account]",
        "my upi id is rahul@okhdfc thanks|my upi id is [bank account] thanks",
        "cvv 123|cvv [security code]",
        "CVV is 1234.|CVV is [security code].",
        "código de seguridad 321|código de seguridad [security code]",
        "the OTP is 482913|the OTP is [security code]",
        "Bestätigungscode: 4829|Bestätigungscode: [security code]",
        "my password is Sunny2024! help|my password is [password] help",
        "password: hunter|password: [password]",
        "Passwort: Geheim_1 geht nicht|Passwort: [password] geht nicht",
        "mot de passe = abcd1234|mot de passe = [password]",
        "mera password Hai xY12zz kya|mera password Hai [password] kya",
        "key sk-abcdefghijklmnop1234 leaked|key [key] leaked",
        "ssn 123-45-6789|ssn [identity number]",
        "aadhaar 1234 5678 9012|aadhaar [identity number]"
      })
  void whatIsCalledASecretIsMasked(String written, String screened) {
    assertThat(screen.screen(written)).isEqualTo(screened);
    assertThat(screen.screen(screened)).isEqualTo(screened);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "order #1001 and order N20043",
        "tracking 9400 1000 0000 0000 0000 00",
        "tracking number 4000 1234 5678 9010",
        "my parcel 1Z999AA10123456784 is late",
        "order 4111111111111112",
        "DHL 00340434161094042557",
        "paid by card, order 112-3456789-1234567",
        "card ending 4242",
        "my card was charged 129.90 on 2026-03-05",
        "refund to my bank account on 2026-03-05, please",
        "it took 1500.00 from my bank account",
        "call me on +49 170 1234567",
        "my bank account is empty, my password is wrong",
        "password reset does not work",
        "I forgot my password: the link never came",
        "the password is not accepted",
        "Mein Passwort ist falsch, Bestellung 10045521",
        "customer account number 88213345",
        "the coupon code SPRING15 does nothing",
        "pick-up code 4471",
        "model WH-1000XM4, size 42",
        "CO-1001 and GB12 and N1001 are orders",
        "12 March 2026, 14:30, 3 of 4 parcels"
      })
  void whatIsNoSecretStays(String text) {
    assertThat(screen.screen(text)).isEqualTo(text);
  }

  @Test
  void noSixteenDigitsOfACardAreLeftWhateverStandsAround() {
    Random random = new Random(7);
    List<String> before = List.of("", "hi ", "my card ", "Visa: ", "order N1001, card no. ", "🙂 ");
    List<String> between = List.of("", " ", "-", ".", "  ", " - ", "\u00a0", "\u200b", "–");
    for (int round = 0; round < 5_000; round++) {
      String digits = card(random);
      String gap = between.get(random.nextInt(between.size()));
      String written =
          String.join(
              gap,
              digits.substring(0, 4),
              digits.substring(4, 8),
              digits.substring(8, 12),
              digits.substring(12));
      String screened = screen.screen(before.get(random.nextInt(before.size())) + written + ", ok");
      assertThat(screened.replace("N1001", "")).as(written).doesNotContainPattern("[0-9]");
    }
  }

  /** Sixteen digits that pass the Luhn check. */
  private static String card(Random random) {
    StringBuilder digits = new StringBuilder("4");
    while (digits.length() < 15) {
      digits.append(random.nextInt(10));
    }
    int sum = 0;
    for (int i = 0; i < 15; i++) {
      int digit = digits.charAt(i) - '0';
      int doubled = i % 2 == 0 ? digit * 2 : digit;
      sum += doubled > 9 ? doubled - 9 : doubled;
    }
    return digits.append((10 - sum % 10) % 10).toString();
  }

  @Test
  void aLongTextOfNothingButNumbersIsScreenedInNoTime() {
    String text = "card 12 ".repeat(1_000);
    assertThat(screen.screen(text)).isEqualTo(text.strip());
    assertThat(screen.screen("DE12 ".repeat(1_600))).isNotEmpty();
    assertThat(screen.screen("password is ".repeat(600))).isNotEmpty();
  }
}
