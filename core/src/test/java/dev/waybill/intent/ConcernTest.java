// SPDX-License-Identifier: Apache-2.0
package dev.waybill.intent;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is for a person first is found in ten languages; what only sounds like it is not. */
class ConcernTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "SELF_HARM|honestly i just want to end my life over this",
        "SELF_HARM|ich will nicht mehr leben",
        "SELF_HARM|j'ai envie de mourir",
        "SELF_HARM|ya no quiero vivir",
        "SELF_HARM|voglio morire",
        "SELF_HARM|quero morrer",
        "SELF_HARM|chcę umrzeć",
        "SELF_HARM|ik wil niet meer leven",
        "SELF_HARM|artık yaşamak istemiyorum",
        "SELF_HARM|main mar jana chahta hoon",
        "VIOLENCE|your driver hit me when I asked for the parcel",
        "VIOLENCE|Der Fahrer hat mich bedroht",
        "VIOLENCE|le livreur m'a menacé",
        "VIOLENCE|I will burn down your warehouse",
        "PRODUCT_DANGER|The kettle EXPLODED this morning",
        "PRODUCT_DANGER|der Akku hat Feuer gefangen",
        "PRODUCT_DANGER|la batterie a pris feu",
        "PRODUCT_DANGER|el cargador prendió fuego",
        "PRODUCT_DANGER|la presa mi ha dato una scossa elettrica",
        "PRODUCT_DANGER|a tomada pegou fogo",
        "PRODUCT_DANGER|bateria się zapaliła, zapaliła się na biurku",
        "PRODUCT_DANGER|de oplader vloog in brand",
        "PRODUCT_DANGER|şarj aleti patladı",
        "PRODUCT_DANGER|charger se current laga",
        "PRODUCT_DANGER|my kid swallowed the magnet",
        "PRODUCT_SAFETY|this cream gave me a rash",
        "PRODUCT_SAFETY|ich hatte eine allergische Reaktion",
        "PRODUCT_SAFETY|j'ai fait une réaction allergique",
        "LEGAL|You will hear from my lawyer",
        "LEGAL|Ich gehe damit vor Gericht",
        "LEGAL|je vais porter plainte",
        "LEGAL|voy a demandar a la empresa",
        "LEGAL|vado per vie legali",
        "LEGAL|vou processar vocês",
        "LEGAL|to sprawa dla UOKiK",
        "LEGAL|consumer forum me jaunga",
        "PRESS|I'm a journalist and would like a comment",
        "PRESS|Presseanfrage zu Ihren Retouren",
        "BEREAVEMENT|my husband passed away and I need to close his account",
        "BEREAVEMENT|mein Vater ist gestorben",
        "BEREAVEMENT|mi madre ha fallecido",
        "DATA_RIGHTS|this is a subject access request",
        "DATA_RIGHTS|Bitte meine Daten löschen nach DSGVO",
        "DATA_RIGHTS|supprimer mes données svp",
        "DATA_RIGHTS|quiero eliminar mis datos",
        "DATA_RIGHTS|conforme a LGPD",
      })
  void aPersonIsNeededFirst(Concern concern, String text) {
    assertThat(Concern.of(text)).contains(concern);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "where is my order",
        "do you have the fire pit in black",
        "my phone died so I could not pick up",
        "the battery died after two days, I want to return it",
        "I need a dress for a funeral... sorry, an outfit for a funeral by Friday",
        "looking for a gift for my lawyer",
        "these prices are to die for",
        "I'm sick of waiting",
        "do you sell hospital scrubs",
        "I'd kill two birds with one stone and return both",
        "a bath bomb arrived broken",
        "is the french press dishwasher safe",
        "rash guard size M please",
        "Wo ist mein Paket?",
        "dove è il mio ordine",
        "bhai mera parcel kidhar hai",
        "",
      })
  void whatOnlySoundsLikeItIsNone(String text) {
    assertThat(Concern.of(text)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "SELF_HARM|my lawyer says so and i want to die",
        "PRODUCT_DANGER|the charger caught fire and I will sue you",
      })
  void theGraverConcernGoesFirst(Concern concern, String text) {
    assertThat(Concern.of(text)).contains(concern);
  }
}
