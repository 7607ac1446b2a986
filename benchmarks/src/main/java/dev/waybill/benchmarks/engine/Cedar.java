// SPDX-License-Identifier: Apache-2.0
package dev.waybill.benchmarks.engine;

import com.cedarpolicy.BasicAuthorizationEngine;
import com.cedarpolicy.model.AuthorizationRequest;
import com.cedarpolicy.model.AuthorizationResponse;
import com.cedarpolicy.model.AuthorizationSuccessResponse;
import com.cedarpolicy.model.entity.Entities;
import com.cedarpolicy.model.exception.AuthException;
import com.cedarpolicy.model.exception.CacheException;
import com.cedarpolicy.model.policy.Policy;
import com.cedarpolicy.model.policy.PolicySet;
import com.cedarpolicy.value.EntityUID;
import com.cedarpolicy.value.PrimBool;
import com.cedarpolicy.value.PrimLong;
import com.cedarpolicy.value.PrimString;
import com.cedarpolicy.value.Value;
import dev.waybill.benchmarks.refund.RefundCase;
import dev.waybill.benchmarks.refund.Verdict;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/** Cedar at its best: the policy set is kept parsed on the native side, all facts are context. */
public final class Cedar implements Engine<AuthorizationRequest> {

  private static final Entities NO_ENTITIES = new Entities();

  private final BasicAuthorizationEngine engine;
  private final PolicySet policies;
  private final EntityUID principal;
  private final EntityUID action;
  private final EntityUID resource;

  /**
   * Loads Cedar's native library and the policies.
   *
   * @throws UnavailableException if the library does not load on this machine
   */
  public Cedar() {
    try {
      engine = new BasicAuthorizationEngine();
      principal = uid("User::\"agent\"");
      action = uid("Action::\"refund\"");
      resource = uid("Order::\"order\"");
      Set<Policy> named = new HashSet<>();
      for (Policy policy : PolicySet.parsePolicies(RuleFile.read("refund.cedar")).policies) {
        named.add(new Policy(policy.getSource(), policy.getAnnotation("id")));
      }
      policies = new PolicySet(named);
      policies.cache();
    } catch (AuthException | CacheException e) {
      throw new IllegalStateException("the policies do not load", e);
    } catch (LinkageError e) {
      throw new UnavailableException("Cedar's native library does not load on this machine", e);
    }
  }

  @Override
  public AuthorizationRequest bind(RefundCase refund) {
    Map<String, Value> context = new HashMap<>(32);
    context.put("identity", new PrimLong(refund.identity().level()));
    context.put("evidence_minutes", new PrimLong(refund.evidenceMinutes()));
    context.put("order_state", new PrimString(refund.orderState().word()));
    context.put("tier", new PrimString(refund.tier().word()));
    context.put("delivered_on", new PrimLong(refund.deliveredOn()));
    context.put("final_sale", new PrimBool(refund.finalSale()));
    context.put("fraud_score", new PrimLong(refund.fraudScore()));
    context.put("refunds", new PrimLong(refund.refunds()));
    context.put("condition", new PrimString(refund.condition().word()));
    context.put("reason", new PrimString(refund.reason().word()));
    context.put("amount", new PrimLong(refund.amount()));
    context.put("captured", new PrimLong(refund.captured()));
    context.put("payment_method", new PrimString(refund.paymentMethod().word()));
    context.put("today", new PrimLong(refund.today()));
    return new AuthorizationRequest(principal, action, resource, context);
  }

  @Override
  public int decide(AuthorizationRequest request) {
    AuthorizationSuccessResponse answer;
    try {
      AuthorizationResponse response = engine.isAuthorized(request, policies, NO_ENTITIES);
      answer = response.success.orElseThrow();
    } catch (AuthException e) {
      throw new IllegalStateException("Cedar does not answer", e);
    }
    if (!answer.getErrors().isEmpty()) {
      throw new IllegalStateException("a policy failed: " + answer.getErrors());
    }
    int fired = 0;
    for (String policy : answer.getReason()) {
      fired |= Verdict.bit(policy);
    }
    return Verdict.of(fired);
  }

  private static EntityUID uid(String text) {
    return EntityUID.parse(text).orElseThrow();
  }
}
