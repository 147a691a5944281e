package dev.edict.audit.query;

import dev.edict.audit.journal.JournalRecord;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Says which records are meant: those that every term fits. A term names a member, compares it, and
 * gives a text: {@code decision=deny}, {@code user!=alice}, {@code resource=*.example.com:443},
 * {@code sequence>=1000}. In {@code =} and {@code !=} a {@code *} stands for any text; a member
 * that is null has the text {@code null}. Immutable.
 */
public final class RecordFilter {
  private static final RecordFilter ALL = new RecordFilter(List.of(), List.of(), null, null);

  /** Longer operators first, so that {@code >=} is not read as {@code >}. */
  private static final List<String> OPERATORS = List.of("!=", ">=", "<=", "=", ">", "<");

  private final List<Term> terms;
  private final List<String> texts;
  private final @Nullable Instant since;
  private final @Nullable Instant until;

  record Term(String member, String operator, String value, @Nullable BigDecimal number) {}

  private RecordFilter(
      List<Term> terms, List<String> texts, @Nullable Instant since, @Nullable Instant until) {
    this.terms = terms;
    this.texts = texts;
    this.since = since;
    this.until = until;
  }

  /** Returns the filter that every record passes. */
  public static RecordFilter all() {
    return ALL;
  }

  /**
   * Returns the filter of terms that must all fit.
   *
   * @throws IllegalArgumentException if one is not a term; the message says why
   */
  public static RecordFilter parse(List<String> terms) {
    List<Term> parsed = new ArrayList<>();
    for (String term : terms) {
      parsed.add(parse(term));
    }
    return new RecordFilter(List.copyOf(parsed), List.of(), null, null);
  }

  private static Term parse(String text) {
    int end = 0;
    while (end < text.length() && isNamePart(text.charAt(end))) {
      end++;
    }
    String member = checkedMember(text.substring(0, end));
    for (String operator : OPERATORS) {
      if (text.startsWith(operator, end)) {
        String value = text.substring(end + operator.length());
        boolean isNumber = RecordMembers.NUMBERS.contains(member);
        return new Term(member, operator, value, isNumber ? number(text, value) : null);
      }
    }
    throw new IllegalArgumentException(
        "not a term: `%s`; write it as member=value, or with != < <= > >=".formatted(text));
  }

  private static boolean isNamePart(char c) {
    return (c >= 'a' && c <= 'z') || c == '_';
  }

  /**
   * Returns {@code member}.
   *
   * @throws IllegalArgumentException if records have no such member
   */
  static String checkedMember(String member) {
    if (!RecordMembers.ALL.contains(member)) {
      throw new IllegalArgumentException("records have no member `%s`".formatted(member));
    }
    return member;
  }

  private static @Nullable BigDecimal number(String term, String value) {
    if (value.equals("null") || value.equals("*")) {
      return null;
    }
    boolean isDigits =
        !value.isEmpty()
            && value.length() <= 18
            && value.chars().allMatch(c -> c >= '0' && c <= '9');
    if (!isDigits) {
      throw new IllegalArgumentException("not a whole number in `%s`".formatted(term));
    }
    return new BigDecimal(value);
  }

  /**
   * Returns this filter, for records only that fit a further term.
   *
   * @throws IllegalArgumentException if it is no term; the message says why
   */
  public RecordFilter where(String term) {
    List<Term> all = new ArrayList<>(terms);
    all.add(parse(term));
    return new RecordFilter(List.copyOf(all), texts, since, until);
  }

  /** Returns this filter, for records of {@code instant} and later only. */
  public RecordFilter since(Instant instant) {
    return new RecordFilter(terms, texts, instant, until);
  }

  /** Returns this filter, for records before {@code instant} only. */
  public RecordFilter until(Instant instant) {
    return new RecordFilter(terms, texts, since, instant);
  }

  /**
   * Returns this filter, for records only that hold {@code text} in the value of some member; upper
   * and lower case are alike.
   */
  public RecordFilter containing(String text) {
    List<String> all = new ArrayList<>(texts);
    all.add(text);
    return new RecordFilter(terms, List.copyOf(all), since, until);
  }

  /** Returns whether a record is meant. */
  public boolean fits(JournalRecord record) {
    if (since != null && record.time().isBefore(since)) {
      return false;
    }
    if (until != null && !record.time().isBefore(until)) {
      return false;
    }
    for (Term term : terms) {
      if (!fits(term, record)) {
        return false;
      }
    }
    for (String text : texts) {
      if (!contains(record, text)) {
        return false;
      }
    }
    return true;
  }

  private static boolean contains(JournalRecord record, String text) {
    for (Object value : record.members().values()) {
      String member = String.valueOf(value);
      for (int i = 0; i <= member.length() - text.length(); i++) {
        if (member.regionMatches(true, i, text, 0, text.length())) {
          return true;
        }
      }
    }
    return false;
  }

  private static boolean fits(Term term, JournalRecord record) {
    if (!record.members().containsKey(term.member)) {
      return false;
    }
    String value = String.valueOf(record.text(term.member));
    return switch (term.operator) {
      case "=" -> matches(term.value, value);
      case "!=" -> !matches(term.value, value);
      case ">" -> compare(record, term, value) > 0;
      case ">=" -> compare(record, term, value) >= 0;
      case "<" -> compare(record, term, value) < 0;
      default -> compare(record, term, value) <= 0;
    };
  }

  private static int compare(JournalRecord record, Term term, String value) {
    if (term.number != null) {
      return BigDecimal.valueOf(record.number(term.member)).compareTo(term.number);
    }
    return compareCodePoints(value, term.value);
  }

  /** Compares as UTF-8 does, so that an archive in columns orders texts alike. */
  private static int compareCodePoints(String a, String b) {
    int i = 0;
    while (i < a.length() && i < b.length()) {
      int difference = Integer.compare(a.codePointAt(i), b.codePointAt(i));
      if (difference != 0) {
        return difference;
      }
      i = a.offsetByCodePoints(i, 1);
    }
    return Integer.compare(a.length(), b.length());
  }

  List<Term> terms() {
    return terms;
  }

  /** Returns whether texts are looked for. */
  boolean hasTexts() {
    return !texts.isEmpty();
  }

  @Nullable Instant first() {
    return since;
  }

  @Nullable Instant end() {
    return until;
  }

  /**
   * Returns whether a text is one that a pattern with {@code *} means. Goes back to the last star
   * only, so the time is at most the product of the lengths.
   */
  static boolean matches(String pattern, String text) {
    int p = 0;
    int t = 0;
    int star = -1;
    int resume = 0;
    while (t < text.length()) {
      if (p < pattern.length() && pattern.charAt(p) == '*') {
        star = p++;
        resume = t;
      } else if (p < pattern.length() && pattern.charAt(p) == text.charAt(t)) {
        p++;
        t++;
      } else if (star >= 0) {
        p = star + 1;
        t = ++resume;
      } else {
        return false;
      }
    }
    while (p < pattern.length() && pattern.charAt(p) == '*') {
      p++;
    }
    return p == pattern.length();
  }
}
