// SPDX-License-Identifier: Apache-2.0
package dev.waybill.outreach;

import dev.waybill.agent.AgentParts;
import dev.waybill.commerce.Eta;
import dev.waybill.commerce.Order;
import dev.waybill.commerce.Parcel;
import dev.waybill.commerce.ParcelStatus;
import dev.waybill.commerce.ParcelSubStatus;
import dev.waybill.commerce.Scan;
import dev.waybill.commerce.ServiceCase;
import dev.waybill.commerce.Tracking;
import dev.waybill.connector.Deadline;
import dev.waybill.connector.Failure;
import dev.waybill.conversation.Identity;
import dev.waybill.conversation.Task;
import dev.waybill.conversation.TurnTrace;
import dev.waybill.evidence.CommerceFacts;
import dev.waybill.evidence.DataLayer;
import dev.waybill.evidence.EvidenceLedger;
import dev.waybill.evidence.FactValue;
import dev.waybill.evidence.Source;
import dev.waybill.evidence.Trust;
import dev.waybill.evidence.Unknown;
import dev.waybill.intent.Intent;
import dev.waybill.language.Phrases;
import dev.waybill.playbook.CustomerRecords;
import dev.waybill.playbook.TrackedParcel;
import dev.waybill.policy.decide.Fact;
import dev.waybill.policy.value.Value;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What is true of an event's subject now, and how it is said. For one event, on one thread. */
final class Look {

  private static final Source LIBRARY = new Source("waybill", DataLayer.ORDER);
  private static final Source MERCHANT = new Source("merchant", DataLayer.KNOWLEDGE);
  private static final DateTimeFormatter NOTED =
      DateTimeFormatter.ofPattern("d MMMM", Locale.ENGLISH);
  private static final Set<ParcelSubStatus> ADDRESS =
      Set.of(ParcelSubStatus.ADDRESS_PROBLEM, ParcelSubStatus.ATTEMPTED_NO_ACCESS);

  private final AgentParts parts;
  private final OutreachRules rules;
  private final Event event;
  private final Recipient recipient;
  private final EvidenceLedger ledger = new EvidenceLedger();
  private final Phrases phrases;
  private final CustomerRecords records;
  private final Instant now;

  Look(AgentParts parts, OutreachRules rules, Event event, Recipient recipient) {
    this.parts = parts;
    this.rules = rules;
    this.event = event;
    this.recipient = recipient;
    this.phrases = Phrases.of(recipient.locale());
    this.now = parts.clock().instant();
    this.records =
        new CustomerRecords(
            parts.sources(),
            parts.policyContext(),
            Identity.verified(event.customerId(), null, recipient.zone()),
            Set.of(),
            List.of(),
            ledger,
            parts.shopZone(),
            parts.clock(),
            parts.budget().reads(),
            parts.executor());
  }

  EvidenceLedger ledger() {
    return ledger;
  }

  List<TurnTrace.Read> reads() {
    return records.reads();
  }

  /** What was read, as the policy takes it, with the days of its zone. */
  List<Fact> policyFacts(ZoneId zone, Map<String, Value> arguments) {
    return records.policyFacts(zone, arguments);
  }

  /**
   * What can be said now.
   *
   * @param told the day the customer was told last; null if none
   * @throws NotReadableException if a system does not answer
   */
  Message.Found message(@Nullable LocalDate told) {
    return switch (event.kind()) {
      case ETA_CHANGED, ATTEMPT_FAILED, DECLARED_LOST, SEARCH_DUE, SILENT -> ofParcel(told);
      case CLAIM_OVERDUE -> ofClaim();
      case BACK_IN_STOCK, CAMPAIGN -> ofUnit();
    };
  }

  /** A system did not answer: it is looked at later. */
  static final class NotReadableException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    NotReadableException(String what) {
      super(what);
    }
  }

  private Message.Found ofParcel(@Nullable LocalDate told) {
    String number = String.valueOf(event.orderNumber());
    return records
        .order(number)
        .fold(
            order -> ofParcel(order, told),
            () -> Message.Found.nothing(Suppression.NOT_THEIRS),
            () -> Message.Found.nothing(Suppression.NOT_THEIRS),
            failure -> {
              throw new NotReadableException("the order");
            });
  }

  private Message.Found ofParcel(Order order, @Nullable LocalDate told) {
    Optional<Parcel> parcel =
        order.parcels().stream()
            .filter(each -> each.trackingNumber().equals(event.subject()))
            .findFirst();
    if (parcel.isEmpty()) {
      return Message.Found.nothing(Suppression.NOT_THEIRS);
    }
    TrackedParcel tracked = records.track(List.of(parcel.get())).get(0);
    return tracked
        .tracking()
        .fold(
            found -> {
              if (found.refreshFailure() != null) {
                throw new NotReadableException("the carrier");
              }
              return ofTracking(order, found.value(), told);
            },
            failure -> {
              throw new NotReadableException("the carrier");
            });
  }

  private Message.Found ofTracking(Order order, Tracking tracking, @Nullable LocalDate told) {
    if (tracking.status() == ParcelStatus.DELIVERED) {
      return Message.Found.nothing(Suppression.SUPERSEDED_BY_DELIVERY);
    }
    Map<String, String> places =
        Map.of("$o", CommerceFacts.orderPath(order.number()), "$p", path(tracking));
    return switch (event.kind()) {
      case ETA_CHANGED -> delay(order, tracking, places, told);
      case ATTEMPT_FAILED -> attempt(order, tracking, places);
      case DECLARED_LOST -> lost(order, tracking, places);
      case SEARCH_DUE -> search(tracking);
      default -> silent(tracking, places);
    };
  }

  private Message.Found delay(
      Order order, Tracking tracking, Map<String, String> places, @Nullable LocalDate told) {
    Eta eta = tracking.eta();
    if (eta == null) {
      return Message.Found.nothing(Suppression.NOT_TRUE_ANY_MORE);
    }
    List<LocalDate> earlier = eta.earlier();
    LocalDate known =
        told != null ? told : earlier.isEmpty() ? promised(order) : earlier.get(earlier.size() - 1);
    boolean later = known == null || eta.day().isAfter(known);
    boolean takesBack = told != null && eta.day().isBefore(told);
    if (!later && !takesBack) {
      return Message.Found.nothing(Suppression.NOT_SIGNIFICANT);
    }
    boolean names = told == null && !earlier.isEmpty();
    String draft =
        filled(
                names ? "outreach.delay" : later ? "outreach.delay.new" : "outreach.delay.earlier",
                places)
            .replace("$n", String.valueOf(earlier.size() - 1));
    return Message.Found.of(
        new Message(
            "delay",
            String.valueOf(eta.day()),
            draft,
            List.of(new Unknown(Unknown.Kind.ARRIVAL_TIME, path(tracking))),
            eta.day(),
            null,
            null,
            "carrier moved estimate to " + NOTED.format(eta.day())));
  }

  private static String path(Tracking tracking) {
    return CommerceFacts.parcelPath(tracking.trackingNumber());
  }

  private static @Nullable LocalDate promised(Order order) {
    return order.promise() == null ? null : order.promise().day();
  }

  private Message.Found attempt(Order order, Tracking tracking, Map<String, String> places) {
    boolean tried =
        tracking.status() == ParcelStatus.DELIVERY_ATTEMPTED
            || tracking.state() == ParcelSubStatus.ADDRESS_PROBLEM;
    Optional<Scan> last = tracking.lastScan();
    if (!tried || last.isEmpty()) {
      return Message.Found.nothing(Suppression.NOT_TRUE_ANY_MORE);
    }
    boolean address =
        tracking.journey().scans().stream().anyMatch(s -> ADDRESS.contains(s.state()));
    boolean canRebook = parts.acts().containsKey("reschedule_delivery");
    List<String> draft = new ArrayList<>();
    draft.add(filled("outreach.attempt", places));
    if (canRebook) {
      draft.add(filled(address ? "outreach.attempt.address" : "outreach.attempt.day", places));
    }
    return Message.Found.of(
        new Message(
            "failed_attempt",
            last.get().time().local().toLocalDate().toString(),
            String.join(" ", draft),
            List.of(),
            null,
            null,
            canRebook ? task(order).with("wanted", "day") : null,
            "carrier could not hand over on " + NOTED.format(last.get().time().local())));
  }

  private Message.Found lost(Order order, Tracking tracking, Map<String, String> places) {
    if (tracking.status() != ParcelStatus.LOST) {
      return Message.Found.nothing(Suppression.NOT_TRUE_ANY_MORE);
    }
    return Message.Found.of(
        new Message(
            "lost",
            "lost",
            filled("outreach.lost", places),
            List.of(),
            null,
            null,
            task(order).with("wanted", "remedy"),
            "carrier declared the parcel lost"));
  }

  private static Task task(Order order) {
    return Task.of(Intent.DELIVERY_PROBLEM).with("order", order.number());
  }

  /** From here on the silence is longer than is normal. */
  private Instant searchDue(Scan last) {
    return last.time()
        .latest()
        .plus(Duration.ofDays(parts.norms().stallDaysDomestic()))
        .plus(Duration.ofMinutes(1));
  }

  /** Nothing is written for it: what was announced is done. */
  private Message.Found search(Tracking tracking) {
    Optional<Scan> last = tracking.lastScan();
    if (last.isEmpty() || now.isBefore(searchDue(last.get()))) {
      return Message.Found.nothing(Suppression.NOT_TRUE_ANY_MORE);
    }
    return Message.Found.of(
        new Message(
            "silent",
            "search",
            "",
            List.of(),
            null,
            null,
            null,
            "no scan for longer than is normal"));
  }

  private Message.Found silent(Tracking tracking, Map<String, String> places) {
    Optional<Scan> last = tracking.lastScan();
    if (last.isEmpty()
        || Duration.between(last.get().time().latest(), now).compareTo(rules.silence()) < 0) {
      return Message.Found.nothing(Suppression.NOT_TRUE_ANY_MORE);
    }
    int norm = parts.norms().stallDaysDomestic();
    LocalDate seen = last.get().time().local().toLocalDate();
    Instant due = searchDue(last.get());
    LocalDate search = LocalDate.ofInstant(due, recipient.zone());
    if (now.isAfter(due)) {
      return Message.Found.nothing(Suppression.NOT_TRUE_ANY_MORE);
    }
    if (parts.desk() == null && !parts.acts().containsKey("open_carrier_trace")) {
      return Message.Found.nothing(Suppression.NO_GROUNDED_TEXT); // nobody could keep the promise
    }
    ledger.append(
        "norms.stallDomestic", new FactValue.Days(norm, false), MERCHANT, now, Trust.SYSTEM);
    ledger.append(
        path(tracking) + ".searchOn",
        new FactValue.Day(search, recipient.zone()),
        LIBRARY,
        now,
        Trust.COMPUTED);
    boolean hasPlace = ledger.at(path(tracking) + ".lastScan.place").isPresent();
    return Message.Found.of(
        new Message(
            "silent",
            seen.toString(),
            filled(hasPlace ? "outreach.silent" : "outreach.silent.bare", places),
            List.of(new Unknown(Unknown.Kind.ARRIVAL_DATE, path(tracking))),
            search,
            due,
            null,
            "no scan since " + NOTED.format(seen)));
  }

  private Message.Found ofClaim() {
    Optional<ServiceCase> claim =
        Cases.of(parts, event.customerId()).stream()
            .filter(held -> held.id().equals(event.subject()))
            .findFirst();
    Instant due = claim.map(ServiceCase::dueAt).orElse(null);
    if (claim.isEmpty() || !claim.get().isOpen() || due == null || due.isAfter(now)) {
      return Message.Found.nothing(Suppression.NOT_TRUE_ANY_MORE);
    }
    if (event.orderNumber() != null) {
      records.order(event.orderNumber()); // what the policy is asked about
    }
    Instant opened = claim.get().openedAt();
    String path = "claims." + EvidenceLedger.part(event.subject());
    ledger.append(
        path + ".number",
        new FactValue.Term(FactValue.Term.Kind.IDENTIFIER, claim.get().id()),
        LIBRARY,
        now,
        Trust.SYSTEM);
    ledger.append(path + ".due", new FactValue.Point(due), LIBRARY, now, Trust.SYSTEM);
    if (opened != null) {
      ledger.append(path + ".opened", new FactValue.Point(opened), LIBRARY, now, Trust.SYSTEM);
    }
    return Message.Found.of(
        new Message(
            "warranty_delay",
            LocalDate.ofInstant(due, parts.shopZone()).toString(),
            filled(opened == null ? "outreach.claim.bare" : "outreach.claim", Map.of("$c", path)),
            List.of(),
            null,
            null,
            null,
            "promised time is over"));
  }

  private Message.Found ofUnit() {
    Deadline deadline = Deadline.in(parts.budget().reads(), now);
    String path = CommerceFacts.productPath(event.subject());
    String stock = "stock." + EvidenceLedger.part(event.subject());
    if (parts.sources().catalog() == null || parts.sources().inventory() == null) {
      return Message.Found.nothing(Suppression.NOT_TRUE_ANY_MORE);
    }
    parts
        .sources()
        .catalog()
        .bySku(event.subject(), deadline)
        .fold(
            found -> {
              new CommerceFacts(ledger)
                  .product(found.value(), event.subject(), found.source(), found.observedAt());
              return true;
            },
            Look::unread);
    parts
        .sources()
        .inventory()
        .stock(event.subject(), deadline)
        .fold(
            found -> {
              found
                  .value()
                  .available()
                  .ifPresent(
                      count ->
                          ledger.append(
                              stock + ".available",
                              new FactValue.Flag(count > 0),
                              found.source(),
                              found.observedAt(),
                              Trust.COMPUTED));
              return true;
            },
            Look::unread);
    boolean there =
        ledger
            .at(stock + ".available")
            .filter(fact -> fact.value().equals(new FactValue.Flag(true)))
            .isPresent();
    if (!there || ledger.at(path + ".title").isEmpty()) {
      return Message.Found.nothing(Suppression.NOT_TRUE_ANY_MORE);
    }
    boolean priced = ledger.at(path + ".price").isPresent();
    return Message.Found.of(
        new Message(
            "back_in_stock",
            String.valueOf(event.wishId()),
            filled(priced ? "outreach.stock" : "outreach.stock.bare", Map.of("$u", path)),
            List.of(),
            null,
            null,
            null,
            ""));
  }

  private static boolean unread(Failure failure) {
    if (failure.kind().isOutage()) {
      throw new NotReadableException("the catalogue");
    }
    return false;
  }

  private String filled(String phrase, Map<String, String> places) {
    String text = phrases.get(phrase);
    for (Map.Entry<String, String> place : places.entrySet()) {
      text = text.replace(place.getKey(), place.getValue());
    }
    return text;
  }
}
