// SPDX-License-Identifier: Apache-2.0
package dev.waybill.playbook.internal;

import java.util.Set;

/** Words for colours and materials, folded, in several languages: a customer who says one means it. */
final class PropertyWords {

  private static final Set<String> WORDS =
      Set.of(
          "red", "blue", "green", "yellow", "black", "white", "grey", "gray", "purple", "orange",
          "pink", "brown", "silver", "gold", "beige", "navy", "teal", "turquoise", "burgundy",
          "khaki", "olive", "cream", "charcoal", "rot", "rote", "roten", "blau", "blaue", "blauen",
          "grun", "grune", "grunen", "gelb", "schwarz", "schwarze", "schwarzen", "weiss", "weisse",
          "weissen", "grau", "graue", "rosa", "braun", "braune", "rouge", "bleu", "bleue", "vert",
          "verte", "jaune", "noir", "noire", "blanc", "blanche", "gris", "rojo", "roja", "azul",
          "verde", "amarillo", "negro", "negra", "blanco", "blanca", "rosso", "rossa", "blu",
          "giallo", "nero", "nera", "bianco", "bianca", "grigio", "czerwony", "niebieski",
          "zielony", "czarny", "bialy", "cotton", "polyester", "leather", "wool", "silk", "linen",
          "nylon", "cashmere", "denim", "suede", "fleece", "bamboo", "wooden", "steel", "titanium",
          "ceramic", "merino", "wolle", "baumwolle", "seide", "leinen", "leder", "holz",
          "edelstahl", "laine", "coton", "soie", "cuir", "lana", "algodon", "seda", "cuero",
          "cotone", "seta", "lino", "pelle", "welna", "bawelna", "skora");

  private PropertyWords() {}

  /** Whether a plain word is one. */
  static boolean isOne(String word) {
    return WORDS.contains(word);
  }
}
