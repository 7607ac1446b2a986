// SPDX-License-Identifier: Apache-2.0
package dev.waybill.testkit.kit;

import static java.util.Objects.requireNonNull;

import dev.waybill.commerce.Customer;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What the system behind a {@link dev.waybill.connector.Customers} holds, for {@link CustomersKit}:
 * the customers as they must be read, complete.
 *
 * <pre>{@code
 * CustomersFixture.builder()
 *     .customer(new Customer("c7", "Ada Example", "ada@example.com", ZoneId.of("Asia/Kolkata")))
 *     .customer(new Customer("c8", "Ada Example", "ada@example.com", null))
 *     .customer(new Customer("c77", null, "radada@example.com", null))
 *     .absentId("c99")
 *     .absentEmail("nobody@example.com")
 *     .secrets(API_KEY)
 *     .build();
 * }</pre>
 */
public final class CustomersFixture {

  private final List<Customer> customers;
  private final String absentId;
  private final String absentEmail;
  private final Set<String> secrets;

  private CustomersFixture(Builder from, String absentId, String absentEmail) {
    this.customers = List.copyOf(from.customers);
    this.absentId = absentId;
    this.absentEmail = absentEmail;
    this.secrets = Set.copyOf(from.secrets);
  }

  /**
   * Starts a fixture; {@code customer}, {@code absentId} and {@code absentEmail} must be called.
   */
  public static Builder builder() {
    return new Builder();
  }

  List<Customer> customers() {
    return customers;
  }

  Set<String> ids() {
    return customers.stream()
        .map(Customer::id)
        .collect(Collectors.toCollection(LinkedHashSet::new));
  }

  /** The addresses of all customers, each once, as the system writes them. */
  List<String> emails() {
    return customers.stream().map(Customer::email).filter(Objects::nonNull).distinct().toList();
  }

  /** Everybody with this address. */
  List<Customer> withEmail(String email) {
    return customers.stream()
        .filter(customer -> customer.email() != null && isSame(customer.email(), email))
        .toList();
  }

  String absentId() {
    return absentId;
  }

  String absentEmail() {
    return absentEmail;
  }

  /** Secrets, and what is personal of the customers. */
  Set<String> confidential() {
    return Stream.concat(
            Stream.concat(secrets.stream(), Stream.of(absentEmail)),
            customers.stream()
                .flatMap(customer -> Stream.of(customer.name(), customer.email()))
                .filter(Objects::nonNull))
        .filter(word -> word.length() > 3)
        .collect(Collectors.toUnmodifiableSet());
  }

  /** An address that several customers have, or null. */
  @Nullable String sharedEmail() {
    return emails().stream().filter(email -> withEmail(email).size() > 1).findFirst().orElse(null);
  }

  /** A customer without a zone or a name, or null. */
  @Nullable Customer sparse() {
    return first(customer -> customer.zone() == null && customer.name() == null);
  }

  private @Nullable Customer first(Predicate<Customer> fits) {
    return customers.stream().filter(fits).findFirst().orElse(null);
  }

  static boolean isSame(String email, String other) {
    return email.toLowerCase(Locale.ROOT).equals(other.toLowerCase(Locale.ROOT));
  }

  /** Builds a fixture. */
  public static final class Builder {

    private final List<Customer> customers = new ArrayList<>();
    private @Nullable String absentId;
    private @Nullable String absentEmail;
    private final Set<String> secrets = new HashSet<>();

    private Builder() {}

    /**
     * A customer, as it must be read, complete. Wanted are two with one address, one whose address
     * ends or begins like another's, one with a zone, and one of whom neither name nor zone is
     * known. No customer must be real.
     */
    public Builder customer(Customer customer) {
      customers.add(requireNonNull(customer, "customer"));
      return this;
    }

    /** An identifier that the system does not hold. */
    public Builder absentId(String id) {
      absentId = requireNonNull(id, "id");
      return this;
    }

    /** An address that nobody has. */
    public Builder absentEmail(String email) {
      absentEmail = requireNonNull(email, "email");
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
    public CustomersFixture build() {
      CustomersFixture fixture =
          new CustomersFixture(
              this,
              Parts.needed(absentId, "absentId(id)"),
              Parts.needed(absentEmail, "absentEmail(email)"));
      Parts.require(
          customers.size() > 1 && !fixture.emails().isEmpty(),
          "there must be two customers at least, one of them with an address");
      List<String> ids = new ArrayList<>(customers.stream().map(Customer::id).toList());
      ids.add(fixture.absentId);
      Parts.differ(ids, "identifiers must differ, and the absent one be none of them");
      Parts.require(
          fixture.withEmail(fixture.absentEmail).isEmpty(), "nobody may have the absent address");
      return fixture;
    }
  }
}
