// SPDX-License-Identifier: Apache-2.0
package dev.waybill.testkit.recording;

/** Where steps go. Safe for use by many threads. */
interface Sink {

  /** Adds what happened in a conversation. */
  void add(String conversation, Recording.Step step);
}
