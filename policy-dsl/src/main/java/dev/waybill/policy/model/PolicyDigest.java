// SPDX-License-Identifier: Apache-2.0
package dev.waybill.policy.model;

import static java.util.Objects.requireNonNull;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The SHA-256 of a policy's canonical text. It is reckoned when it is first asked for: a decision
 * names it, but few who decide look at it. Always the same for the same text; safe for use by
 * several threads.
 */
public final class PolicyDigest {

  private @Nullable Supplier<String> text;
  private @Nullable String hex;

  private PolicyDigest(@Nullable Supplier<String> text, @Nullable String hex) {
    this.text = text;
    this.hex = hex;
  }

  /**
   * Gives the digest of a text.
   *
   * @param text gives the text, always the same; it is asked once at most
   * @return its digest
   */
  public static PolicyDigest of(Supplier<String> text) {
    return new PolicyDigest(requireNonNull(text, "text"), null);
  }

  /**
   * Gives a digest that is known.
   *
   * @param hex the digest in hexadecimal
   * @return the digest
   */
  public static PolicyDigest known(String hex) {
    return new PolicyDigest(null, requireNonNull(hex, "hex"));
  }

  /**
   * Gives the digest.
   *
   * @return it in hexadecimal, lower case
   */
  public synchronized String hex() {
    String known = hex;
    if (known == null) {
      known = sha256(requireNonNull(text, "text").get());
      hex = known;
      text = null;
    }
    return known;
  }

  private static String sha256(String text) {
    try {
      byte[] hash =
          MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
      StringBuilder hex = new StringBuilder(64);
      for (byte b : hash) {
        hex.append(Character.forDigit((b >> 4) & 15, 16)).append(Character.forDigit(b & 15, 16));
      }
      return hex.toString();
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof PolicyDigest digest && hex().equals(digest.hex());
  }

  @Override
  public int hashCode() {
    return hex().hashCode();
  }

  /** Gives it in hexadecimal. */
  @Override
  public String toString() {
    return hex();
  }
}
