// SPDX-License-Identifier: Apache-2.0
package dev.waybill.connectors.carriers.ups;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.waybill.connector.Failure;
import dev.waybill.connector.Failure.Kind;
import java.io.IOException;
import java.time.Instant;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * An HTTP answer of UPS, before its contents are believed.
 *
 * @param status the HTTP status
 * @param json the body; null if it is no JSON object
 * @param retryAt from when UPS wants to be asked again, or null
 */
record UpsAnswer(int status, @Nullable JsonNode json, @Nullable Instant retryAt) {

  private static final ObjectMapper MAPPER =
      JsonMapper.builder().enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS).build();
  private static final Pattern SAFE_CODE = Pattern.compile("[A-Za-z0-9._-]{1,16}");

  static UpsAnswer of(int status, byte[] body, @Nullable Instant retryAt) {
    return new UpsAnswer(status, parse(body), retryAt);
  }

  /** UPS's error code: {@code response.errors[0].code}; null if there is none. */
  @Nullable String errorCode() {
    return Json.objects(Json.object(json, "response"), "errors").stream()
        .map(error -> Json.text(error, "code"))
        .filter(code -> code != null && SAFE_CODE.matcher(code).matches())
        .findFirst()
        .orElse(null);
  }

  /**
   * What went wrong, if the answer is not a good one; null if it is HTTP 200 with a JSON object and
   * no error in it. Names the HTTP status and UPS's code, never its words.
   */
  @Nullable Failure failure() {
    String code = errorCode();
    Kind kind = kind(code);
    return kind == null
        ? null
        : new Failure(
            kind,
            kind == Kind.THROTTLED || kind == Kind.DOWN ? retryAt : null,
            "UPS answered HTTP " + status + (code == null ? "" : " with code " + code) + remark());
  }

  private @Nullable Kind kind(@Nullable String code) {
    if (status == 429 || "10429".equals(code)) {
      return Kind.THROTTLED;
    }
    if (status >= 500 || status == 408) {
      return Kind.DOWN;
    }
    if (status == 401 || status == 403) {
      return Kind.UNAUTHORISED;
    }
    if (json == null || (status != 200 && code == null)) {
      return Kind.MALFORMED;
    }
    return code == null ? null : kindOfCode(code);
  }

  /**
   * TV1002 is an invalid inquiry number, TW0001 no information (UPS-API/api-documentation, issues
   * 12 and 102); HTTP 404 is documented for the latter, but a wrong address gives it too.
   */
  private Kind kindOfCode(String code) {
    if (code.equals("TV1002") || (code.startsWith("TV") && says("inquiry number"))) {
      return Kind.NOT_FOUND;
    }
    if (code.equals("TW0001") || (status == 404 && says("tracking") && says("not found"))) {
      return Kind.NOT_YET_SCANNED;
    }
    return code.startsWith("25000") ? Kind.UNAUTHORISED : Kind.MALFORMED;
  }

  private boolean says(String phrase) {
    return Json.objects(Json.object(json, "response"), "errors").stream()
        .map(error -> Json.text(error, "message"))
        .anyMatch(it -> it != null && it.toLowerCase(Locale.ROOT).contains(phrase));
  }

  private String remark() {
    return json == null ? ", and no JSON object" : "";
  }

  /** The body as a JSON object, a byte order mark allowed; null if it is anything else. */
  private static @Nullable JsonNode parse(byte[] body) {
    try {
      JsonNode node = MAPPER.readTree(body);
      return node != null && node.isObject() ? node : null;
    } catch (IOException e) {
      return null;
    }
  }
}
