package dev.edict.bench.workload;

import dev.edict.dsl.ast.Effect;
import dev.edict.dsl.rule.Rule;
import dev.edict.eval.decision.Basis;
import dev.edict.eval.decision.Decision;
import dev.edict.eval.decision.Ruling;
import org.jspecify.annotations.Nullable;

/**
 * What a request is answered, whoever answers it.
 *
 * @param kind whether an allow or a deny decided, or no rule
 * @param rule the name of the determining rule; {@value #NO_RULE} when there is none
 */
public record Answer(Kind kind, String rule) {

  static final String NO_RULE = "-";

  /** No rule matched. */
  static final Answer NONE = new Answer(Kind.NONE, NO_RULE);

  /** Returns the answer of a determining rule, or of its absence. */
  public static Answer of(@Nullable Rule determining) {
    if (determining == null) {
      return NONE;
    }
    Kind kind = determining.effect() == Effect.ALLOW ? Kind.ALLOW : Kind.DENY;
    return new Answer(kind, determining.id().rule());
  }

  /**
   * Returns the answer of a decision.
   *
   * @throws IllegalArgumentException if the request was invalid, which no workload has
   */
  public static Answer of(Decision decision) {
    if (decision.basis() == Basis.INVALID) {
      throw new IllegalArgumentException(decision.reason() + ": " + decision.resource());
    }
    Answer answer = of(decision.rule().orElse(null));
    if (decision.isAllowed() != (answer.kind == Kind.ALLOW)) {
      throw new IllegalArgumentException(decision.outcome() + " by " + answer);
    }
    return answer;
  }

  /**
   * Returns the answer of a ruling.
   *
   * @throws IllegalArgumentException if the request was invalid, which no workload has
   */
  public static Answer of(Ruling ruling) {
    Answer answer = of(ruling.rule().orElse(null));
    if (ruling.basis() == Basis.INVALID || ruling.isAllowed() != (answer.kind == Kind.ALLOW)) {
      throw new IllegalArgumentException(ruling.toString());
    }
    return answer;
  }

  /** What decided. */
  public enum Kind {
    /** An allow. */
    ALLOW,
    /** A deny. */
    DENY,
    /** No rule, so the request is denied. */
    NONE
  }
}
