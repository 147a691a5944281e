package dev.edict.dsl.parser;

import dev.edict.dsl.ast.PatternItem;
import dev.edict.dsl.ast.Text;
import dev.edict.dsl.ast.Word;
import dev.edict.dsl.diagnostic.DiagnosticCode;
import dev.edict.dsl.parser.antlr.PolicyParser.PatternAddressContext;
import dev.edict.dsl.parser.antlr.PolicyParser.PatternItemContext;
import dev.edict.dsl.parser.antlr.PolicyParser.PatternTextContext;
import dev.edict.dsl.parser.antlr.PolicyParser.StringContext;
import dev.edict.dsl.source.SourceSpan;
import java.math.BigDecimal;
import java.util.List;
import org.antlr.v4.runtime.ParserRuleContext;
import org.antlr.v4.runtime.Token;
import org.jspecify.annotations.Nullable;

/** Builds the smallest parts of the tree: words, strings, numbers, patterns. */
final class Leaves {
  private static final BigDecimal ZERO = BigDecimal.ZERO;

  private final ErrorLog log;
  private final ParseLimits limits;
  private final StringLiterals strings;

  Leaves(ErrorLog log, ParseLimits limits) {
    this.log = log;
    this.limits = limits;
    this.strings = new StringLiterals(log, limits.maxStringCodePoints());
  }

  static SourceSpan span(ParserRuleContext context) {
    Token stop = context.getStop() == null ? context.getStart() : context.getStop();
    return span(context.getStart()).to(span(stop));
  }

  static SourceSpan span(Token token) {
    int start = token.getStartIndex();
    return new SourceSpan(start, Math.max(start, token.getStopIndex() + 1));
  }

  /** Returns a word that the context consists of. */
  static Word word(ParserRuleContext context) {
    return word(context.getStart());
  }

  static Word word(Token token) {
    return new Word(token.getText(), span(token));
  }

  static List<Word> words(List<? extends ParserRuleContext> contexts) {
    return contexts.stream().map(Leaves::word).toList();
  }

  Text text(StringContext context) {
    SourceSpan span = span(context);
    return new Text(strings.content(context.getText(), span), span);
  }

  @Nullable Text optionalText(@Nullable StringContext context) {
    return context == null ? null : text(context);
  }

  List<Text> texts(List<StringContext> contexts) {
    return contexts.stream().map(this::text).toList();
  }

  PatternItem pattern(PatternItemContext context) {
    SourceSpan span = span(context);
    if (context instanceof PatternTextContext quoted) {
      return new PatternItem.Pattern(text(quoted.string()).value(), true, span);
    }
    return context instanceof PatternAddressContext
        ? new PatternItem.Pattern(context.getText(), false, span)
        : new PatternItem.Reference(context.getText(), span);
  }

  List<PatternItem> patterns(List<PatternItemContext> contexts) {
    return contexts.stream().map(this::pattern).toList();
  }

  /** Returns the number that a token shows, or 0 after reporting that it is out of bounds. */
  BigDecimal number(String digits, SourceSpan span) {
    int length = digits.length();
    if (length > limits.maxNumberDigits()) {
      report(span, "the number has " + length + " digits; the most is " + limits.maxNumberDigits());
      return ZERO;
    }
    String whole = digits.startsWith("-") ? digits.substring(1) : digits;
    if (whole.length() > 1 && whole.charAt(0) == '0' && whole.charAt(1) != '.') {
      report(span, "the number starts with a zero");
      return ZERO;
    }
    return new BigDecimal(digits);
  }

  /** Returns a whole number, or 0 after reporting that it lies outside of {@code least..most}. */
  long integer(String digits, long least, long most, SourceSpan span) {
    BigDecimal value = number(digits, span);
    if (value.compareTo(BigDecimal.valueOf(least)) < 0
        || value.compareTo(BigDecimal.valueOf(most)) > 0) {
      report(span, "the number is not between " + least + " and " + most);
      return 0;
    }
    return value.longValueExact();
  }

  /** Returns the number that digits show, or the largest one when they show more. */
  static int saturated(String digits) {
    int value = 0;
    for (int i = 0; i < digits.length() && value < Integer.MAX_VALUE; i++) {
      long longer = 10L * value + (digits.charAt(i) - '0');
      value = (int) Math.min(longer, Integer.MAX_VALUE);
    }
    return value;
  }

  void reportSyntax(SourceSpan span, String message, String help) {
    log.report(DiagnosticCode.SYNTAX_ERROR, span, message, help);
  }

  private void report(SourceSpan span, String message) {
    log.report(DiagnosticCode.BAD_NUMBER, span, message);
  }
}
