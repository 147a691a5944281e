package dev.edict.eval.analysis.condition;

import dev.edict.dsl.rule.AttributeRoot;
import dev.edict.dsl.rule.Condition;
import dev.edict.dsl.rule.Operand;
import dev.edict.dsl.rule.Operand.AttributeValue;
import dev.edict.dsl.rule.ValueType;
import dev.edict.eval.analysis.language.Budget;
import dev.edict.eval.analysis.language.Partition;
import dev.edict.eval.condition.CompiledCondition;
import dev.edict.eval.condition.ConditionInput;
import dev.edict.eval.condition.ConditionOutcome.Truth;
import dev.edict.eval.request.Environment;
import dev.edict.eval.request.ToolCallRequest;
import java.time.Instant;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The classes of values that requirements tell apart, for each attribute that they read. What a
 * test says of a value is asked of the evaluator that decides requests.
 */
public final class SettingClasses {
  private SettingClasses() {}

  /**
   * What requirements are about that depend on one another.
   *
   * @param attribute the attribute read; absent for a free test
   * @param subject the test itself if it is free, the element if membership is asked for
   */
  private record Key(Optional<AttributeValue> attribute, Optional<Object> subject) {}

  /** Returns the requirements in groups; what requirements of two groups say is independent. */
  public static List<List<Requirement>> grouped(Iterable<Requirement> requirements) {
    Map<Key, List<Requirement>> groups = new LinkedHashMap<>();
    for (Requirement requirement : requirements) {
      List<Requirement> group =
          groups.computeIfAbsent(keyOf(requirement.test()), key -> new ArrayList<>());
      if (!group.contains(requirement)) {
        group.add(requirement);
      }
    }
    return List.copyOf(groups.values());
  }

  private static Key keyOf(Condition test) {
    Optional<AttributeValue> attribute = ScalarTest.attribute(test);
    if (attribute.isPresent()) {
      return new Key(attribute, Optional.empty());
    }
    if (test instanceof Condition.Membership membership
        && membership.container() instanceof AttributeValue container
        && isPlain(membership.element())) {
      return new Key(Optional.of(container), Optional.of(plain(membership.element())));
    }
    return new Key(Optional.empty(), Optional.of(test));
  }

  private static boolean isPlain(Operand operand) {
    return operand instanceof Operand.StringValue || operand instanceof Operand.NumberValue;
  }

  private static Object plain(Operand operand) {
    return operand instanceof Operand.StringValue string
        ? string.value()
        : ((Operand.NumberValue) operand).value();
  }

  /**
   * Returns the classes of what the requirements of one group are about.
   *
   * @param now the earliest time there is
   */
  public static Partition<Setting> of(List<Requirement> group, Instant now, Budget budget) {
    Key key = keyOf(group.get(0).test());
    List<CompiledCondition> tests =
        group.stream().map(requirement -> CompiledCondition.of(requirement.test())).toList();
    Partition.Builder<Setting> classes = new Partition.Builder<>(group.size());
    for (Setting candidate : candidates(key, group, now, budget)) {
      budget.spend(group.size());
      ConditionInput input = input(candidate, now);
      BitSet members = new BitSet(group.size());
      for (int i = 0; i < group.size(); i++) {
        Truth truth =
            candidate instanceof Setting.Free free
                ? free.truth()
                : tests.get(i).evaluate(input).truth();
        members.set(i, group.get(i).wanted().accepts(truth));
      }
      classes.add(members, candidate);
    }
    return classes.build();
  }

  private static List<Setting> candidates(
      Key key, List<Requirement> group, Instant now, Budget budget) {
    if (key.attribute().isEmpty()) {
      return List.of(
          new Setting.Free(Truth.DOES_NOT_HOLD),
          new Setting.Free(Truth.HOLDS),
          new Setting.Free(Truth.FAILED));
    }
    AttributeValue attribute = key.attribute().get();
    if (key.subject().isEmpty()) {
      return new ScalarValues(attribute, group, now, budget).settings();
    }
    List<Setting> settings = new ArrayList<>();
    settings.add(new Setting.Absent(attribute));
    settings.add(new Setting.Element(attribute, key.subject().get(), true));
    if (!attribute.toString().equals("subject.teams")) {
      settings.add(new Setting.Element(attribute, key.subject().get(), false));
    }
    if (attribute.type() == ValueType.JSON || attribute.root() == AttributeRoot.ARGS) {
      settings.add(new Setting.Value(attribute, "other"));
    }
    return settings;
  }

  private static ConditionInput input(Setting setting, Instant now) {
    ExampleParts parts = new ExampleParts(now);
    setting.applyTo(parts);
    ToolCallRequest request =
        new ToolCallRequest(
            parts.subject(),
            parts.environment(Environment.UNKNOWN),
            parts.server("server"),
            parts.tool("tool"),
            parts.arguments());
    return SettingInput.of(request, parts.now());
  }
}
