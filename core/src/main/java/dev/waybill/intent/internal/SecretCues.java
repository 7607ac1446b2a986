// SPDX-License-Identifier: Apache-2.0
package dev.waybill.intent.internal;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The words that say what a number beside them is, in English, German, French, Spanish, Italian,
 * Portuguese, Hindi, Polish, Dutch and Turkish. The nearest word before a number counts, and only
 * if there is none, one close behind it.
 */
final class SecretCues {

  /** What a word calls a number. */
  enum Cue {
    CARD,
    ACCOUNT,
    IBAN,
    CHECK_VALUE,
    ONE_TIME,
    PERSON,
    /** An order, an invoice, a telephone: no secret. */
    ORDER,
    /** A parcel: no secret, even in groups of four. */
    PARCEL,
    NONE
  }

  private static final int FAR = 48;
  private static final int CLOSE_BEHIND = 24;

  private static final String NUMBER = "(?:\\s?(?:NUMBERS?|NUM|NO|NR|NUMMER|#)(?![\\p{L}]))";

  private static final Pattern WORDS =
      Pattern.compile(
          "(?<![\\p{L}\\p{M}\\[])(?:"
              + "(?<PARCEL>(?:TRACK|PARCEL|PACKAGE|SHIPMENT|CONSIGNMENT|WAYBILL|AWB|SENDUNG|PAKET|COLIS|SUIVI"
              + "|SEGUIMIENTO|RASTRE|GUIA|SPEDIZION|PACZK|PRZESY[ŁL]K|ZENDING|PAKKET|KARGO|TAKIP|USPS|UPS"
              + "|FEDEX|DHL|DPD|GLS|HERMES|EVRI|INPOST|ट्रैकिंग)[\\p{L}\\p{M}]*)|(?<IBAN>IBAN)|(?<CHECK>CVV2?|CVC2?|CVN|CSC|CARD"
              + " SECURITY CODE|SECURITY CODE|CARD"
              + " PIN|PR[ÜU]FZIFFER|KARTENPR[ÜU]FNUMMER|CRYPTOGRAMME|C[ÓO]DIGO DE SEGURIDAD|CODICE"
              + " DI SICUREZZA|C[ÓO]DIGO DE SEGURAN[ÇC]A|KOD CVV|BEVEILIGINGSCODE|G[ÜU]VENLIK"
              + " KODU)|(?<ONETIME>OTP|ONE[- ]TIME (?:CODE|PASSWORD|PIN)|VERIFICATION"
              + " CODE|PASSCODE|ATM PIN|PIN CODE OF"
              + " MY|EINMALCODE|EINMALPASSWORT|BEST[ÄA]TIGUNGSCODE|CODE DE V[ÉE]RIFICATION|CODE"
              + " [ÀA] USAGE UNIQUE|C[ÓO]DIGO DE VERIFICA[CÇ](?:I[ÓO]N|[ÃA]O)|CODICE DI"
              + " VERIFICA|KOD WERYFIKACYJNY|VERIFICATIECODE|DO[ĞG]RULAMA"
              + " KODU|ओटीपी)|(?<PERSON>SSN|SOCIAL SECURITY|AADHAA?R|PAN"
              + " CARD|PASSPORT|PESEL|BSN|CPF|CODICE FISCALE|DNI|NIE|PERSONALAUSWEIS|T\\.?C\\.?"
              + " KIMLIK|आधार)|(?<ORDER>CUSTOMER"
              + " (?:ACCOUNT|NUMBER|NO)|KUNDEN(?:NUMMER|KONTO)|ORDER|BESTELL|AUFTRAG|COMMANDE|PEDIDO"
              + "|ORDINE|ENCOMENDA|ZAM[ÓO]WIENI|SIPARI|ऑर्डर|INVOICE|RECHNUNG|FACTU?RE|FACTURA|FATTURA|FATURA|FAKTUR"
              + "|PHONE|MOBILE|CALL|WHATSAPP|HANDY|TELEFON|T[ÉE]L[ÉE]PHONE|TEL[ÉE]FONO|SERIAL|MODEL|SKU|REF)|(?<ACCOUNT>BANK"
              + " ACCOUNT|ACCOUNT(?="
              + NUMBER
              + ")|ACCT|A/C|SORT CODE|ROUTING|BANKKONTO|KONTONUMMER"
              + "|KONTONR|KONTO(?="
              + NUMBER
              + ")|COMPTE BANCAIRE|NUM[ÉE]RO DE COMPTE|RIB|CUENTA BANCARIA|N[ÚU]MERO DE"
              + " CUENTA|CONTO CORRENTE|NUMERO DI CONTO|CONTA BANC[ÁA]RIA|N[ÚU]MERO DA CONTA|CONTA"
              + " CORRENTE|NUMER KONTA|NUMERU KONTA|KONTO BANKOWE|REKENINGNUMMER|BANKREKENING|HESAP"
              + " (?:NO|NUMARA)|BANKA HESAB"
              + "|KHATA|खाता|खाते)|(?<CARD>CARDS?|CREDITCARD|DEBITCARD|(?:KREDIT|BANK|DEBIT|GIRO)?KARTEN?(?:NUMMER)?|CARTE"
              + " BANCAIRE|CARTE|TARJETA|CARTA|CART[ÃA]O|KART[AYĘĄ]|KAART|CREDITCARDNUMMER|KART|KARTIM|KREDI"
              + " KART[Iİ]M?|VISA|MASTER ?CARD|MAESTRO|AMEX|AMERICAN EXPRESS|RUPAY|कार्ड))",
          Pattern.UNICODE_CASE);

  /** A word for a password, and the word that is said to be one. */
  static final Pattern PASSWORD =
      Pattern.compile(
          "(?<![\\p{L}\\p{M}\\[])(?:pass ?word|passwort|kennwort|mot de"
              + " passe|contrase[ñn]a|clave|password|senha"
              + "|has[łl]o|wachtwoord|[şs]ifrem?|parolam?|पासवर्ड)\\s{0,3}+"
              + "(?:(?<sign>[:=])|(?:is|was|to|ist|lautet|est|es|è|é|e|jest|hai|है)(?![\\p{L}\\p{M}]))\\s{0,3}+"
              + "(?<quote>[\"“„«'])?(?<word>[^\\s\"”“»\\[]{4,64})",
          Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);

  private record Place(int start, int end, Cue cue) {}

  private final List<Place> places = new ArrayList<>();
  private final String text;

  /** Finds the words of a text in capitals. */
  SecretCues(String capitals) {
    text = capitals;
    Matcher matcher = WORDS.matcher(capitals);
    while (matcher.find()) {
      places.add(new Place(matcher.start(), matcher.end(), cue(matcher)));
    }
  }

  private static Cue cue(Matcher matcher) {
    if (matcher.group("PARCEL") != null) {
      return Cue.PARCEL;
    }
    if (matcher.group("IBAN") != null) {
      return Cue.IBAN;
    }
    if (matcher.group("CHECK") != null) {
      return Cue.CHECK_VALUE;
    }
    if (matcher.group("ONETIME") != null) {
      return Cue.ONE_TIME;
    }
    if (matcher.group("PERSON") != null) {
      return Cue.PERSON;
    }
    if (matcher.group("ORDER") != null) {
      return Cue.ORDER;
    }
    return matcher.group("ACCOUNT") != null ? Cue.ACCOUNT : Cue.CARD;
  }

  /** What the nearest word before a place calls what stands there. */
  Cue before(int place) {
    Place nearest = null;
    for (Place cue : places) {
      if (cue.end() > place) {
        break;
      }
      nearest = cue;
    }
    boolean near =
        nearest != null && place - nearest.end() <= FAR && isOneSentence(nearest.end(), place);
    return near && nearest != null ? nearest.cue() : Cue.NONE;
  }

  /** What a word close behind a place calls what stands there. */
  Cue after(int place) {
    for (Place cue : places) {
      if (cue.start() >= place) {
        return cue.start() - place <= CLOSE_BEHIND && isOneSentence(place, cue.start())
            ? cue.cue()
            : Cue.NONE;
      }
    }
    return Cue.NONE;
  }

  private boolean isOneSentence(int from, int to) {
    String between = text.substring(from, to);
    return between.indexOf('?') < 0 && between.indexOf('!') < 0 && !between.contains(". ");
  }
}
