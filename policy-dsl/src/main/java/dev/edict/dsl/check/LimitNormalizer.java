package dev.edict.dsl.check;

import dev.edict.dsl.ast.Declaration.Limit;
import dev.edict.dsl.ast.Word;
import dev.edict.dsl.diagnostic.DiagnosticCode;
import dev.edict.dsl.rule.Policy;
import dev.edict.dsl.rule.ResourceLimit;
import dev.edict.dsl.rule.ResourceLimit.Kind;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads limits into the unit of their kind. */
final class LimitNormalizer {
  private static final int LONGEST_NUMBER = 15;
  private static final Map<String, Kind> KINDS =
      Words.byKeyword(List.of(Kind.values()), Kind::keyword);
  private static final Map<Kind, Map<String, Long>> UNITS = units();

  private LimitNormalizer() {}

  static @Nullable ResourceLimit normalize(CheckedDocument document, Policy policy, Limit limit) {
    Kind kind = Words.lookUp(document, limit.name(), KINDS, DiagnosticCode.UNKNOWN_LIMIT, "limit");
    if (kind == null || !checkPer(document, limit, kind)) {
      return null;
    }
    Long amount = amount(kind, limit.amount().text());
    if (amount == null) {
      document.report(
          DiagnosticCode.BAD_QUANTITY,
          limit.amount().span(),
          "`" + limit.amount().text() + "` is not a quantity of " + kind.keyword(),
          help(kind));
      return null;
    }
    return new ResourceLimit(policy, kind, amount, document.at(limit.span()));
  }

  private static boolean checkPer(CheckedDocument document, Limit limit, Kind kind) {
    Word per = limit.per();
    boolean fits = kind == Kind.CALLS ? per != null && per.text().equals("minute") : per == null;
    if (!fits) {
      document.report(
          DiagnosticCode.BAD_QUANTITY,
          limit.span(),
          "this is not how " + kind.keyword() + " is limited",
          help(kind));
    }
    return fits;
  }

  /** Returns the amount in the unit of the kind, or null when it is not a whole, positive one. */
  private static @Nullable Long amount(Kind kind, String text) {
    int digits = 0;
    while (digits < text.length() && isNumberPart(text.charAt(digits))) {
      digits++;
    }
    Long factor = UNITS.getOrDefault(kind, Map.of()).get(text.substring(digits));
    if (factor == null || digits == 0 || digits > LONGEST_NUMBER) {
      return null;
    }
    BigDecimal amount =
        new BigDecimal(text.substring(0, digits)).multiply(BigDecimal.valueOf(factor));
    try {
      long whole = amount.longValueExact();
      return whole >= 1 ? whole : null;
    } catch (ArithmeticException fractionOrTooLarge) {
      return null;
    }
  }

  private static boolean isNumberPart(char c) {
    return (c >= '0' && c <= '9') || c == '.';
  }

  private static String help(Kind kind) {
    return switch (kind) {
      case CPU -> "write cores, such as `cpu 2` or `cpu 0.5`";
      case MEMORY, DISK ->
          "write bytes with a unit, such as `"
              + kind.keyword()
              + " 4GiB`; known: B, KiB, MiB, GiB, TiB, kB, MB, GB, TB";
      case PROCESSES -> "write a count, such as `processes 256`";
      case SESSION -> "write a time with a unit, such as `session 8h`; known: ms, s, m, h, d";
      case CALLS -> "write a count per minute, such as `calls 60 per minute`";
    };
  }

  private static Map<Kind, Map<String, Long>> units() {
    Map<String, Long> bytes =
        Map.of(
            "B", 1L,
            "kB", 1_000L,
            "MB", 1_000_000L,
            "GB", 1_000_000_000L,
            "TB", 1_000_000_000_000L,
            "KiB", 1L << 10,
            "MiB", 1L << 20,
            "GiB", 1L << 30,
            "TiB", 1L << 40);
    Map<String, Long> milliseconds =
        Map.of("ms", 1L, "s", 1_000L, "m", 60_000L, "h", 3_600_000L, "d", 86_400_000L);
    return Map.of(
        Kind.CPU,
        Map.of("", 1_000L),
        Kind.MEMORY,
        bytes,
        Kind.PROCESSES,
        Map.of("", 1L),
        Kind.DISK,
        bytes,
        Kind.SESSION,
        milliseconds,
        Kind.CALLS,
        Map.of("", 1L));
  }
}
