// SPDX-License-Identifier: Apache-2.0
package dev.waybill.policy.check;

import dev.waybill.policy.source.Source;
import java.io.IOException;

/** Reads the files a policy includes. */
public interface Includes {

  /**
   * Reads a file.
   *
   * @param file the file as the policy writes it, relative to the file that includes it
   * @param from the file that includes it
   * @return its text; two sources of one name are taken for the same file
   * @throws IOException if it cannot be read
   */
  Source read(String file, Source from) throws IOException;

  /**
   * Gives includes for policies that have none.
   *
   * @return includes that read nothing
   */
  static Includes none() {
    return new NoIncludes();
  }
}
