// SPDX-License-Identifier: Apache-2.0
package dev.waybill.benchmarks.engine;

import org.drools.model.codegen.ExecutableModelProject;
import org.kie.api.KieBase;
import org.kie.api.KieServices;
import org.kie.api.builder.KieBuilder;
import org.kie.api.builder.Message;

/** Builds the rules for Drools with its executable model, its fastest form. */
final class DroolsRules {

  private DroolsRules() {}

  static KieBase build() {
    KieServices services = KieServices.get();
    KieBuilder builder =
        services.newKieBuilder(
            services
                .newKieFileSystem()
                .write("src/main/resources/refund.drl", RuleFile.read("refund.drl")));
    builder.buildAll(ExecutableModelProject.class);
    if (builder.getResults().hasMessages(Message.Level.ERROR)) {
      throw new IllegalStateException("the rules do not build: " + builder.getResults());
    }
    return services.newKieContainer(builder.getKieModule().getReleaseId()).getKieBase();
  }
}
