package dev.edict.dsl.binary;

import dev.edict.dsl.ast.Expression.Operator;
import dev.edict.dsl.match.Glob;
import dev.edict.dsl.match.GlobSyntax;
import dev.edict.dsl.rule.Condition;
import dev.edict.dsl.rule.Condition.PermittedAction;
import java.util.ArrayList;
import java.util.List;

/** Conditions: a number for the kind, then the parts, to a bounded depth. */
final class ConditionForm {
  private static final int ALL = 0;
  private static final int ANY = 1;
  private static final int NOT = 2;
  private static final int COMPARISON = 3;
  private static final int MEMBERSHIP = 4;
  private static final int PRESENCE = 5;
  private static final int LIKE = 6;
  private static final int IS_TRUE = 7;
  private static final int PERMITTED = 8;

  /** Deeper than any text that the parser takes can nest: two conditions for each of its levels. */
  static final int DEEPEST = 600;

  private ConditionForm() {}

  static void write(Condition condition, ContentWriter out) {
    if (condition instanceof Condition.All all) {
      out.number(ALL);
      writeParts(all.parts(), out);
    } else if (condition instanceof Condition.Any any) {
      out.number(ANY);
      writeParts(any.parts(), out);
    } else if (condition instanceof Condition.Not not) {
      out.number(NOT);
      write(not.part(), out);
    } else {
      writeLeaf(condition, out);
    }
  }

  private static void writeParts(List<Condition> parts, ContentWriter out) {
    out.number(parts.size());
    parts.forEach(part -> write(part, out));
  }

  private static void writeLeaf(Condition condition, ContentWriter out) {
    if (condition instanceof Condition.Comparison comparison) {
      out.number(COMPARISON);
      out.constant(comparison.operator());
      OperandForm.write(comparison.left(), out);
      OperandForm.write(comparison.right(), out);
    } else if (condition instanceof Condition.Membership membership) {
      out.number(MEMBERSHIP);
      OperandForm.write(membership.element(), out);
      OperandForm.write(membership.container(), out);
    } else if (condition instanceof Condition.Presence presence) {
      out.number(PRESENCE);
      OperandForm.writeAttribute(presence.attribute(), out);
    } else if (condition instanceof Condition.Like like) {
      out.number(LIKE);
      OperandForm.write(like.operand(), out);
      out.flag(like.pattern().isLiteral());
      out.text(like.pattern().text());
    } else if (condition instanceof Condition.IsTrue isTrue) {
      out.number(IS_TRUE);
      OperandForm.write(isTrue.operand(), out);
    } else if (condition instanceof Condition.Permitted permitted) {
      out.number(PERMITTED);
      out.constant(permitted.action());
      OperandForm.writeAttribute(permitted.argument(), out);
    }
  }

  static Condition read(ContentReader in) throws RuleSetFormatException {
    return read(in, 0);
  }

  private static Condition read(ContentReader in, int depth) throws RuleSetFormatException {
    if (depth > DEEPEST) {
      throw ContentReader.damaged("conditions nested more than " + DEEPEST + " deep");
    }
    return switch (in.below(PERMITTED + 1, "condition")) {
      case ALL -> new Condition.All(readParts(in, depth));
      case ANY -> new Condition.Any(readParts(in, depth));
      case NOT -> new Condition.Not(read(in, depth + 1));
      case COMPARISON ->
          new Condition.Comparison(
              in.constant(Operator.values()), OperandForm.read(in), OperandForm.read(in));
      case MEMBERSHIP -> new Condition.Membership(OperandForm.read(in), OperandForm.read(in));
      case PRESENCE -> new Condition.Presence(OperandForm.readAttribute(in));
      case LIKE -> new Condition.Like(OperandForm.read(in), readGlob(in));
      case IS_TRUE -> new Condition.IsTrue(OperandForm.read(in));
      default -> {
        PermittedAction action = in.constant(PermittedAction.values());
        yield new Condition.Permitted(OperandForm.readAttribute(in), action);
      }
    };
  }

  private static List<Condition> readParts(ContentReader in, int depth)
      throws RuleSetFormatException {
    List<Condition> parts = new ArrayList<>();
    for (int count = in.count(); count > 0; count--) {
      parts.add(read(in, depth + 1));
    }
    return parts;
  }

  private static Glob readGlob(ContentReader in) throws RuleSetFormatException {
    boolean literal = in.flag();
    String text = in.text();
    return literal ? Glob.literal(text) : Glob.of(text, GlobSyntax.STAR_AND_QUESTION);
  }
}
