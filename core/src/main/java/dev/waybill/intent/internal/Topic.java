// SPDX-License-Identifier: Apache-2.0
package dev.waybill.intent.internal;

import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What a number is likely to be, going by the word before it. */
enum Topic {
  ORDER(
      Set.of(
          "order",
          "orders",
          "ord",
          "ordine",
          "ordini",
          "pedido",
          "pedidos",
          "commande",
          "commandes",
          "auftrag",
          "encomenda",
          "orden",
          "compra",
          "purchase",
          "ऑर्डर",
          "आर्डर"),
      List.of("ordern", "orderi", "bestell", "auftragsn", "zamowien")),
  TRACKING(
      Set.of(
          "tracking",
          "track",
          "trackingnumber",
          "awb",
          "waybill",
          "consignment",
          "suivi",
          "colis",
          "seguimiento",
          "rastreo",
          "guia",
          "spedizione",
          "rastreio",
          "rastreamento",
          "paczki",
          "przesylki",
          "sledzenia",
          "ups",
          "fedex",
          "usps",
          "dhl",
          "dpd",
          "gls",
          "hermes",
          "evri",
          "inpost",
          "ट्रैकिंग"),
      List.of("trackingn", "sendungsn", "sendungsv", "paketn", "paketsch")),
  POSTCODE(
      Set.of(
          "zip",
          "zipcode",
          "postcode",
          "postal",
          "plz",
          "cep",
          "cap",
          "pin",
          "pincode",
          "pocztowy",
          "postale",
          "पिन",
          "पिनकोड"),
      List.of("postleitzahl")),
  PHONE(
      Set.of(
          "phone",
          "telephone",
          "tel",
          "mobile",
          "cell",
          "whatsapp",
          "call",
          "sms",
          "handy",
          "telefon",
          "telefono",
          "telefone",
          "portable",
          "movil",
          "celular",
          "cellulare",
          "mobil",
          "komorka",
          "fax",
          "फोन",
          "मोबाइल"),
      List.of("telefonn", "handyn", "rufn", "mobiln"));

  private static final Set<String> FILLERS =
      Set.of(
          "number",
          "numbers",
          "no",
          "nr",
          "num",
          "id",
          "code",
          "ref",
          "reference",
          "is",
          "are",
          "was",
          "my",
          "the",
          "ist",
          "lautet",
          "nummer",
          "numer",
          "numero",
          "numeros",
          "es",
          "e",
          "est",
          "o",
          "n",
          "hai",
          "ka",
          "and",
          "und",
          "y",
          "et",
          "i",
          "aur",
          "or",
          "it",
          "s",
          "de",
          "di",
          "kod",
          "confirmation");

  private final Set<String> words;
  private final List<String> stems;

  Topic(Set<String> words, List<String> stems) {
    this.words = words;
    this.stems = stems;
  }

  /** The topic that a plain word opens, if it opens one. */
  static Optional<Topic> openedBy(String word) {
    for (Topic topic : values()) {
      if (topic.words.contains(word) || topic.stems.stream().anyMatch(word::startsWith)) {
        return Optional.of(topic);
      }
    }
    return Optional.empty();
  }

  /** Whether a plain word may stand between the topic and its number: "order number is". */
  static boolean isFiller(String word) {
    return FILLERS.contains(word);
  }
}
