// SPDX-License-Identifier: Apache-2.0
package dev.waybill.policy.check;

import dev.waybill.policy.source.Source;
import java.io.FileNotFoundException;
import java.io.IOException;

/** Reads nothing. */
final class NoIncludes implements Includes {

  @Override
  public Source read(String file, Source from) throws IOException {
    throw new FileNotFoundException(file);
  }
}
