// SPDX-License-Identifier: Apache-2.0
package dev.waybill.testkit.scenario;

import java.util.HashMap;
import java.util.Map;
import java.util.regex.Pattern;

/** English words in which things are offered to a customer. */
final class OfferWords {

  private static final Map<String, Pattern> WORDS = new HashMap<>();

  static {
    words("exchange", "exchange|swap|another (size|colou?r)");
    words("store_credit", "store credit|shop credit|voucher");
    words("refund", "refund|money back|pay (you )?back");
    words("resend", "re-?send|re-?ship|send (it|another|a new one|a replacement)");
    words("reship", "re-?send|re-?ship|send (it|another|a new one|a replacement)");
    words("replacement", "replace|send (another|a new one)");
    words("cancel", "cancel");
    words("cancel_unshipped_line", "cancel");
    words("human", "a person|a colleague|someone (from|of) (our|the) team");
    words("ask_a_person", "a person|a colleague");
    words("handoff_for_date", "(a person|a colleague).*|pass (this|it) (on )?to");
    words("delivery_photo", "photo|picture");
    words("neighbour_check", "neighbou?rs?");
    words("claim_after_24h", "(24 hours|tomorrow|a day).*(claim|look into|open)|if it (still )?");
    words("notify_on_next_scan", "(write|tell|notify|message|let you know).*(next|new) scan");
    words("alternative_variant", "another (variant|size|colou?r)|alternative");
    words("back_in_stock_alert", "(back|again) in stock|when it is back");
    words("green_large", "large.*green|green.*large");
    words("secure_payout_link", "secure link|payout link|link.*(bank|account)");
    words("return_defective_no_fee", "return.*(free|no fee|without a fee)");
    words("warranty_claim", "warranty");
    words("proof_of_purchase", "proof of purchase|receipt|invoice");
    words("return_on_arrival", "(return|send it back).*(arrive|get it|is with you)");
    words("pickup_if_attempt_fails", "pick (it )?up|collect it");
    words("return_and_reorder", "order (it )?again|re-?order");
    words("reply_by_email", "e-?mail");
    words("keep_going_with_me", "(go|carry) on (here|with me)|keep going|meanwhile");
    words("refund_to_card", "(back )?to the card");
    words("nudge_ana", "(ask|remind|nudge) ana");
  }

  private OfferWords() {}

  private static void words(String offer, String pattern) {
    WORDS.put(offer, Pattern.compile("\\b(" + pattern + ")", Pattern.CASE_INSENSITIVE));
  }

  /** Whether the text holds words in which this is offered. */
  static boolean isIn(String text, String offer) {
    Pattern words = WORDS.get(offer);
    return words != null && words.matcher(text).find();
  }
}
