// SPDX-License-Identifier: Apache-2.0
package dev.waybill.testkit.carrier;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;

/** Something that goes wrong at UPS, or on the way to it, in place of a proper answer. */
public final class UpsFault {

  enum Kind {
    ANSWER,
    CUT,
    STALL,
    HANG,
    RESET
  }

  private final Kind kind;
  private final int status;
  private final Map<String, String> headers;
  private final byte[] body;

  private UpsFault(Kind kind, int status, Map<String, String> headers, byte[] body) {
    this.kind = kind;
    this.status = status;
    this.headers = Map.copyOf(headers);
    this.body = body;
  }

  /** HTTP 200 with the warning {@code TW0001}: UPS has no scan of the number. */
  public static UpsFault notFound() {
    return json(200, UpsJson.notFound("").toString());
  }

  /** HTTP 400 with the error {@code TV1002}: not a tracking number. */
  public static UpsFault invalidNumber() {
    return error(400, "TV1002", "Invalid inquiry number");
  }

  /** HTTP 401: the token is not accepted. */
  public static UpsFault unauthorised() {
    return error(401, "250002", "Invalid Authentication Information.");
  }

  /** HTTP 403: the merchant is blocked. */
  public static UpsFault forbidden() {
    return error(403, "250004", "Blocked Merchant");
  }

  /** HTTP 429 with the error {@code 10429} and no word of when to come back, as UPS does it. */
  public static UpsFault throttled() {
    return error(429, "10429", "Too Many Requests");
  }

  /** HTTP 429 that says after how many seconds to come back. */
  public static UpsFault throttled(Duration retryAfter) {
    return throttled(String.valueOf(retryAfter.toSeconds()));
  }

  /** HTTP 429 with any {@code Retry-After} header, for example an HTTP date. */
  public static UpsFault throttled(String retryAfter) {
    return throttled().with("Retry-After", retryAfter);
  }

  /** HTTP 500. */
  public static UpsFault serverError() {
    return error(500, "10001", "Internal Server Error");
  }

  /** HTTP 503. */
  public static UpsFault unavailable() {
    return error(503, "10003", "Service Unavailable");
  }

  /** HTTP 200 with a page where JSON should be. */
  public static UpsFault htmlPage() {
    return answer(200, "text/html", "<!DOCTYPE html><html><body>Maintenance</body></html>");
  }

  /** HTTP 200 with JSON that stops in the middle. */
  public static UpsFault truncatedJson() {
    return json(200, "{\"trackResponse\":{\"shipment\":[{\"inquiryNumber\":\"1Z");
  }

  /** HTTP 200 with bytes that mean nothing. */
  public static UpsFault garbage() {
    byte[] bytes = new byte[256];
    for (int i = 0; i < bytes.length; i++) {
      bytes[i] = (byte) (i * 37);
    }
    return new UpsFault(Kind.ANSWER, 200, Map.of("Content-Type", "application/json"), bytes);
  }

  /** HTTP 200 with JSON of this many bytes and more. */
  public static UpsFault hugeBody(int bytes) {
    char[] filler = new char[bytes];
    Arrays.fill(filler, 'x');
    return json(200, "{\"filler\":\"" + new String(filler) + "\"}");
  }

  /** HTTP 302 to a page to log in. */
  public static UpsFault redirect(String location) {
    return answer(302, "text/html", "<html></html>").with("Location", location);
  }

  /** HTTP 200 whose connection breaks in the middle of the body. */
  public static UpsFault cutConnection() {
    byte[] body = "{\"trackResponse\":{\"shipment\":[".getBytes(StandardCharsets.UTF_8);
    return new UpsFault(Kind.CUT, 200, Map.of("Content-Type", "application/json"), body);
  }

  /** HTTP 200 whose body begins, and does not go on until the simulator is closed. */
  public static UpsFault stalledBody() {
    byte[] body = "{\"trackResponse\":{\"shipment\":[".getBytes(StandardCharsets.UTF_8);
    return new UpsFault(Kind.STALL, 200, Map.of("Content-Type", "application/json"), body);
  }

  /** The connection is closed without an answer. */
  public static UpsFault connectionReset() {
    return new UpsFault(Kind.RESET, 0, Map.of(), new byte[0]);
  }

  /** No answer at all until the simulator is closed. */
  public static UpsFault silence() {
    return new UpsFault(Kind.HANG, 0, Map.of(), new byte[0]);
  }

  /** An error in UPS's format. */
  public static UpsFault error(int status, String code, String message) {
    return json(status, UpsJson.error(code, message).toString());
  }

  /** Any JSON. */
  public static UpsFault json(int status, String body) {
    return answer(status, "application/json", body);
  }

  /** Any answer. */
  public static UpsFault answer(int status, String contentType, String body) {
    return new UpsFault(
        Kind.ANSWER,
        status,
        Map.of("Content-Type", contentType),
        body.getBytes(StandardCharsets.UTF_8));
  }

  /** The same with one more header. */
  public UpsFault with(String header, String value) {
    Map<String, String> more = new LinkedHashMap<>(headers);
    more.put(header, value);
    return new UpsFault(kind, status, more, body);
  }

  Kind kind() {
    return kind;
  }

  int status() {
    return status;
  }

  Map<String, String> headers() {
    return headers;
  }

  byte[] body() {
    return body.clone();
  }
}
