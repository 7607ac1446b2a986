// SPDX-License-Identifier: Apache-2.0
package dev.waybill.connectors.carriers.ups;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.waybill.commerce.Leg;
import dev.waybill.commerce.ParcelStatus;
import dev.waybill.commerce.ParcelSubStatus;
import dev.waybill.commerce.ScanTime;
import dev.waybill.commerce.ScanTime.OffsetSource;
import dev.waybill.commerce.Tracking;
import dev.waybill.testkit.carrier.UpsEvent;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TimeZone;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class UpsMappingTest {

  private static final ObjectMapper MAPPER = new ObjectMapper();

  @ParameterizedTest
  @CsvSource(
      nullValues = "-",
      value = {
        "20261124,071356,20261124,121356,-05:00,-05:00,EXPLICIT",
        "20261124,071356,20261124,121356,-5:00,-05:00,EXPLICIT",
        "20261124,071356,20261124,121356,-0500,-05:00,EXPLICIT",
        "20261124,71356,20261124,121356,-05:00,-05:00,EXPLICIT",
        "20261124,071356,20261124,121456,-05:00,-05:00,EXPLICIT",
        "20261124,071356,20261124,121457,-05:00,-,UNKNOWN",
        "20261124,071356,20261124,071356,-05:00,-,UNKNOWN",
        "20261124,071356,-,-,-05:00,-05:00,EXPLICIT",
        "20261124,071356,20261124,121356,-,-05:00,GMT_PAIR",
        "20261124,054356,20261124,001356,-,+05:30,GMT_PAIR",
        "20261124,235900,20261125,075900,-,-08:00,GMT_PAIR",
        "20261124,071356,20261124,121357,-,-,UNKNOWN",
        "20261124,071356,20261120,121356,-,-,UNKNOWN",
        "20261124,071356,-,-,-,-,UNKNOWN",
        "20261124,071356,-,121356,-,-,UNKNOWN",
        "20261124,071356,20261124,121356,EST,-05:00,GMT_PAIR",
        "20261124,071356,20261124,121356,-19:00,-05:00,GMT_PAIR",
      })
  void theOffsetIsUpsOwnOrNone(
      String date,
      String time,
      @Nullable String gmtDate,
      @Nullable String gmtTime,
      @Nullable String gmtOffset,
      @Nullable String offset,
      OffsetSource source) {
    ScanTime result =
        requireNonNull(UpsTimes.of(activity(date, time, gmtDate, gmtTime, gmtOffset)));

    assertThat(result.offset()).isEqualTo(offset == null ? null : ZoneOffset.of(offset));
    assertThat(result.offsetSource()).isEqualTo(source);
    assertThat(result.instant().isPresent()).isEqualTo(offset != null);
  }

  @Test
  void aScanInGmtAloneGetsItsLocalTimeFromTheOffset() {
    ScanTime time =
        requireNonNull(UpsTimes.of(activity(null, null, "20261124", "031356", "-05:00")));

    assertThat(time.local()).isEqualTo(LocalDateTime.parse("2026-11-23T22:13:56"));
    assertThat(time.instant()).contains(Instant.parse("2026-11-24T03:13:56Z"));
  }

  @ParameterizedTest
  @CsvSource(
      nullValues = "-",
      value = {
        "-,071356",
        "20261124,-",
        "'',071356",
        "2026112,071356",
        "20261324,071356",
        "20260230,071356",
        "20261124,256100",
        "20261124,07h13",
        "00000000,000000",
        "20261124,0713567",
        "٢٠٢٦١١٢٤,071356"
      })
  void aScanWithoutReadableDateAndTimeHasNoTime(@Nullable String date, @Nullable String time) {
    assertThat(UpsTimes.of(activity(date, time, null, null, null))).isNull();
  }

  @Test
  void aTimeMayHaveLostItsLeadingNoughts() {
    assertThat(UpsTimes.time("5")).isEqualTo(LocalTime.of(0, 0, 5));
    assertThat(UpsTimes.time("74700")).isEqualTo(LocalTime.of(7, 47));
    assertThat(UpsTimes.time("07:47:00")).isEqualTo(LocalTime.of(7, 47));
  }

  @ParameterizedTest
  @CsvSource({
    "I,003,,INFO_RECEIVED",
    "D,011,DELIVERED,DELIVERED_TO_ADDRESS",
    "D,11,DELIVERED,DELIVERED_TO_ADDRESS",
    "I,021,Out For Delivery Today,WITH_COURIER",
    "D,021,Out For Delivery Today,WITH_COURIER",
    "X,022,First Attempt Made,ATTEMPTED",
    "X,023,Second Delivery Attempted,ATTEMPTED",
    "X,024,Final Attempt Made,ATTEMPTED_FINAL",
    "D,026,Delivered by Local Post Office,DELIVERED_TO_ADDRESS",
    "D,034,Returned to Sender,RETURNED_TO_SENDER",
    "X,035,Returning to Sender,RETURN_IN_TRANSIT",
    "X,036,Returning to Sender: In Transit,RETURN_IN_TRANSIT",
    "D,143,Delivered to Agent,HANDED_TO_PARTNER",
    "D,161,Delivered to UPS Access Point,AT_PICKUP_POINT",
    "D,011,Delivered to a UPS Access Point™,AT_PICKUP_POINT",
    "D,011,DELIVERED TO AGENT,HANDED_TO_PARTNER",
    "D,011,Could not be delivered,UNMAPPED",
    "D,011,Out for Delivery,WITH_COURIER",
    "I,005,Departed from Facility,HUB_DEPARTED",
    "I,005,Delivered,MOVING",
    "I,005,,MOVING",
    "I,005,Anything else,MOVING",
    "X,013,A mechanical failure has delayed delivery.,DELAYED_MECHANICAL",
    "X,013,Something,STOPPED",
    "X,046,Severe weather has delayed delivery,DELAYED_WEATHER",
    "D,,Loaded on Delivery Vehicle,WITH_COURIER",
    "D,,,UNMAPPED",
    "I,,,UNMAPPED",
    "M,,,INFO_RECEIVED",
    "MV,,,VOIDED",
    "U,000,Something,UNMAPPED",
    "I,999,Quantum event,UNMAPPED",
    "D,,Your package was delivered.,DELIVERED_TO_ADDRESS"
  })
  void theCodeSaysItThenTheWordsElseNobody(
      String type, @Nullable String statusCode, @Nullable String words, ParcelSubStatus state) {
    assertThat(UpsCodes.meaning(status(type, statusCode, null, words)).state()).isEqualTo(state);
  }

  @ParameterizedTest
  @CsvSource({
    "022,48,ATTEMPTED_NO_ONE_HOME",
    "022,055,ATTEMPTED_BUSINESS_CLOSED",
    "024,49,ATTEMPTED_FINAL",
    "046,6,DELAYED_MISROUTED",
    "013,1f,DESTROYED",
    "021,48,WITH_COURIER"
  })
  void aReasonNarrowsTheCodeOfAnException(String statusCode, String code, ParcelSubStatus state) {
    assertThat(UpsCodes.meaning(status("X", statusCode, code, null)).state()).isEqualTo(state);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "could not be delivered",
        "The package couldn't be delivered",
        "UNDELIVERED",
        "Not delivered",
        "has not been delivered",
        "Delivery attempted",
        "attempted delivery",
        "will be delivered",
        "Your package will be delivered tomorrow",
        "to be delivered by agent",
        "DELIVERED TO SHIPPER",
        "Delivered to the sender",
        "delivered to agent",
        "Delivered to local carrier",
        "delivered to pickup shop",
        "delivered to a UPS Access Point™",
        "Delivered to Post Office for Pickup",
        "Unable to Deliver",
        "Undeliverable",
        "Package cannot be delivered because it does not fit in locker.",
        "Out for delivery",
        "Returned to shipper",
        "Updated Delivery Date",
        "Delivery Change Requested",
        "predelivered",
        "We will notify you once delivered",
        "Partially delivered",
        ""
      })
  void wordsThatOnlySoundLikeADeliveryAreNone(String words) {
    assertThat(UpsCodes.meaning(status("D", null, null, words)).state().status())
        .isNotEqualTo(ParcelStatus.DELIVERED);
    assertThat(UpsCodes.meaning(status("I", "005", null, words)).state().status())
        .isNotEqualTo(ParcelStatus.DELIVERED);
  }

  @Test
  void everyCodeHasOneMeaningAndNamesItsDocument() {
    Map<String, String> seen = new HashMap<>();
    for (String[] row : Table.rows("status-codes.csv", 6)) {
      String key = row[0] + " " + row[1];
      assertThat(seen.put(key, row[2])).as(key).isNull();
      assertThat(row[0]).isIn("status", "reason", "type");
      if (row[0].equals("status")) {
        assertThat(row[1]).matches("[0-9]{3}");
      }
      ParcelSubStatus state = ParcelSubStatus.valueOf(row[2]);
      Leg leg = Leg.valueOf(row[3]);
      assertThat(state).as(key).isNotEqualTo(ParcelSubStatus.UNMAPPED);
      assertThat(row[4]).isIn("exact", "narrow");
      assertThat(row[5]).isIn("A", "B", "C");
      boolean back =
          state.status() == ParcelStatus.RETURNED || state == ParcelSubStatus.RETURN_IN_TRANSIT;
      assertThat(leg == Leg.RETURN).as(key).isEqualTo(back);
    }
    assertThat(seen).hasSizeGreaterThan(130);
  }

  @Test
  void everyPhraseCanBeReachedAndIsWrittenOnce() {
    List<String[]> rows = Table.rows("phrases.csv", 4);
    for (int i = 0; i < rows.size(); i++) {
      String phrase = rows.get(i)[0];
      assertThat(phrase).matches("[a-z0-9]+( [a-z0-9]+)*");
      assertThat(rows.get(i)[3]).isIn("A", "B", "C", "G");
      for (int j = 0; j < i; j++) {
        assertThat((" " + phrase + " ").contains(" " + rows.get(j)[0] + " "))
            .as("'%s' is hidden by '%s'", phrase, rows.get(j)[0])
            .isFalse();
      }
      assertThat(UpsPhrases.meaning(phrase.toUpperCase(Locale.ROOT)).state())
          .isEqualTo(ParcelSubStatus.valueOf(rows.get(i)[1]));
    }
  }

  @ParameterizedTest
  @CsvSource({
    "UTC,en-US",
    "Asia/Kolkata,hi-IN",
    "Pacific/Kiritimati,tr-TR",
    "America/Los_Angeles,ar-SA",
    "Pacific/Pago_Pago,fa-IR",
    "Europe/Berlin,th-TH-u-ca-buddhist-nu-thai"
  })
  void theResultDoesNotDependOnTheZoneNorTheLocaleOfTheMachine(String zone, String locale) {
    TimeZone zoneBefore = TimeZone.getDefault();
    Locale localeBefore = Locale.getDefault();
    try (UpsWorld world = new UpsWorld()) {
      TimeZone.setDefault(TimeZone.getTimeZone(zone));
      Locale.setDefault(Locale.forLanguageTag(locale));
      world
          .parcelInTransit()
          .scheduled(LocalDate.of(2026, 11, 26))
          .scan(UpsEvent.FIRST_ATTEMPT, UpsWorld.at("2026-11-24T10:30:00-06:00"));

      Tracking tracking = world.found();

      assertThat(tracking.state()).isEqualTo(ParcelSubStatus.ATTEMPTED_NO_ONE_HOME);
      assertThat(tracking.lastScan().orElseThrow().time().toString())
          .isEqualTo("ScanTime[local=2026-11-24T10:30, offset=-06:00, offsetSource=EXPLICIT]");
      assertThat(requireNonNull(tracking.eta()).day()).hasToString("2026-11-26");
      assertThat(UpsCodes.meaning(status("I", null, null, "IN TRANSIT")).state())
          .isEqualTo(ParcelSubStatus.MOVING);
      assertThat(UpsHttp.retryAt("Tue, 24 Nov 2026 20:00:05 GMT", Instant.EPOCH))
          .isEqualTo(Instant.parse("2026-11-24T20:00:05Z"));
    } finally {
      TimeZone.setDefault(zoneBefore);
      Locale.setDefault(localeBefore);
    }
  }

  private static ObjectNode activity(
      @Nullable String date,
      @Nullable String time,
      @Nullable String gmtDate,
      @Nullable String gmtTime,
      @Nullable String gmtOffset) {
    ObjectNode node = MAPPER.createObjectNode();
    node.put("date", date).put("time", time);
    return node.put("gmtDate", gmtDate).put("gmtTime", gmtTime).put("gmtOffset", gmtOffset);
  }

  private static ObjectNode status(
      String type, @Nullable String statusCode, @Nullable String code, @Nullable String words) {
    ObjectNode node = MAPPER.createObjectNode();
    node.put("type", type).put("statusCode", statusCode).put("code", code);
    return node.put("description", words);
  }
}
