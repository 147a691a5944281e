package dev.edict.audit.dashboard;

import dev.edict.audit.query.RecordFilter;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a page wants to see.
 *
 * @param filter which records
 * @param last how far back from now; null for all, or when there are bounds
 * @param since the first time; null for none
 * @param until the time at which it ends; null for none
 */
record ViewRequest(
    RecordFilter filter,
    @Nullable Duration last,
    @Nullable Instant since,
    @Nullable Instant until) {

  private static final int MOST_TERMS = 32;
  private static final Map<String, Duration> WINDOWS =
      Map.of(
          "1m", Duration.ofMinutes(1),
          "5m", Duration.ofMinutes(5),
          "15m", Duration.ofMinutes(15),
          "1h", Duration.ofHours(1),
          "6h", Duration.ofHours(6),
          "24h", Duration.ofDays(1),
          "7d", Duration.ofDays(7));

  /**
   * Returns what a query of parameters asks for: {@code where}, a term, any number of times; {@code
   * text}, to be found anywhere; {@code window}, a time back from now or {@code all}; {@code since}
   * and {@code until}, times.
   *
   * @throws IllegalArgumentException if it cannot be understood; the message says why
   */
  static ViewRequest parse(@Nullable String query) {
    List<String> terms = new ArrayList<>();
    List<String> texts = new ArrayList<>();
    Duration last = null;
    Instant since = null;
    Instant until = null;
    for (String parameter : query == null ? new String[0] : query.split("&", -1)) {
      int equals = parameter.indexOf('=');
      String name = equals < 0 ? parameter : parameter.substring(0, equals);
      String value = URLDecoder.decode(parameter.substring(equals + 1), StandardCharsets.UTF_8);
      switch (name) {
        case "where" -> terms.add(value);
        case "text" -> texts.add(value);
        case "window" -> last = window(value);
        case "since" -> since = time(value);
        case "until" -> until = time(value);
        default -> throw new IllegalArgumentException("there is no parameter `" + name + "`");
      }
    }
    if (terms.size() + texts.size() > MOST_TERMS) {
      throw new IllegalArgumentException("more than " + MOST_TERMS + " terms");
    }
    RecordFilter filter = RecordFilter.parse(terms);
    for (String text : texts) {
      filter = filter.containing(text);
    }
    return new ViewRequest(filter, last, since, until).checked();
  }

  private ViewRequest checked() {
    if (last != null && (since != null || until != null)) {
      throw new IllegalArgumentException("a window has no `since` and `until`");
    }
    if (since != null && until != null && !since.isBefore(until)) {
      throw new IllegalArgumentException("`until` is not after `since`");
    }
    return this;
  }

  private static @Nullable Duration window(String text) {
    Duration window = WINDOWS.get(text);
    if (window == null && !text.equals("all")) {
      throw new IllegalArgumentException("there is no window `" + text + "`");
    }
    return window;
  }

  private static Instant time(String text) {
    try {
      return Instant.parse(text);
    } catch (DateTimeException noTime) {
      throw new IllegalArgumentException(
          "not a time: `" + text + "`; write it as 2026-07-01T12:00:00Z", noTime);
    }
  }

  /** Returns the first time that counts at {@code now}; null when all do. */
  @Nullable Instant start(Instant now) {
    return last == null ? since : now.minus(last);
  }
}
