// SPDX-License-Identifier: Apache-2.0
package dev.waybill.policy.analysis;

/**
 * A way a value may come in, as an example of all that two policies treat the same.
 *
 * @param name the system or label
 * @param verified for a customer's words: whether the customer was verified
 * @param inThisConversation whether it was read or said in this conversation
 * @param ageMicros how long ago it was read, in microseconds
 * @param before whether the first policy relies on it
 * @param after whether the second policy relies on it
 */
record Origin(
    String name,
    boolean verified,
    boolean inThisConversation,
    long ageMicros,
    boolean before,
    boolean after) {

  /** Gives it in words. */
  String words() {
    return (verified ? "verified " : "")
        + name
        + (inThisConversation ? "" : " in an earlier conversation")
        + (ageMicros > 0 ? " " + Words.length(ageMicros) + " ago" : "");
  }
}
