package dev.edict.eval.external;

import dev.edict.dsl.match.Canonical;
import dev.edict.dsl.match.MatchSide;
import dev.edict.dsl.match.filesystem.CanonicalPath;
import dev.edict.dsl.match.filesystem.FilesystemProfile;
import dev.edict.dsl.match.filesystem.PathPattern;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Globs with the files of a list that match, as a script writes them. */
final class GlobTable {
  private static final String STRING = "\"((?:[^\"\\\\]|\\\\.)*)\"";
  private static final Pattern LIST = Pattern.compile("(?:files|= )\\s*=?\\s*\\[([^\\]]*)\\]");
  private static final Pattern ROW =
      Pattern.compile("\\[" + STRING + "\\s*,\\s*\\[([^\\]]*)\\]\\s*\\]");

  private GlobTable() {}

  /** Returns each glob of a row without options with each file of the first list. */
  static List<ExternalCase> cases(String script) {
    Matcher list = LIST.matcher(script);
    if (!list.find()) {
      throw new IllegalArgumentException("no list of files");
    }
    List<String> files = strings(list.group(1));
    List<ExternalCase> cases = new ArrayList<>();
    Matcher rows = ROW.matcher(script);
    while (rows.find()) {
      String glob = unescaped(rows.group(1));
      List<String> expected = strings(rows.group(2));
      // Rows about files that are added to the list later tell nothing about these.
      for (String file : files) {
        cases.add(judge(glob, file, expected.contains(file)));
      }
    }
    return cases;
  }

  private static ExternalCase judge(String glob, String file, boolean expected) {
    String id = glob + " on " + file;
    Canonical<PathPattern> pattern = PathPattern.parse("/" + glob);
    if (!pattern.isAccepted()) {
      return ExternalCase.of(id, false, "refused-" + pattern.rejection().code().id());
    }
    CanonicalPath path = CanonicalPath.parse("/" + file, FilesystemProfile.POSIX, null).value();
    boolean matches = pattern.value().matches(path, null, MatchSide.ALLOW);
    String reason =
        file.endsWith("/") ? "final-separator" : glob.startsWith("!") ? "negation" : "other";
    return ExternalCase.of(id, matches == expected, reason);
  }

  private static List<String> strings(String text) {
    List<String> found = new ArrayList<>();
    Matcher strings = Pattern.compile(STRING).matcher(text);
    while (strings.find()) {
      found.add(unescaped(strings.group(1)));
    }
    return found;
  }

  private static String unescaped(String text) {
    return text.replaceAll("\\\\(.)", "$1");
  }
}
