package dev.edict.dsl.match.filesystem;

import dev.edict.dsl.match.Ascii;
import dev.edict.dsl.match.Canonical;
import dev.edict.dsl.match.GlobSequence;
import dev.edict.dsl.match.GlobSyntax;
import dev.edict.dsl.match.Rejection;
import dev.edict.dsl.match.RejectionCode;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One reading of a path pattern: its start, then its segments. */
final class PathPatternSyntax {

  private static final int LONGEST = 4096;
  private static final int MOST_SEGMENTS = 64;
  private static final String STARTS = "start it with `/`, `~/` or `**/`";

  private final String text;
  private final boolean drive;
  private final List<String> segments = new ArrayList<>();

  private PathPatternSyntax(String text, boolean drive) {
    this.text = text;
    this.drive = drive;
  }

  static Canonical<PathPattern> parse(String text) {
    Rejection fault = PathSyntax.checkText(text, LONGEST);
    if (fault != null) {
      return Canonical.rejected(fault);
    }
    char first = text.charAt(0);
    if (first == '/') {
      return parse(text, PathBase.ROOT, 1);
    }
    if (first == '~') {
      return parseHome(text);
    }
    if (text.equals(GlobSequence.RUN) || text.startsWith(GlobSequence.RUN + "/")) {
      return parse(text, PathBase.ANYWHERE, 0);
    }
    if (text.length() > 1
        && text.charAt(1) == ':'
        && (Ascii.isLetter(first) || first == PathBase.ANY_DRIVE)) {
      return parseDrive(text);
    }
    return Canonical.rejected(noStart(text));
  }

  private static Rejection noStart(String text) {
    char first = text.charAt(0);
    if (first == '$' || first == '%') {
      return new Rejection(
          RejectionCode.ENVIRONMENT_VARIABLE,
          0,
          "environment variables are not expanded in " + Rejection.quote(text),
          "write `~` for the home directory");
    }
    if (text.equals("*")) {
      return new Rejection(
          RejectionCode.BARE_STAR,
          0,
          "a lone star is no path pattern",
          "write `**` for every path");
    }
    if (first == '\\') {
      return backslash(text, 0);
    }
    return new Rejection(
        RejectionCode.RELATIVE_PATH,
        0,
        "the path pattern " + Rejection.quote(text) + " is relative",
        STARTS);
  }

  private static Canonical<PathPattern> parseHome(String text) {
    if (text.length() == 1) {
      return parse(text, PathBase.HOME, 1);
    }
    if (text.charAt(1) == '/') {
      return text.length() == 2
          ? Canonical.rejected(trailingSlash(text, 1))
          : parse(text, PathBase.HOME, 2);
    }
    return Canonical.rejected(
        text.charAt(1) == '\\'
            ? backslash(text, 1)
            : new Rejection(
                RejectionCode.RELATIVE_PATH,
                0,
                "the pattern " + Rejection.quote(text) + " names another user's home",
                STARTS));
  }

  private static Canonical<PathPattern> parseDrive(String text) {
    if (text.length() < 3 || !PathSyntax.isSeparator(text.charAt(2), FilesystemProfile.WINDOWS)) {
      return Canonical.rejected(
          RejectionCode.DRIVE_RELATIVE,
          2,
          "the pattern " + Rejection.quote(text) + " is relative to a directory of its drive",
          "write a separator after the drive");
    }
    return parse(text, PathBase.drive(Ascii.toUpperCase(text.charAt(0))), 3);
  }

  private static Canonical<PathPattern> parse(String text, PathBase base, int from) {
    boolean drive = base.kind() == PathBase.Kind.DRIVE;
    PathPatternSyntax reading = new PathPatternSyntax(text, drive);
    Rejection fault = reading.readSegments(from);
    if (fault != null) {
      return Canonical.rejected(fault);
    }
    GlobSequence sequence = GlobSequence.of(reading.segments, GlobSyntax.STAR_AND_QUESTION);
    boolean floating = base.equals(PathBase.ROOT) && sequence.size() > 0 && sequence.isRun(0);
    return Canonical.accepted(new PathPattern(floating ? PathBase.ANYWHERE : base, sequence));
  }

  private @Nullable Rejection readSegments(int from) {
    int start = from;
    while (start < text.length()) {
      int end = start;
      while (end < text.length() && !isSeparator(text.charAt(end))) {
        end++;
      }
      Rejection fault = checkSegment(start, end);
      if (fault != null) {
        return fault;
      }
      if (end == text.length() - 1) {
        return trailingSlash(text, end);
      }
      segments.add(text.substring(start, end));
      start = end + 1;
    }
    return segments.size() <= MOST_SEGMENTS
        ? null
        : new Rejection(
            RejectionCode.TOO_MANY_SEGMENTS,
            0,
            "the pattern has " + segments.size() + " segments, more than " + MOST_SEGMENTS,
            "");
  }

  private boolean isSeparator(char c) {
    return c == '/' || (drive && c == '\\');
  }

  private @Nullable Rejection checkSegment(int start, int end) {
    if (start == end) {
      return new Rejection(
          RejectionCode.EMPTY_SEGMENT,
          start,
          "the pattern " + Rejection.quote(text) + " has an empty segment",
          "write one separator");
    }
    if (PathSyntax.isDots(text, start, end, 1) || PathSyntax.isDots(text, start, end, 2)) {
      return new Rejection(
          RejectionCode.DOT_SEGMENT,
          start,
          "the pattern " + Rejection.quote(text) + " has a segment of dots",
          "write the path that is meant");
    }
    for (int i = start; i < end; i++) {
      Rejection fault = checkCharacter(i);
      if (fault != null) {
        return fault;
      }
    }
    String segment = text.substring(start, end);
    if (segment.contains(GlobSequence.RUN) && !segment.equals(GlobSequence.RUN)) {
      return new Rejection(
          RejectionCode.BAD_GLOB,
          start,
          "`**` is only a part of the segment " + Rejection.quote(segment),
          "write `**` as a whole segment, or `*` within one");
    }
    return drive && !GlobSyntax.STAR_AND_QUESTION.hasWildcard(segment)
        ? WindowsSyntax.checkName(segment, start)
        : null;
  }

  private @Nullable Rejection checkCharacter(int i) {
    char c = text.charAt(i);
    if (Ascii.isControl(c)) {
      return new Rejection(
          RejectionCode.CONTROL_CHARACTER,
          i,
          "the control character " + Rejection.quote(c) + " stands in the pattern",
          "");
    }
    if (c == '\\') {
      return backslash(text, i);
    }
    if ("[]{}".indexOf(c) >= 0) {
      return new Rejection(
          RejectionCode.BAD_GLOB,
          i,
          "path patterns have no character classes and no alternatives",
          "write one pattern for each case, and `?` for a bracket in a name");
    }
    return null;
  }

  private static Rejection backslash(String text, int offset) {
    return new Rejection(
        RejectionCode.BAD_GLOB,
        offset,
        "a backslash stands in the pattern " + Rejection.quote(text),
        "write `/` between segments, and `?` for a backslash in a name");
  }

  private static Rejection trailingSlash(String text, int offset) {
    return new Rejection(
        RejectionCode.TRAILING_SLASH,
        offset,
        "the pattern " + Rejection.quote(text) + " ends in a separator",
        "leave it out, or write `/**` for everything beneath too");
  }
}
