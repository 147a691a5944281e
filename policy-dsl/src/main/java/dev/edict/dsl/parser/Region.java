package dev.edict.dsl.parser;

import com.google.common.collect.ImmutableSet;
import dev.edict.dsl.parser.antlr.PolicyLexer;
import dev.edict.dsl.parser.antlr.PolicyParser.DeclarationContext;
import dev.edict.dsl.parser.antlr.PolicyParser.DocumentContext;
import dev.edict.dsl.parser.antlr.PolicyParser.ExpectationContext;
import dev.edict.dsl.parser.antlr.PolicyParser.FilesystemBlockContext;
import dev.edict.dsl.parser.antlr.PolicyParser.FilesystemStatementContext;
import dev.edict.dsl.parser.antlr.PolicyParser.LanguageVersionContext;
import dev.edict.dsl.parser.antlr.PolicyParser.LimitContext;
import dev.edict.dsl.parser.antlr.PolicyParser.LimitsBlockContext;
import dev.edict.dsl.parser.antlr.PolicyParser.McpBlockContext;
import dev.edict.dsl.parser.antlr.PolicyParser.McpStatementContext;
import dev.edict.dsl.parser.antlr.PolicyParser.NetworkBlockContext;
import dev.edict.dsl.parser.antlr.PolicyParser.NetworkStatementContext;
import dev.edict.dsl.parser.antlr.PolicyParser.TestDeclarationContext;
import java.util.Locale;
import org.antlr.v4.runtime.ParserRuleContext;
import org.antlr.v4.runtime.Token;
import org.jspecify.annotations.Nullable;

/** A part of a file in which statements of one kind follow each other. */
enum Region {
  /** Outside of all braces. */
  TOP(ImmutableSet.of()),
  NETWORK(
      ImmutableSet.of(
          PolicyLexer.ALLOW,
          PolicyLexer.DENY,
          PolicyLexer.OBSERVE,
          PolicyLexer.AT,
          PolicyLexer.SECRET)),
  FILESYSTEM(
      ImmutableSet.of(PolicyLexer.ALLOW, PolicyLexer.DENY, PolicyLexer.OBSERVE, PolicyLexer.AT)),
  MCP(
      ImmutableSet.of(
          PolicyLexer.ALLOW,
          PolicyLexer.DENY,
          PolicyLexer.OBSERVE,
          PolicyLexer.AT,
          PolicyLexer.CATALOG,
          PolicyLexer.SERVER,
          PolicyLexer.TOOL,
          PolicyLexer.SECRET,
          PolicyLexer.REDACT)),
  LIMITS(ImmutableSet.of(PolicyLexer.WORD)),
  TEST(ImmutableSet.of(PolicyLexer.ALLOW, PolicyLexer.DENY, PolicyLexer.APPROVAL));

  private final ImmutableSet<Integer> starters;

  Region(ImmutableSet<Integer> starters) {
    this.starters = starters;
  }

  /** Returns whether a token of the type starts a statement here. */
  boolean starts(int type) {
    return starters.contains(type);
  }

  boolean holdsRules() {
    return this == NETWORK || this == FILESYSTEM || this == MCP;
  }

  /** Returns the keyword in front of the braces. */
  String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** Returns the innermost block around a context, header included, or null outside of blocks. */
  static @Nullable ParserRuleContext block(ParserRuleContext context) {
    ParserRuleContext c = context;
    while (c != null && kind(c) == TOP) {
      c = c.getParent();
    }
    return c;
  }

  /**
   * Returns the region that a context stands in; the header of a block counts as in front of it.
   */
  static Region of(ParserRuleContext context) {
    ParserRuleContext block = block(context);
    return block == null || openingBrace(block) == null ? TOP : kind(block);
  }

  /** Returns the brace that opens a block, or null when it is not read yet. */
  static @Nullable Token openingBrace(ParserRuleContext block) {
    var brace = block.getToken(PolicyLexer.LBRACE, 0);
    return brace == null ? null : brace.getSymbol();
  }

  /** Returns whether statements follow each other directly in the context. */
  static boolean isSequence(ParserRuleContext context) {
    return context instanceof DocumentContext
        || (kind(context) != TOP && openingBrace(context) != null);
  }

  /** Returns the statement or declaration around a context that a mistake in it spoils, or null. */
  static @Nullable ParserRuleContext unit(ParserRuleContext context) {
    ParserRuleContext c = context;
    while (c != null && !isUnit(c)) {
      if (kind(c) != TOP && (openingBrace(c) != null || !(c instanceof TestDeclarationContext))) {
        return null;
      }
      c = c.getParent();
    }
    return c;
  }

  private static boolean isUnit(ParserRuleContext c) {
    return c instanceof NetworkStatementContext
        || c instanceof FilesystemStatementContext
        || c instanceof McpStatementContext
        || c instanceof LimitContext
        || c instanceof ExpectationContext
        || c instanceof DeclarationContext
        || c instanceof LanguageVersionContext;
  }

  private static Region kind(ParserRuleContext c) {
    if (c instanceof NetworkBlockContext) {
      return NETWORK;
    }
    if (c instanceof FilesystemBlockContext) {
      return FILESYSTEM;
    }
    if (c instanceof McpBlockContext) {
      return MCP;
    }
    if (c instanceof LimitsBlockContext) {
      return LIMITS;
    }
    return c instanceof TestDeclarationContext ? TEST : TOP;
  }
}
