package dev.edict.cli;

import dev.edict.audit.query.RecordFilter;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Which records of a journal a command is about. */
final class RecordSelection {
  @Option(
      names = {"-w", "--where"},
      paramLabel = "TERM",
      description = {
        "Only records that fit: MEMBER=TEXT, with * for any text, or with != < <= > >=; all terms"
            + " must fit. MEMBER is a member of the event, such as decision or rule_name."
      })
  private final List<String> terms = new ArrayList<>();

  @Option(
      names = "--search",
      paramLabel = "TEXT",
      description =
          "Only records that hold TEXT in the value of some member, upper or lower case; may be"
              + " given several times.")
  private final List<String> texts = new ArrayList<>();

  @Option(
      names = "--since",
      paramLabel = "TIME",
      description =
          "Only records of this time and later: 2026-07-01T12:00:00Z, or 90m, 2h, 7d ago.")
  private @Nullable String since;

  @Option(names = "--until", paramLabel = "TIME", description = "Only records before this time.")
  private @Nullable String until;

  /**
   * Returns the filter.
   *
   * @throws CommandFailure if a term or a time is none
   */
  RecordFilter filter() {
    try {
      RecordFilter filter = RecordFilter.parse(terms);
      for (String text : texts) {
        filter = filter.containing(text);
      }
      filter = since == null ? filter : filter.since(time(since));
      return until == null ? filter : filter.until(time(until));
    } catch (IllegalArgumentException noTerm) {
      throw new CommandFailure(String.valueOf(noTerm.getMessage()));
    }
  }

  private static Instant time(String text) {
    int last = text.length() - 1;
    boolean isAgo =
        last > 0
            && last < 10
            && text.chars().limit(last).allMatch(c -> c >= '0' && c <= '9')
            && "smhd".indexOf(text.charAt(last)) >= 0;
    if (isAgo) {
      long amount = Long.parseLong(text.substring(0, last));
      return Instant.now().minus(duration(amount, text.charAt(last)));
    }
    try {
      return Instant.parse(text);
    } catch (DateTimeException noTime) {
      throw new CommandFailure(
          "not a time: `" + text + "`; write it as 2026-07-01T12:00:00Z or as 90m, 2h, 7d");
    }
  }

  private static Duration duration(long amount, char unit) {
    return switch (unit) {
      case 's' -> Duration.ofSeconds(amount);
      case 'm' -> Duration.ofMinutes(amount);
      case 'h' -> Duration.ofHours(amount);
      default -> Duration.ofDays(amount);
    };
  }
}
