// SPDX-License-Identifier: Apache-2.0
/**
 * Turns that happened, as files: {@link dev.waybill.testkit.recording.Recorder} writes them down,
 * {@link dev.waybill.testkit.recording.Replayer} runs them again without model, network or clock
 * and says what would be different now.
 */
@NullMarked
package dev.waybill.testkit.recording;

import org.jspecify.annotations.NullMarked;
