// SPDX-License-Identifier: Apache-2.0
package dev.waybill.policy.decide;

import static java.util.Objects.requireNonNull;

import org.jspecify.annotations.Nullable;

/**
 * Where an argument's value was found. Labels are made by the host from its own records, never by a
 * model.
 *
 * @param name {@code customer}, {@code policy}, {@code agent}, {@code tool}, a system of the
 *     vocabulary, or the path of a free-text attribute such as {@code order.note}, which no policy
 *     can accept
 * @param verified for {@code customer}: whether the customer was verified when saying it
 * @param inThisConversation whether it was said or read in this conversation
 * @param evidence the id of the turn or the evidence that has the value; null if there is none
 */
public record Label(
    String name, boolean verified, boolean inThisConversation, @Nullable String evidence) {

  public Label {
    requireNonNull(name, "name");
  }

  /**
   * Gives the label of a system's data, read in this conversation.
   *
   * @param name the system
   * @return the label
   */
  public static Label system(String name) {
    return new Label(name, false, true, null);
  }

  /**
   * Gives the label of something the customer said in this conversation.
   *
   * @param verified whether the customer was verified when saying it
   * @return the label
   */
  public static Label customer(boolean verified) {
    return new Label("customer", verified, true, null);
  }
}
