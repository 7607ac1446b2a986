// SPDX-License-Identifier: Apache-2.0
package dev.waybill.docs;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.util.List;
import java.util.Set;

/** The plan of the house: who stands on whom, and what nobody may do. */
@AnalyzeClasses(packages = "dev.waybill", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {

  private static final String CARRIERS = "dev.waybill.connectors.carriers..";
  private static final String OMS = "dev.waybill.connectors.oms..";
  private static final String TESTKIT = "dev.waybill.testkit..";
  private static final String EXAMPLES = "dev.waybill.examples..";
  private static final String CLI = "dev.waybill.cli..";
  private static final String POLICY = "dev.waybill.policy..";

  @ArchTest
  static final ArchRule thePolicyLanguageStandsAtTheBottom =
      noClasses()
          .that()
          .resideInAPackage(POLICY)
          .should()
          .dependOnClassesThat()
          .resideOutsideOfPackages(POLICY, "java..", "org.jspecify..");

  @ArchTest
  static final ArchRule roomsOfThePolicyLanguageHaveNoCycles =
      slices().matching("dev.waybill.policy.(*)..").should().beFreeOfCycles();

  @ArchTest
  static final ArchRule theCommandLineKnowsNoConnectorAndNoExample =
      noClasses()
          .that()
          .resideInAPackage(CLI)
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(CARRIERS, OMS, EXAMPLES);

  @ArchTest
  static final ArchRule coreKnowsNoModuleAboveIt =
      noClasses()
          .that()
          .resideOutsideOfPackages(CARRIERS, OMS, TESTKIT, EXAMPLES, CLI)
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(CARRIERS, OMS, TESTKIT, EXAMPLES, CLI);

  @ArchTest
  static final ArchRule coreKnowsNoHttpClientAndNoDatabaseDriver =
      noClasses()
          .that()
          .resideOutsideOfPackages(CARRIERS, OMS, TESTKIT, EXAMPLES, CLI)
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(
              "okhttp3..", "java.net.http..", "com.sun.net..", "java.sql..", "javax.sql..");

  @ArchTest
  static final ArchRule connectorsForCarriersKnowNoOtherModule =
      noClasses()
          .that()
          .resideInAPackage(CARRIERS)
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(OMS, TESTKIT, EXAMPLES);

  @ArchTest
  static final ArchRule connectorsForOrdersKnowNoOtherModule =
      noClasses()
          .that()
          .resideInAPackage(OMS)
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(CARRIERS, TESTKIT, EXAMPLES);

  @ArchTest
  static final ArchRule theTestkitKnowsNoConnector =
      noClasses()
          .that()
          .resideInAPackage(TESTKIT)
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(CARRIERS, OMS, EXAMPLES);

  @ArchTest
  static final ArchRule packagesHaveNoCycles =
      slices().matching("dev.waybill.(*)..").should().beFreeOfCycles();

  @ArchTest
  static final ArchRule internalsStayInTheirModule =
      classes()
          .that(resideInAnyPackage("dev.waybill.."))
          .should(useInternalsOfTheirOwnModuleOnly());

  /** To try an act or a desk, its kit must call it; what is tried belongs to a test. */
  private static final String THE_KITS_TRY_OF_AN_ACT = "dev.waybill.testkit.kit.Tried";

  private static final String THE_KIT_OF_DESKS = "dev.waybill.testkit.kit.HandoffDeskKit";

  /** To try connectors under another zone and locale, a kit must set and restore the JVM's own. */
  private static final String THE_ONE_THAT_CHANGES_AND_RESTORES_DEFAULTS =
      "dev.waybill.testkit.kit.OtherDefaults";

  @ArchTest
  static final ArchRule timeChanceAndIdentifiersAreGiven =
      noClasses()
          .that()
          .resideOutsideOfPackage("dev.waybill.ambient..")
          .and()
          .doNotHaveFullyQualifiedName(THE_ONE_THAT_CHANGES_AND_RESTORES_DEFAULTS)
          .should(takeNothingFromTheSurroundings());

  @ArchTest
  static final ArchRule namesSayWhatAClassIs =
      noClasses()
          .should()
          .haveSimpleNameEndingWith("Manager")
          .orShould()
          .haveSimpleNameEndingWith("Helper")
          .orShould()
          .haveSimpleNameEndingWith("Util")
          .orShould()
          .haveSimpleNameEndingWith("Utils")
          .orShould()
          .haveSimpleNameEndingWith("Impl2");

  @ArchTest
  static final ArchRule onlyTheGateDoesAnAct =
      noClasses()
          .that()
          .doNotHaveFullyQualifiedName("dev.waybill.action.Performance")
          .and()
          .doNotHaveFullyQualifiedName(THE_KITS_TRY_OF_AN_ACT)
          .should(call("dev.waybill.action.Act", "perform"));

  @ArchTest
  static final ArchRule onlyTheActOfTheDeskOpensACase =
      noClasses()
          .that()
          .doNotHaveFullyQualifiedName("dev.waybill.agent.internal.DeskAct")
          .and()
          .doNotHaveFullyQualifiedName(THE_KIT_OF_DESKS)
          .should(call("dev.waybill.handoff.HandoffDesk", "open"));

  private static final Set<String> AMBIENT =
      Set.of(
          "java.lang.System.currentTimeMillis",
          "java.lang.System.nanoTime",
          "java.lang.Math.random",
          "java.lang.Thread.sleep",
          "java.time.ZoneId.systemDefault",
          "java.time.Clock.systemDefaultZone",
          "java.time.Clock.systemUTC",
          "java.time.Clock.system",
          "java.util.Locale.getDefault",
          "java.util.TimeZone.getDefault",
          "java.util.UUID.randomUUID",
          "java.util.concurrent.ThreadLocalRandom.current");

  private static ArchCondition<JavaClass> takeNothingFromTheSurroundings() {
    return new ArchCondition<>("take time, zone, locale, chance or identifiers from the process") {
      @Override
      public void check(JavaClass type, ConditionEvents events) {
        for (JavaAccess<?> access : type.getAccessesFromSelf()) {
          String owner = access.getTargetOwner().getName();
          boolean now =
              access.getName().equals("now")
                  && owner.startsWith("java.time.")
                  && access.getTarget().getFullName().endsWith("now()");
          boolean ownChance =
              access.getName().equals("<init>")
                  && owner.equals("java.util.Random")
                  && access.getTarget().getFullName().endsWith("<init>()");
          if (now || ownChance || AMBIENT.contains(owner + "." + access.getName())) {
            events.add(SimpleConditionEvent.satisfied(type, access.getDescription()));
          }
        }
      }
    };
  }

  /** Whoever stands before a port and passes its calls on is no caller of its own. */
  private static ArchCondition<JavaClass> call(String port, String method) {
    return new ArchCondition<>("call " + port + "." + method) {
      @Override
      public void check(JavaClass type, ConditionEvents events) {
        for (JavaAccess<?> access : type.getAccessesFromSelf()) {
          boolean passesOn =
              type.isAssignableTo(port) && access.getOrigin().getName().equals(method);
          if (!passesOn
              && access.getName().equals(method)
              && access.getTargetOwner().isAssignableTo(port)) {
            events.add(SimpleConditionEvent.satisfied(type, access.getDescription()));
          }
        }
      }
    };
  }

  private static ArchCondition<JavaClass> useInternalsOfTheirOwnModuleOnly() {
    return new ArchCondition<>("use no internals of another module") {
      @Override
      public void check(JavaClass type, ConditionEvents events) {
        type.getDirectDependenciesFromSelf().stream()
            .filter(dependency -> isInternal(dependency.getTargetClass()))
            .filter(dependency -> !module(dependency.getTargetClass()).equals(module(type)))
            .forEach(
                dependency ->
                    events.add(SimpleConditionEvent.violated(type, dependency.getDescription())));
      }
    };
  }

  private static boolean isInternal(JavaClass type) {
    return type.getPackageName().startsWith("dev.waybill.")
        && List.of(type.getPackageName().split("\\.")).contains("internal");
  }

  private static String module(JavaClass type) {
    for (String module : List.of(CARRIERS, OMS, TESTKIT, EXAMPLES)) {
      if (inside(module).test(type)) {
        return module;
      }
    }
    return "core";
  }

  private static DescribedPredicate<JavaClass> inside(String module) {
    return resideInAnyPackage(module);
  }
}
