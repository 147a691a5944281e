package dev.edict.dsl;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.properties.HasModifiers.Predicates.modifier;
import static com.tngtech.archunit.lang.conditions.ArchConditions.have;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
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
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Which package may use which: each only those that stand before it in the pipeline. */
class DslArchitectureTest {
  private static final String ROOT = "dev.edict.dsl";

  /** The pipeline in order; the front door, the root package itself, comes last. */
  private static final List<String> ORDER =
      List.of(
          "source",
          "diagnostic",
          "ast",
          "parser.antlr",
          "parser",
          "match..",
          "rule",
          "binary",
          "check",
          "lint",
          "format");

  private static final JavaClasses CLASSES =
      new ClassFileImporter()
          .withImportOption(new ImportOption.DoNotIncludeTests())
          .importPackages(ROOT);

  @Test
  void findsTheClassesOfTheModule() {
    assertThat(CLASSES.size()).isGreaterThan(50);
    assertThat(CLASSES.contain("dev.edict.dsl.parser.PolicyParser")).isTrue();
    assertThat(CLASSES.contain("dev.edict.dsl.parser.antlr.PolicyParser")).isTrue();
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
                            .dependOnClassesThat(resideInAnyPackage(after(name)))
                            .allowEmptyShould(true)
                            .check(CLASSES)));
  }

  private static String[] after(String name) {
    List<String> later = ORDER.subList(ORDER.indexOf(name) + 1, ORDER.size());
    return Stream.concat(Stream.of(ROOT), later.stream().map(other -> ROOT + "." + other))
        .toArray(String[]::new);
  }

  @Test
  void everyPackageHasItsPlaceInTheOrder() {
    classes()
        .that()
        .resideInAPackage(ROOT + ".(*)..")
        .should()
        .resideInAnyPackage(ORDER.stream().map(name -> ROOT + "." + name).toArray(String[]::new))
        .check(CLASSES);
  }

  @Test
  void matchingKnowsNoSyntax() {
    noClasses()
        .that()
        .resideInAPackage(ROOT + ".match..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(ROOT + ".ast", ROOT + ".parser..")
        .allowEmptyShould(true)
        .check(CLASSES);
  }

  @Test
  void antlrStaysInTheParser() {
    noClasses()
        .that()
        .resideOutsideOfPackage(ROOT + ".parser..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("org.antlr..", ROOT + ".parser.antlr")
        .check(CLASSES);
  }

  @Test
  void librariesStayOutOfPublicSignatures() {
    noCodeUnits()
        .that()
        .areDeclaredInClassesThat(publicApi())
        .and(modifier(JavaModifier.PUBLIC))
        .should(
            have(
                DescribedPredicate.describe(
                    "library types in their signature", DslArchitectureTest::showsLibrary)))
        .check(CLASSES);
  }

  private static DescribedPredicate<JavaClass> publicApi() {
    return modifier(JavaModifier.PUBLIC)
        .<JavaClass>forSubtype()
        .and(DescribedPredicate.not(resideInAPackage(ROOT + ".parser.antlr")));
  }

  private static boolean showsLibrary(JavaCodeUnit unit) {
    return Stream.concat(unit.getRawParameterTypes().stream(), Stream.of(unit.getRawReturnType()))
        .map(JavaClass::getPackageName)
        .anyMatch(name -> name.startsWith("com.google.") || name.startsWith("org.antlr."));
  }

  @Test
  void nothingWritesToTheStandardStreams() {
    NO_CLASSES_SHOULD_ACCESS_STANDARD_STREAMS.check(CLASSES);
  }

  @Test
  void packagesFormNoCycle() {
    slices().matching(ROOT + ".(**)").should().beFreeOfCycles().check(CLASSES);
  }
}
