package dev.edict.cli;

import java.time.Duration;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads spans of time such as {@code 90s}, {@code 15m}, {@code 12h} and {@code 30d}. */
final class Spans implements ITypeConverter<Duration> {
  private static final int MOST_DIGITS = 6;

  @Override
  public Duration convert(String text) {
    int last = text.length() - 1;
    if (last < 1
        || last > MOST_DIGITS
        || !text.chars().limit(last).allMatch(c -> c >= '0' && c <= '9')) {
      throw notASpan(text);
    }
    long count = Long.parseLong(text.substring(0, last));
    Duration span =
        switch (text.charAt(last)) {
          case 's' -> Duration.ofSeconds(count);
          case 'm' -> Duration.ofMinutes(count);
          case 'h' -> Duration.ofHours(count);
          case 'd' -> Duration.ofDays(count);
          default -> throw notASpan(text);
        };
    if (span.isZero()) {
      throw notASpan(text);
    }
    return span;
  }

  private static TypeConversionException notASpan(String text) {
    return new TypeConversionException("not a span of time such as 90s, 15m, 12h or 30d: " + text);
  }
}
