package dev.edict.eval.law;

import static org.assertj.core.api.Assertions.assertThat;

import dev.edict.eval.request.AccessRequest;
import dev.edict.eval.testing.Scenario;
import java.io.IOException;
import java.lang.reflect.Method;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import net.jqwik.api.Property;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** The laws are those of the specification, each is tried, and each can fail. */
class LawTest {
  private static final int MOST_CASES = 4000;

  @Test
  void lawsAreThoseOfTheSpecification() throws IOException {
    List<String> stated = new ArrayList<>();
    for (String line : Files.readAllLines(Path.of("..", "spec", "precedence.md"))) {
      if (line.startsWith("| L")) {
        String[] cells = line.split("\\|", -1);
        assertThat(cells[1].strip()).isEqualTo("L" + (stated.size() + 1));
        stated.add(cells[2].strip());
      }
    }
    assertThat(stated)
        .isNotEmpty()
        .isEqualTo(Arrays.stream(Law.values()).map(Law::property).toList());
  }

  @Test
  void everyLawIsAPropertyOfThatName() {
    List<String> properties =
        Stream.of(LawProperties.class.getDeclaredMethods())
            .filter(method -> method.isAnnotationPresent(Property.class))
            .map(Method::getName)
            .toList();
    assertThat(properties)
        .containsExactlyInAnyOrderElementsOf(
            Arrays.stream(Law.values()).map(law -> camelCase(law.property())).toList());
  }

  private static String camelCase(String property) {
    StringBuilder name = new StringBuilder();
    for (String word : property.split("-", -1)) {
      boolean first = name.length() == 0;
      name.append(first ? word.charAt(0) : Character.toUpperCase(word.charAt(0)));
      name.append(word, 1, word.length());
    }
    return name.toString();
  }

  @Test
  void everyLawCanFail() {
    Set<Law> broken = EnumSet.noneOf(Law.class);
    for (Fault fault : Fault.values()) {
      broken.addAll(fault.breaks());
    }
    assertThat(broken).containsExactlyInAnyOrder(Law.values());
  }

  @TestFactory
  Stream<DynamicTest> lawsNoticeFaults() {
    return Stream.of(Fault.values())
        .flatMap(
            fault ->
                fault.breaks().stream()
                    .map(
                        law ->
                            DynamicTest.dynamicTest(
                                law + " notices " + fault,
                                () -> assertThat(isNoticed(law, fault)).isTrue())));
  }

  /** Else laws about decisions would say little. */
  @Test
  void casesReachEveryReason() {
    Set<String> reached = new TreeSet<>();
    for (long seed = 0; seed < 400; seed++) {
      Scenario scenario = Scenario.of(seed);
      for (AccessRequest request : scenario.requests()) {
        reached.add(new Engine().explain(scenario.ruleSet(), request).decision().code());
      }
    }
    assertThat(reached)
        .contains(
            "rule",
            "no-rule",
            "inactive-allow",
            "condition-not-met",
            "condition-failed",
            "expired-allow",
            "needs-inspection",
            "missing-read",
            "missing-write",
            "missing-delete");
  }

  private static boolean isNoticed(Law law, Fault fault) {
    for (long seed = 0; seed < MOST_CASES; seed++) {
      try {
        law.check(seed, fault.engine());
      } catch (AssertionError noticed) {
        return true;
      }
    }
    return false;
  }
}
