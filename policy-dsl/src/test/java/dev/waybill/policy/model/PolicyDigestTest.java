// SPDX-License-Identifier: Apache-2.0
package dev.waybill.policy.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class PolicyDigestTest {

  private static final String OF_ABC =
      "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad";

  @Test
  void itIsTheSha256OfTheText() {
    assertThat(PolicyDigest.of(() -> "abc").hex()).isEqualTo(OF_ABC);
  }

  @Test
  void theTextIsAskedForOnceAndOnlyWhenTheDigestIs() {
    AtomicInteger asked = new AtomicInteger();
    PolicyDigest digest =
        PolicyDigest.of(
            () -> {
              asked.incrementAndGet();
              return "abc";
            });
    assertThat(asked).hasValue(0);
    assertThat(digest.hex()).isEqualTo(digest.hex());
    assertThat(asked).hasValue(1);
  }

  @Test
  void digestsAreEqualIfTheirNumbersAre() {
    assertThat(PolicyDigest.of(() -> "abc"))
        .isEqualTo(PolicyDigest.known(OF_ABC))
        .hasSameHashCodeAs(PolicyDigest.known(OF_ABC))
        .isNotEqualTo(PolicyDigest.of(() -> "abd"));
  }
}
