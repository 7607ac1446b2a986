// SPDX-License-Identifier: Apache-2.0
package dev.waybill.examples.shop;

import java.util.ArrayList;
import java.util.List;

/** The people of the tour, in a table: who lives where, what they ordered and what they ask. */
final class Cast {

  private static final int FIRST_ORDER = 1001;
  private static final int FIRST_CUSTOMER = 5001;

  private record Role(
      String login, String name, Market market, String city, Situation situation, String ask) {}

  private static final List<Role> ROLES =
      List.of(
          new Role(
              "maya",
              "Maya Rao",
              Market.INDIA,
              "Mumbai",
              Situation.OUT_FOR_DELIVERY,
              "Where is my order N1001?"),
          new Role(
              "john",
              "John Carter",
              Market.US,
              "New York",
              Situation.DELIVERED_FRONT_DOOR,
              "It says delivered, but I can't find my parcel."),
          new Role(
              "aiko",
              "Aiko Sato",
              Market.JAPAN,
              "Osaka",
              Situation.IN_TRANSIT,
              "When will my order arrive?"),
          new Role(
              "oliver",
              "Oliver Shaw",
              Market.UK,
              "London",
              Situation.DELIVERED_NEIGHBOUR,
              "Has my parcel been delivered?"),
          new Role(
              "lena",
              "Lena Hoffmann",
              Market.GERMANY,
              "Hamburg",
              Situation.LABEL_OLD,
              "Has N1005 been shipped yet?"),
          new Role(
              "grace",
              "Grace Kim",
              Market.US,
              "Seattle",
              Situation.STALLED,
              "My tracking hasn't moved for days. What is going on?"),
          new Role(
              "liam",
              "Liam Roy",
              Market.CANADA,
              "Toronto",
              Situation.CUSTOMS,
              "Why is my parcel stuck?"),
          new Role(
              "priya",
              "Priya Nair",
              Market.INDIA,
              "Bengaluru",
              Situation.BACKORDER,
              "When do you ship my order N1008?"),
          new Role(
              "jack",
              "Jack Wilson",
              Market.AUSTRALIA,
              "Melbourne",
              Situation.AT_PICKUP_POINT,
              "Where can I pick up my parcel?"),
          new Role(
              "emma",
              "Emma Lopez",
              Market.US,
              "Chicago",
              Situation.PARTLY_DELIVERED,
              "I only got half of my order. Where is the rest?"),
          new Role(
              "noah",
              "Noah Green",
              Market.US,
              "Austin",
              Situation.PREORDER,
              "When does my pre-order ship?"),
          new Role(
              "sofia",
              "Sofia Klein",
              Market.GERMANY,
              "Munich",
              Situation.CARRIER_DOWN,
              "Where is my parcel right now?"),
          new Role(
              "omar",
              "Omar Haddad",
              Market.US,
              "Boston",
              Situation.ATTEMPTED,
              "I missed the delivery. When do they come again?"),
          new Role(
              "hana",
              "Hana Ito",
              Market.JAPAN,
              "Tokyo",
              Situation.WEATHER_DELAY,
              "Is order N1014 late?"));

  static final List<Persona> PERSONAS = ROLES.stream().map(Cast::persona).toList();

  private Cast() {}

  /** The same people as customers of the shop. */
  static List<ShopCustomer> customers() {
    List<ShopCustomer> customers = new ArrayList<>();
    for (Role role : ROLES) {
      int index = ROLES.indexOf(role);
      customers.add(
          new ShopCustomer(
              FIRST_CUSTOMER + index,
              role.login(),
              role.name(),
              role.market(),
              role.market().city(role.city()),
              index + 3));
    }
    return customers;
  }

  private static Persona persona(Role role) {
    int index = ROLES.indexOf(role);
    return new Persona(
        role.login(),
        String.valueOf(FIRST_CUSTOMER + index),
        role.name(),
        role.market().city(role.city()).zone(),
        role.market().locale(),
        role.market().currency(),
        "N" + (FIRST_ORDER + index),
        role.situation(),
        role.ask());
  }
}
