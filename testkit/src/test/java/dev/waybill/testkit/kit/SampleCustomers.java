// SPDX-License-Identifier: Apache-2.0
package dev.waybill.testkit.kit;

import dev.waybill.commerce.Customer;
import java.time.ZoneId;
import java.util.List;

/** Customers for the trials of the kit of customers. */
public final class SampleCustomers {

  static final Customer ADA =
      new Customer("c7", "Ada Example", "Ada.I@example.com", ZoneId.of("Asia/Kolkata"));
  static final Customer ADA_AGAIN = new Customer("c8", "Ada Example", "ada.i@example.com", null);
  static final Customer RADADA = new Customer("c70", null, "radada.i@example.com", null);
  static final Customer NO_ADDRESS = new Customer("d1", "Bea Sample", null, null);

  private SampleCustomers() {}

  /** A fixture with all that a rule asks for. */
  public static CustomersFixture complete() {
    return CustomersFixture.builder()
        .customer(ADA)
        .customer(ADA_AGAIN)
        .customer(RADADA)
        .customer(NO_ADDRESS)
        .absentId("e404")
        .absentEmail("nobody@example.com")
        .secrets("key-4711")
        .build();
  }

  /** All the customers of the fixture. */
  public static List<Customer> all() {
    return complete().customers();
  }
}
