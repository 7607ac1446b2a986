// SPDX-License-Identifier: Apache-2.0
package dev.waybill.policy.decide;

import dev.waybill.policy.value.Value;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;

/** The seal of a decision: a hash over everything a confirmation is for. */
final class Seal {

  private final MessageDigest digest;

  private Seal() {
    try {
      digest = MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }

  static String of(Decision decision) {
    Seal seal = new Seal();
    Decision.Grounds grounds = decision.grounds();
    seal.add(grounds.digest());
    seal.add(grounds.request().action());
    for (Map.Entry<String, Argument> argument : grounds.request().arguments().entrySet()) {
      seal.add(argument.getKey());
      seal.add(argument.getValue().value());
    }
    seal.add("shown");
    if (decision instanceof Decision.Require require
        && require.obligations().confirmation() != null) {
      for (Decision.Shown shown : require.obligations().confirmation().showing()) {
        seal.add(shown.path());
        seal.add(shown.text());
      }
    }
    return HexFormat.of().formatHex(seal.digest.digest());
  }

  private void add(Value value) {
    if (value instanceof Value.Fields fields) {
      add("{" + fields.attributes().size());
      fields
          .attributes()
          .forEach(
              (name, part) -> {
                add(name);
                add(part);
              });
    } else if (value instanceof Value.Items items) {
      add("[" + items.items().size());
      items.items().forEach(this::add);
    } else if (value instanceof Value.Decimal number) {
      add("number " + number.number().stripTrailingZeros());
    } else if (value instanceof Value.Percent percent) {
      add("percent " + percent.percent().stripTrailingZeros());
    } else if (value instanceof Value.Text text) {
      add("text " + text.text());
    } else if (value instanceof Value.Money money) {
      add("money " + money.minor() + " " + money.currency());
    } else {
      add(value.toString());
    }
  }

  /** Length first, so that no two lists of texts give the same bytes. */
  private void add(String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    digest.update((bytes.length + ":").getBytes(StandardCharsets.US_ASCII));
    digest.update(bytes);
  }
}
