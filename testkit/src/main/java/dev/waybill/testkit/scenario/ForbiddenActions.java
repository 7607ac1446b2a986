// SPDX-License-Identifier: Apache-2.0
package dev.waybill.testkit.scenario;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Judges writes that must not be made. A call counts however it ended: what must not be done must
 * not be tried. Forms: {@code refund.create}; {@code notify.send#2}, a second call; {@code
 * refund.create#2_with_new_key}, a second key; {@code return.create(line=L1)} and {@code
 * refund.create(destination!=original)}, a call with, or without, that argument.
 */
final class ForbiddenActions {

  private static final Pattern FORM =
      Pattern.compile(
          "(?<name>[a-z_.]+)(#(?<times>\\d{1,3})(?<newkey>_with_new_key)?)?"
              + "(\\((?<argument>\\w+)(?<sign>!?=)(?<value>[^)]*)\\))?");

  private final Play play;

  ForbiddenActions(Play play) {
    this.play = play;
  }

  Check check(String action) {
    String what = "forbid.actions: " + action;
    Matcher form = FORM.matcher(action);
    if (!form.matches()) {
      return Check.unchecked(what, "it is written in no form that is known");
    }
    List<Write> made =
        play.writes().stream()
            .filter(write -> write.name().equals(form.group("name")))
            .filter(write -> fits(write, form))
            .toList();
    int times = form.group("times") == null ? 1 : Integer.parseInt(form.group("times"));
    long counted =
        form.group("newkey") == null
            ? made.size()
            : made.stream().map(Write::key).distinct().count();
    return Check.of(what, counted < times, "it was done, or tried: " + arguments(made));
  }

  private static boolean fits(Write write, Matcher form) {
    if (form.group("argument") == null) {
      return true;
    }
    String held = write.arguments().get(form.group("argument"));
    boolean same = form.group("value").equals(held);
    return form.group("sign").equals("=") ? same : held != null && !same;
  }

  private static String arguments(List<Write> made) {
    return String.join(", ", made.stream().map(write -> write.arguments().toString()).toList());
  }
}
