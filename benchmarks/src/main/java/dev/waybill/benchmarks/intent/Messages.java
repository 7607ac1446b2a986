// SPDX-License-Identifier: Apache-2.0
package dev.waybill.benchmarks.intent;

import java.util.List;

/** Messages as customers write them, short and long, in eight languages. */
final class Messages {

  static final List<String> ALL =
      List.of(
          "where is my order?",
          "hi, order 48213 was due on tuesday and nothing came. any idea where it is",
          "It says delivered but there is nothing at my door and my neighbours have not got it"
              + " either. Can somebody look into this please? I need it by Saturday.",
          "pls cancel my order i clicked twice",
          "The blender arrived with a cracked jug, I want a replacement or my money back",
          "how do i return these shoes, wrong size",
          "can I still change the delivery address on N10433",
          "when will i get my refund, it's been 8 days",
          "do you have the green rain jacket in L?",
          "talk to a human",
          "what is the weather in lisbon tomorrow",
          "thanks, that's all!",
          "Wo bleibt mein Paket? Laut Sendungsverfolgung seit Montag unterwegs.",
          "Ich möchte die Bestellung 77120 stornieren, bevor sie verschickt wird.",
          "Bonjour, mon colis est marqué livré mais je n'ai rien reçu",
          "je voudrais être remboursée, la lampe ne marche pas",
          "¿Dónde está mi pedido? Lo pedí hace dos semanas",
          "quiero cambiar la talla de los pantalones",
          "il mio ordine non è ancora arrivato, quando arriva?",
          "o produto chegou quebrado, quero devolver",
          "mera order kab aayega bhai, 5 din ho gaye",
          "मेरा ऑर्डर कहाँ है?",
          "gdzie jest moja paczka, miała być wczoraj",
          "Can I get an invoice with our VAT number for order 90021, and could you also tell me"
              + " whether the warranty on the mixer covers the motor?");

  private Messages() {}
}
