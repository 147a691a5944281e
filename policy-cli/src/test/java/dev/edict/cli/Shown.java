package dev.edict.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Output as a page shows it: {@code …} stands for anything, alone on a line for any lines; times,
 * identifiers, hashes, ports and tokens are those of another run.
 */
record Shown(Pattern pattern) {
  private static final String GAP = "…";

  static Shown of(List<String> lines) {
    List<String> parts = new ArrayList<>();
    for (String line : joined(lines)) {
      parts.add(
          line.equals(GAP)
              ? "(?:.*\n)*?"
              : Pattern.quote(settled(line)).replace(GAP, "\\E.*\\Q") + "\n");
    }
    return new Shown(Pattern.compile(String.join("", parts)));
  }

  // A record is one line, and is broken on a page.
  private static List<String> joined(List<String> lines) {
    return lines.get(0).startsWith("{\"timestamp\"")
        ? List.of(lines.stream().map(String::strip).collect(Collectors.joining()))
        : lines;
  }

  private static String settled(String line) {
    return line.replaceAll("\\d{4}-\\d\\d-\\d\\dT[0-9:.]+Z", "TIME")
        .replaceAll("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}", "ID")
        .replaceAll("hash\":\"[^\"]*\"", "hash\":\"HASH\"")
        .replaceAll("127\\.0\\.0\\.1:\\d+", "127.0.0.1:PORT")
        .replaceAll("#token=\\S+", "#token=TOKEN");
  }

  void assertMatches(String where, List<String> printed) {
    String text =
        printed.stream().map(Shown::settled).map(line -> line + "\n").collect(Collectors.joining());
    assertThat(text).as(where).matches(pattern);
  }
}
