// SPDX-License-Identifier: Apache-2.0
package dev.waybill.testkit.kit;

import static java.util.Objects.requireNonNull;

import dev.waybill.commerce.Note;
import dev.waybill.commerce.ServiceCase;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What the system behind a {@link dev.waybill.connector.Cases} holds, for {@link CasesKit}: the
 * cases as they must be read, complete.
 *
 * <pre>{@code
 * CasesFixture.builder()
 *     .customer("c7", openClaimOfToday, exceptionOfLastWeek, settledComplaint)
 *     .customer("c77", claimInAWordOfTheirs)
 *     .customerWithoutCases("c9")
 *     .secrets(API_KEY)
 *     .build();
 * }</pre>
 */
public final class CasesFixture {

  private final Map<String, List<ServiceCase>> cases;
  private final String customerWithoutCases;
  private final Set<String> secrets;

  private CasesFixture(Builder from, String customerWithoutCases) {
    this.cases = new LinkedHashMap<>(from.cases);
    this.customerWithoutCases = customerWithoutCases;
    this.secrets = Set.copyOf(from.secrets);
  }

  /** Starts a fixture; {@code customer} and {@code customerWithoutCases} must be called. */
  public static Builder builder() {
    return new Builder();
  }

  /** All cases of the customers, newest first, in the order in which they were given. */
  Map<String, List<ServiceCase>> cases() {
    return cases;
  }

  /** The customer with the most cases. */
  String busiest() {
    return cases.entrySet().stream()
        .max(Comparator.comparingInt(entry -> entry.getValue().size()))
        .map(Map.Entry::getKey)
        .orElseThrow();
  }

  String customerWithoutCases() {
    return customerWithoutCases;
  }

  /** Secrets, and what is personal in the cases. */
  Set<String> confidential() {
    return Stream.concat(
            secrets.stream(),
            all()
                .flatMap(
                    held ->
                        Stream.concat(
                            Stream.ofNullable(held.grantedBy()),
                            held.notes().stream().map(Note::text))))
        .filter(word -> word.length() > 3)
        .collect(Collectors.toUnmodifiableSet());
  }

  /** The first case that fits, or null. */
  @Nullable ServiceCase first(Predicate<ServiceCase> fits) {
    return all().filter(fits).findFirst().orElse(null);
  }

  private Stream<ServiceCase> all() {
    return cases.values().stream().flatMap(List::stream);
  }

  /** Builds a fixture. */
  public static final class Builder {

    private final Map<String, List<ServiceCase>> cases = new LinkedHashMap<>();
    private @Nullable String customerWithoutCases;
    private final Set<String> secrets = new HashSet<>();

    private Builder() {}

    /**
     * All the cases of a customer, as they must be read, complete. Wanted are three cases of one
     * customer, one of them settled; an exception with the last day it holds; a case with notes;
     * one in a state that {@link ServiceCase.State} lacks; and a case of another customer.
     *
     * @param newestFirst the cases, by their {@code openedAt}
     */
    public Builder customer(String customerId, ServiceCase... newestFirst) {
      cases.put(requireNonNull(customerId, "customerId"), List.of(newestFirst));
      return this;
    }

    /** A customer without a case. */
    public Builder customerWithoutCases(String customerId) {
      customerWithoutCases = requireNonNull(customerId, "customerId");
      return this;
    }

    /** The connector's keys, passwords and tokens; none may stand in a failure. */
    public Builder secrets(String... keys) {
      secrets.addAll(List.of(keys));
      return this;
    }

    /**
     * Builds it.
     *
     * @throws IllegalStateException if a part is missing
     * @throws IllegalArgumentException if the parts contradict each other
     */
    public CasesFixture build() {
      CasesFixture fixture =
          new CasesFixture(
              this, Parts.needed(customerWithoutCases, "customerWithoutCases(customerId)"));
      Parts.require(
          cases.size() > 1 && cases.values().stream().noneMatch(List::isEmpty),
          "customer(customerId, newestFirst) must be called for two customers at least, each with"
              + " a case");
      Parts.require(
          !cases.containsKey(fixture.customerWithoutCases),
          "the customer without cases must have none");
      Parts.differ(
          fixture.all().map(ServiceCase::id).toList(), "the identifiers of cases must differ");
      cases.forEach(Builder::requireTheirs);
      return fixture;
    }

    private static void requireTheirs(String customerId, List<ServiceCase> held) {
      Parts.require(
          held.stream().allMatch(one -> customerId.equals(one.customerId())),
          "each case must name the customer it is given for");
      List<Instant> opened = new ArrayList<>();
      held.stream().map(ServiceCase::openedAt).filter(Objects::nonNull).forEach(opened::add);
      for (int i = 1; i < opened.size(); i++) {
        Parts.require(
            opened.get(i).isBefore(opened.get(i - 1)), "cases must be given newest first");
      }
    }
  }
}
