package dev.edict.dsl.parser;

import java.util.List;
import java.util.Set;
import java.util.function.Function;
import org.antlr.v4.runtime.ParserRuleContext;
import org.antlr.v4.runtime.Token;

/**
 * Tells which statements hold no mistake. Only they have all the parts that the grammar promises,
 * so only they are built.
 *
 * @param spoilt what holds a syntax error
 * @param tokens the tokens, with those marked that are already reported
 */
record IntactParts(Set<ParserRuleContext> spoilt, PolicyTokens tokens) {

  boolean contains(ParserRuleContext unit) {
    return unit.getStop() != null && isIntact(unit, unit.getStart(), unit.getStop());
  }

  /** Returns whether no mistake stands in a unit before one of its tokens. */
  boolean containsUpTo(ParserRuleContext unit, Token end) {
    return isIntact(unit, unit.getStart(), end);
  }

  /** Returns what is made of the units that are intact, in order. */
  <C extends ParserRuleContext, N> List<N> build(List<C> units, Function<C, N> builder) {
    return units.stream().filter(this::contains).map(builder).toList();
  }

  private boolean isIntact(ParserRuleContext unit, Token first, Token last) {
    return !spoilt.contains(unit)
        && unit.exception == null
        && !tokens.mistakeWithin(first.getTokenIndex(), last.getTokenIndex());
  }
}
