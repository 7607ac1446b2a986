// SPDX-License-Identifier: Apache-2.0
package dev.waybill.connectors.carriers.ups;

import dev.waybill.commerce.Tracking;
import dev.waybill.connector.Deadline;
import dev.waybill.connector.Failure.Kind;
import dev.waybill.connector.Lookup;
import dev.waybill.connectors.carriers.internal.Randomness;
import java.time.InstantSource;
import okhttp3.HttpUrl;
import okhttp3.Request;

/** Asks UPS about one number, once; with a new token if the one held is refused. */
final class UpsClient {

  private static final String PATH = "api/track/v1/details";

  private final UpsHttp http;
  private final UpsTokens tokens;
  private final UpsReader reader;
  private final HttpUrl baseUrl;
  private final String transactionSource;
  private final Randomness random;
  private final InstantSource clock;

  UpsClient(
      UpsHttp http,
      UpsTokens tokens,
      UpsReader reader,
      HttpUrl baseUrl,
      String transactionSource,
      Randomness random,
      InstantSource clock) {
    this.http = http;
    this.tokens = tokens;
    this.reader = reader;
    this.baseUrl = baseUrl;
    this.transactionSource = transactionSource;
    this.random = random;
    this.clock = clock;
  }

  Lookup<Tracking> track(String trackingNumber, Deadline deadline) {
    return tokens
        .current(deadline)
        .fold(found -> track(trackingNumber, found.value(), deadline), Lookup::failed);
  }

  private Lookup<Tracking> track(String number, UpsTokens.Token token, Deadline deadline) {
    Lookup<UpsAnswer> outcome = http.call(request(number, token), deadline);
    if (UpsHttp.isUnauthorised(outcome)) {
      tokens.drop(token);
      return tokens
          .current(deadline)
          .fold(found -> read(number, again(number, found.value(), deadline)), Lookup::failed);
    }
    return read(number, outcome);
  }

  /** The second try; its token is no good either if UPS refuses it. */
  private Lookup<UpsAnswer> again(String number, UpsTokens.Token token, Deadline deadline) {
    Lookup<UpsAnswer> outcome = http.call(request(number, token), deadline);
    if (UpsHttp.isUnauthorised(outcome)) {
      tokens.drop(token);
      return Lookup.failed(Kind.UNAUTHORISED, "UPS refused a token that it had just given");
    }
    return outcome;
  }

  private Lookup<Tracking> read(String number, Lookup<UpsAnswer> outcome) {
    return outcome.fold(
        found -> reader.read(number, found.value(), clock.instant()), Lookup::failed);
  }

  private Request request(String number, UpsTokens.Token token) {
    HttpUrl url =
        baseUrl
            .newBuilder()
            .addPathSegments(PATH)
            .addPathSegment(number)
            .addQueryParameter("locale", "en_US")
            .addQueryParameter("returnSignature", "false")
            .addQueryParameter("returnMilestones", "false")
            .addQueryParameter("returnPOD", "false")
            .build();
    return new Request.Builder()
        .url(url)
        .header("Authorization", token.authorization())
        .header("Accept", "application/json")
        .header("transId", random.id())
        .header("transactionSrc", transactionSource)
        .build();
  }
}
