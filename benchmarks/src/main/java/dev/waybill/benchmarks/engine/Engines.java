// SPDX-License-Identifier: Apache-2.0
package dev.waybill.benchmarks.engine;

import java.util.List;

/** The engines by name. */
public final class Engines {

  /** All names, in the order of the results. */
  public static final List<String> NAMES =
      List.of(
          "hand-written",
          "hand-written-reasons",
          "waybill-frame",
          "waybill-setters",
          "waybill-request",
          "cel-programs",
          "cel-expression",
          "drools-stateless",
          "drools-reused",
          "cedar");

  private Engines() {}

  /**
   * Makes an engine ready to decide.
   *
   * @param name its name
   * @return the engine
   * @throws IllegalArgumentException if there is none of that name
   */
  public static Engine<?> create(String name) {
    return switch (name) {
      case "hand-written" -> new HandWritten();
      case "hand-written-reasons" -> new HandWrittenReasons();
      case "waybill-frame" -> new WaybillFrame();
      case "waybill-setters" -> new WaybillSetters();
      case "waybill-request" -> new WaybillRequest();
      case "cel-programs" -> new CelPrograms();
      case "cel-expression" -> new CelExpression();
      case "drools-stateless" -> new DroolsStateless();
      case "drools-reused" -> new DroolsReused();
      case "cedar" -> new Cedar();
      default -> throw new IllegalArgumentException("no engine is called " + name);
    };
  }
}
