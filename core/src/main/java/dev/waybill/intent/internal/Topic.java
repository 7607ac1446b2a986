// SPDX-License-Identifier: Apache-2.0
package dev.waybill.intent.internal;

import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What a number is likely to be, going by the word before it. */
enum Topic {
  ORDER,
  TRACKING,
  POSTCODE,
  PHONE;

  private static final Map<String, Topic> BY_WORD = new HashMap<>();
  private static final Map<String, Topic> BY_STEM = new HashMap<>();

  /** Words that may stand between a topic and its number: "order number is". */
  private static final Set<String> FILLERS =
      words(
          """
          number numbers no nr num id code ref reference is are was my the it s and or
          ist lautet nummer und numer numero numeros es e est o n y et i de di
          hai ka aur kod confirmation
          """);

  static {
    open(
        ORDER,
        """
        order orders ord ordine ordini pedido pedidos commande commandes auftrag encomenda orden
        compra purchase ऑर्डर आर्डर
        """,
        "ordern orderi bestell auftragsn zamowien");
    open(
        TRACKING,
        """
        tracking track trackingnumber awb waybill consignment suivi colis seguimiento rastreo guia
        spedizione rastreio rastreamento paczki przesylki sledzenia ups fedex usps dhl dpd gls
        hermes evri inpost ट्रैकिंग
        """,
        "trackingn sendungsn sendungsv paketn paketsch");
    open(
        POSTCODE,
        """
        zip zipcode postcode postal plz cep cap pin pincode pocztowy postale पिन पिनकोड
        """,
        "postleitzahl");
    open(
        PHONE,
        """
        phone telephone tel mobile cell whatsapp call sms handy telefon telefono telefone portable
        movil celular cellulare mobil komorka fax फोन मोबाइल
        """,
        "telefonn handyn rufn mobiln");
  }

  private static void open(Topic topic, String words, String stems) {
    words(words).forEach(word -> BY_WORD.put(word, topic));
    words(stems).forEach(stem -> BY_STEM.put(stem, topic));
  }

  private static Set<String> words(String text) {
    Set<String> words = new HashSet<>();
    Arrays.stream(text.strip().split("\\s+")).map(Words::plainWord).forEach(words::add);
    return words;
  }

  /** The topic that a plain word opens, if it opens one. */
  static Optional<Topic> openedBy(String word) {
    Topic topic = BY_WORD.get(word);
    return topic != null
        ? Optional.of(topic)
        : BY_STEM.entrySet().stream()
            .filter(entry -> word.startsWith(entry.getKey()))
            .map(Map.Entry::getValue)
            .findFirst();
  }

  /** Whether a plain word may stand between a topic and its number. */
  static boolean isFiller(String word) {
    return FILLERS.contains(word);
  }
}
