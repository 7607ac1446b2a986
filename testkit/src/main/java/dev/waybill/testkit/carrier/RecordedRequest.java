// SPDX-License-Identifier: Apache-2.0
package dev.waybill.testkit.carrier;

import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * A request that a simulator received.
 *
 * @param method the HTTP method
 * @param path the path as it was sent, percent-encoded, with the query
 * @param headers the headers, names without regard to case, one value each; the value of {@code
 *     Authorization} is cut down to its scheme
 */
public record RecordedRequest(String method, String path, Map<String, String> headers) {

  public RecordedRequest {
    Map<String, String> copy = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    copy.putAll(headers);
    copy.computeIfPresent("Authorization", (name, value) -> value.split(" ", 2)[0]);
    headers = Collections.unmodifiableMap(copy);
  }

  /** The value of a header, or null. */
  public @Nullable String header(String name) {
    return headers.get(name);
  }
}
