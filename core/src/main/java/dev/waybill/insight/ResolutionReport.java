// SPDX-License-Identifier: Apache-2.0
package dev.waybill.insight;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * How issues ended. Deflection, that no person was needed, and resolution, that the matter is
 * settled, are two figures with two names: who gave up is deflected and not resolved.
 *
 * <p>An issue is what one customer wants about one thing, on whatever channels: a contact about the
 * same subject and of the same kind, within 48 hours of the one before, is the same issue. If it
 * comes after a resolution, the issue is reopened, and counts as how it ended last. Immutable.
 *
 * @param issues how many issues there are
 * @param resolved how many are settled and stayed so
 * @param handedOver how many a person took over at any time
 * @param abandoned how many ended with a customer who went away
 * @param open how many go on
 * @param reopened how many were taken for resolved and came back within 48 hours
 */
public record ResolutionReport(
    long issues, long resolved, long handedOver, long abandoned, long open, long reopened) {

  /** How long after a resolution a contact reopens the issue. */
  public static final Duration REOPENS_WITHIN = Duration.ofDays(2);

  /** Makes the report; the order of the contacts is no matter. */
  public static ResolutionReport of(Collection<Contact> contacts) {
    Map<List<String>, List<Contact>> subjects = new LinkedHashMap<>();
    for (Contact contact : contacts) {
      subjects
          .computeIfAbsent(List.of(contact.subject(), contact.kind()), key -> new ArrayList<>())
          .add(contact);
    }
    List<Issue> issues = new ArrayList<>();
    for (List<Contact> same : subjects.values()) {
      same.sort(Comparator.comparing(Contact::at).thenComparing(Contact::end));
      Issue issue = null;
      for (Contact contact : same) {
        if (issue == null || !issue.goesOnWith(contact)) {
          issue = new Issue(contact);
          issues.add(issue);
        } else {
          issue.add(contact);
        }
      }
    }
    return new ResolutionReport(
        issues.size(),
        count(issues, Contact.End.RESOLVED),
        issues.stream().filter(issue -> issue.handedOver).count(),
        count(issues, Contact.End.ABANDONED),
        count(issues, Contact.End.OPEN),
        issues.stream().filter(issue -> issue.reopened).count());
  }

  private static long count(List<Issue> issues, Contact.End end) {
    return issues.stream().filter(issue -> issue.end == end).count();
  }

  /** The share of issues that no person took over; 0 if there is none. */
  public double deflectionRate() {
    return share(issues - handedOver);
  }

  /** The share of issues that are settled and stayed so; 0 if there is none. */
  public double resolutionRate() {
    return share(resolved);
  }

  /** The share of issues whose customer went away; 0 if there is none. */
  public double abandonmentRate() {
    return share(abandoned);
  }

  /** Of the issues that were ever taken for resolved, the share that came back; 0 if none was. */
  public double reopenRate() {
    return resolved + reopened == 0 ? 0 : (double) reopened / (resolved + reopened);
  }

  private double share(long number) {
    return issues == 0 ? 0 : (double) number / issues;
  }

  /** An issue in the making. */
  private static final class Issue {
    private Instant last;
    private Contact.End end;
    private boolean handedOver;
    private boolean reopened;

    Issue(Contact first) {
      this.last = first.at();
      this.end = first.end();
      this.handedOver = first.end() == Contact.End.HANDED_OVER;
    }

    boolean goesOnWith(Contact next) {
      return end == Contact.End.OPEN
          || Duration.between(last, next.at()).compareTo(REOPENS_WITHIN) <= 0;
    }

    void add(Contact next) {
      reopened |= end == Contact.End.RESOLVED;
      handedOver |= next.end() == Contact.End.HANDED_OVER;
      last = next.at();
      end = next.end();
    }
  }
}
