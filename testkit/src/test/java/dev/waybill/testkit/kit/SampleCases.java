// SPDX-License-Identifier: Apache-2.0
package dev.waybill.testkit.kit;

import dev.waybill.commerce.Note;
import dev.waybill.commerce.ServiceCase;
import dev.waybill.commerce.ServiceCase.Kind;
import dev.waybill.commerce.ServiceCase.State;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;

/** Cases for the trials of the kit of case systems. */
public final class SampleCases {

  static final String BUSY = "c7";

  static final ServiceCase OTHERS =
      new ServiceCase(
          "K-4",
          Kind.WRONG_ITEM,
          State.UNKNOWN,
          "beim Lager",
          "c77",
          "N9",
          List.of("9"),
          Instant.parse("2026-11-20T08:00:00Z"),
          null,
          Instant.parse("2026-11-26T17:00:00Z"),
          null,
          null,
          List.of());

  private SampleCases() {}

  /** A fixture with all that a rule asks for. */
  public static CasesFixture complete() {
    return CasesFixture.builder()
        .customer(
            BUSY,
            new ServiceCase(
                "K-3",
                Kind.NOT_RECEIVED,
                State.WAITING_FOR_CUSTOMER,
                "pending",
                BUSY,
                "N1",
                List.of("1", "2"),
                Instant.parse("2026-11-23T22:30:00Z"),
                Instant.parse("2026-11-24T06:00:00Z"),
                Instant.parse("2026-11-25T12:00:00Z"),
                null,
                null,
                List.of(new Note(Note.Author.STAFF, "asked the carrier for a picture"))),
            new ServiceCase(
                "K-2",
                Kind.EXCEPTION_GRANTED,
                State.APPROVED,
                "ok",
                BUSY,
                "N1",
                List.of(),
                Instant.parse("2026-11-10T09:00:00Z"),
                null,
                null,
                LocalDate.parse("2026-12-01"),
                "Dana Brandt",
                List.of()),
            new ServiceCase(
                "K-1",
                Kind.COMPLAINT,
                State.CLOSED,
                "closed",
                BUSY,
                null,
                List.of(),
                Instant.parse("2026-01-02T09:00:00Z"),
                null,
                null,
                null,
                null,
                List.of()))
        .customer("c77", OTHERS)
        .customerWithoutCases("c9")
        .secrets("key-4711")
        .build();
  }

  /** All the cases of the fixture. */
  public static List<ServiceCase> all() {
    return complete().cases().values().stream().flatMap(List::stream).toList();
  }
}
