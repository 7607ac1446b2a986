// SPDX-License-Identifier: Apache-2.0
package dev.waybill.testkit.kit;

import dev.waybill.action.Act;
import dev.waybill.action.NotDoneException;
import dev.waybill.action.Receipt;
import dev.waybill.connector.Deadline;
import dev.waybill.policy.value.Value;
import java.time.Clock;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** An act that keeps every rule, on good days and bad; to be broken in one place. */
class BillingAct implements Act {

  final Billing billing;
  private final @Nullable Trouble trouble;

  BillingAct(Billing billing) {
    this(billing, null);
  }

  BillingAct(Billing billing, @Nullable Trouble trouble) {
    this.billing = billing;
    this.trouble = trouble;
  }

  @Override
  public Receipt perform(Map<String, Value> arguments, String key, Deadline deadline)
      throws NotDoneException {
    if (Billing.isTooLate(deadline)) {
      throw new NotDoneException("it is too late");
    }
    if (trouble == null) {
      return billing.pay(arguments, key);
    }
    switch (trouble) {
      case THROTTLED, UNAUTHORISED -> throw new NotDoneException("billing was " + trouble);
      case TRUNCATED -> billing.pay(arguments, key);
      case SILENT, STALLED -> await(deadline);
      case DOWN -> {}
    }
    throw new IllegalStateException("billing was " + trouble);
  }

  @Override
  public Finding reconcile(String key, Deadline deadline) {
    if (trouble != null) {
      if (trouble == Trouble.SILENT || trouble == Trouble.STALLED) {
        await(deadline);
      }
      return new Finding.CannotTell();
    }
    Receipt receipt = billing.receipt(key);
    return receipt == null ? new Finding.DidNotHappen() : new Finding.Happened(receipt);
  }

  static void await(Deadline deadline) {
    try {
      long left = deadline.remaining(Clock.systemUTC().instant()).toMillis();
      if (new CountDownLatch(1).await(left, TimeUnit.MILLISECONDS)) {
        throw new AssertionError("nobody counts down");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
