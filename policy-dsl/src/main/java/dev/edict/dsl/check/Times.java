package dev.edict.dsl.check;

import dev.edict.dsl.diagnostic.DiagnosticCode;
import dev.edict.dsl.source.SourceSpan;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import org.jspecify.annotations.Nullable;

/** Reads points in time in the form of RFC 3339, seconds optional, with an offset or {@code Z}. */
final class Times {
  private Times() {}

  static @Nullable Instant read(CheckedDocument document, String text, SourceSpan span) {
    try {
      return OffsetDateTime.parse(text, DateTimeFormatter.ISO_OFFSET_DATE_TIME).toInstant();
    } catch (DateTimeException unreadable) {
      document.report(
          DiagnosticCode.BAD_TIME,
          span,
          "this is not a date and time with an offset",
          "write it as `2027-01-01T00:00Z`");
      return null;
    }
  }
}
