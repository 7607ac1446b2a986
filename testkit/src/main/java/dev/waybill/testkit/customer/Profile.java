// SPDX-License-Identifier: Apache-2.0
package dev.waybill.testkit.customer;

import static java.util.Objects.requireNonNull;

import dev.waybill.commerce.Order;
import dev.waybill.conversation.Channel;
import dev.waybill.conversation.Identity;
import dev.waybill.testkit.shop.SampleCustomer;
import dev.waybill.testkit.shop.SampleShop;
import java.util.List;
import java.util.Locale;
import java.util.Random;

/**
 * What a simulated customer knows and is: make one of your own shop's test data, or take one out of
 * a {@link SampleShop}.
 *
 * @param identity who the customer is to the host
 * @param channel where the customer writes
 * @param locale the customer's locale; writes German if its language is German, else English
 * @param email the e-mail address
 * @param postalCode the postal code
 * @param orderNumber the order the customer writes about
 * @param otherOrder the number of an order of somebody else, for the adversarial
 */
public record Profile(
    Identity identity,
    Channel channel,
    Locale locale,
    String email,
    String postalCode,
    String orderNumber,
    String otherOrder) {

  private static final List<Channel> CHANNELS = List.of(Channel.values());

  public Profile {
    requireNonNull(identity, "identity");
    requireNonNull(channel, "channel");
    requireNonNull(locale, "locale");
    requireNonNull(email, "email");
    requireNonNull(postalCode, "postalCode");
    requireNonNull(orderNumber, "orderNumber");
    requireNonNull(otherOrder, "otherOrder");
  }

  /** Some customer of a shop with one of their orders; the same for the same seed. */
  public static Profile of(SampleShop shop, long seed) {
    Random random = new Random(seed);
    List<Order> orders = shop.orders();
    Order order = orders.get(random.nextInt(orders.size()));
    SampleCustomer owner = shop.ownerOf(order);
    List<Order> others =
        orders.stream().filter(other -> !shop.ownerOf(other).equals(owner)).toList();
    boolean loggedIn = random.nextInt(4) > 0;
    return new Profile(
        loggedIn ? owner.identity() : Identity.anonymous(),
        CHANNELS.get(random.nextInt(CHANNELS.size())),
        owner.locale(),
        owner.email(),
        owner.postalCode(),
        order.number(),
        others.get(random.nextInt(others.size())).number());
  }

  /** Personal data stays out of logs: only the order's number is shown. */
  @Override
  public String toString() {
    return "Profile[" + orderNumber + "]";
  }
}
