package dev.edict.eval.test;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.edict.dsl.ast.AttributePath.Step;
import dev.edict.dsl.ast.Expression;
import dev.edict.dsl.ast.TestDeclaration.Assignment;
import dev.edict.dsl.diagnostic.DiagnosticCode;
import dev.edict.dsl.diagnostic.DiagnosticCollector;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Puts the arguments of a call together from assignments to their parts. */
final class ArgumentTree {

  /** How many steps a path may have; deeper arguments would be refused anyway. */
  private static final int MOST_STEPS = 63;

  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

  private final DiagnosticCollector faults;
  private @Nullable ObjectNode root;

  ArgumentTree(DiagnosticCollector faults) {
    this.faults = faults;
  }

  /**
   * Sets one part. Elements of an array are set in order, from 0; objects and arrays on the way are
   * made.
   */
  void set(Assignment assignment) {
    List<Step> steps = assignment.path().steps();
    if (steps.isEmpty() || steps.size() > MOST_STEPS) {
      report(assignment, "write the arguments one by one, `args.name = value`");
      return;
    }
    if (root == null) {
      root = NODES.objectNode();
    }
    JsonNode parent = root;
    for (int i = 0; i < steps.size() - 1 && parent != null; i++) {
      JsonNode part = part(parent, steps.get(i));
      parent = part != null ? part : put(parent, steps.get(i), containerFor(steps.get(i + 1)));
    }
    Step last = steps.get(steps.size() - 1);
    if (parent == null
        || part(parent, last) != null
        || put(parent, last, value(assignment.value())) == null) {
      report(
          assignment,
          "`" + AssignmentTable.text(assignment.path()) + "` does not fit the arguments before it");
    }
  }

  private void report(Assignment assignment, String message) {
    faults.report(
        DiagnosticCode.BAD_REQUEST,
        assignment.path().span(),
        message,
        "every part has one value, elements of a list follow each other from `[0]`");
  }

  private static JsonNode containerFor(Step step) {
    return step instanceof Step.Index ? NODES.arrayNode() : NODES.objectNode();
  }

  private static @Nullable JsonNode part(JsonNode parent, Step step) {
    if (step instanceof Step.Member member) {
      return parent.get(member.name());
    }
    if (step instanceof Step.Index index) {
      return parent.get(index.index());
    }
    throw new AssertionError(step);
  }

  /**
   * Returns {@code value} after adding it to {@code parent}, or null when it has no place there.
   */
  private static @Nullable JsonNode put(JsonNode parent, Step step, JsonNode value) {
    if (step instanceof Step.Member member && parent instanceof ObjectNode object) {
      object.set(member.name(), value);
      return value;
    }
    if (step instanceof Step.Index index
        && parent instanceof ArrayNode array
        && array.size() == index.index()) {
      array.add(value);
      return value;
    }
    return null;
  }

  private static JsonNode value(Expression value) {
    if (value instanceof Expression.StringLiteral text) {
      return NODES.textNode(text.value());
    }
    if (value instanceof Expression.NumberLiteral number) {
      return NODES.numberNode(number.value());
    }
    if (value instanceof Expression.BooleanLiteral bool) {
      return NODES.booleanNode(bool.value());
    }
    if (value instanceof Expression.ListOf list) {
      ArrayNode array = NODES.arrayNode();
      list.elements().forEach(element -> array.add(value(element)));
      return array;
    }
    throw new AssertionError(value);
  }

  /** Returns the arguments as JSON, or null when none were set. */
  @Nullable String json() {
    return root == null ? null : root.toString();
  }
}
