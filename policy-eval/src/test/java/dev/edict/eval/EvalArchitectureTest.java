package dev.edict.eval;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideOutsideOfPackages;
import static com.tngtech.archunit.core.domain.properties.HasModifiers.Predicates.modifier;
import static com.tngtech.archunit.lang.conditions.ArchConditions.have;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noCodeUnits;
import static com.tngtech.archunit.library.GeneralCodingRules.NO_CLASSES_SHOULD_ACCESS_STANDARD_STREAMS;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaCodeUnit;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.syntax.elements.GivenClassesConjunction;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Which package may use which, and what must stay out of decisions. */
class EvalArchitectureTest {
  private static final String ROOT = "dev.edict.eval";
  private static final String MATCH = "dev.edict.dsl.match";

  /** The way of a request, in order; the front door, the root package itself, comes last. */
  private static final List<String> ORDER =
      List.of("request", "decision", "json", "condition", "canonical", "combine", "table");

  private static final JavaClasses CLASSES =
      new ClassFileImporter()
          .withImportOption(new ImportOption.DoNotIncludeTests())
          .importPackages(ROOT, MATCH);

  @Test
  void findsTheClassesOfEveryPackage() {
    for (String name : ORDER) {
      assertThat(CLASSES.stream().map(JavaClass::getPackageName)).contains(ROOT + "." + name);
    }
    assertThat(CLASSES.contain(PolicyDecisionPoint.class)).isTrue();
    assertThat(CLASSES.contain("dev.edict.dsl.match.network.HostPattern")).isTrue();
  }

  @TestFactory
  Stream<DynamicTest> eachPackageUsesOnlyThoseBeforeIt() {
    return ORDER.stream()
        .map(
            name ->
                DynamicTest.dynamicTest(
                    name,
                    () ->
                        noClasses()
                            .that()
                            .resideInAPackage(ROOT + "." + name)
                            .should()
                            .dependOnClassesThat(areInTheModuleButNotBefore(name))
                            .check(CLASSES)));
  }

  private static DescribedPredicate<JavaClass> areInTheModuleButNotBefore(String name) {
    String[] allowed =
        ORDER.subList(0, ORDER.indexOf(name) + 1).stream()
            .map(other -> ROOT + "." + other)
            .toArray(String[]::new);
    return resideOutsideOfPackages(allowed).and(JavaClass.Predicates.resideInAPackage(ROOT + ".."));
  }

  @Test
  void packagesFormNoCycle() {
    slices().matching(ROOT + ".(**)").should().beFreeOfCycles().check(CLASSES);
  }

  @Test
  void helpersThatGuessStayOutOfDecisions() {
    decisions()
        .should()
        .dependOnClassesThat()
        .haveNameMatching(
            "java\\.net\\.(InetAddress|Inet[46]Address|InetSocketAddress|URI|URL|IDN)"
                + "|java\\.nio\\.file\\..*|java\\.io\\.File|java\\.util\\.regex\\..*")
        .check(CLASSES);
  }

  @Test
  void textIsComparedWithoutLocaleAndWithoutGuessing() {
    decisions()
        .should()
        .callMethod(String.class, "equalsIgnoreCase", String.class)
        .orShould()
        .callMethod(String.class, "compareToIgnoreCase", String.class)
        .orShould()
        .callMethod(String.class, "toLowerCase")
        .orShould()
        .callMethod(String.class, "toUpperCase")
        .orShould()
        .callMethod(String.class, "matches", String.class)
        .orShould()
        .callMethod(String.class, "replaceAll", String.class, String.class)
        .orShould()
        .callMethod(Integer.class, "parseInt", String.class)
        .orShould()
        .callMethod(Long.class, "parseLong", String.class)
        .check(CLASSES);
  }

  private static GivenClassesConjunction decisions() {
    return noClasses()
        .that()
        .resideInAnyPackage(
            MATCH + "..",
            ROOT + ".canonical",
            ROOT + ".combine",
            ROOT + ".condition",
            ROOT + ".json",
            ROOT + ".table");
  }

  @Test
  void librariesStayOutOfPublicSignatures() {
    noCodeUnits()
        .that()
        .areDeclaredInClassesThat(modifier(JavaModifier.PUBLIC).forSubtype())
        .and(modifier(JavaModifier.PUBLIC))
        .should(
            have(
                DescribedPredicate.describe(
                    "library types in their signature", EvalArchitectureTest::showsLibrary)))
        .check(CLASSES);
  }

  private static boolean showsLibrary(JavaCodeUnit unit) {
    return Stream.concat(unit.getRawParameterTypes().stream(), Stream.of(unit.getRawReturnType()))
        .map(JavaClass::getPackageName)
        .anyMatch(
            name ->
                name.startsWith("com.google.")
                    || name.startsWith("com.fasterxml.")
                    || name.startsWith("org.antlr."));
  }

  @Test
  void nothingWritesToTheStandardStreams() {
    NO_CLASSES_SHOULD_ACCESS_STANDARD_STREAMS.check(CLASSES);
  }
}
