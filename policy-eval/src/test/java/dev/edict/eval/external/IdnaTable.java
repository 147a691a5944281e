package dev.edict.eval.external;

import dev.edict.dsl.match.Canonical;
import dev.edict.dsl.match.network.NetworkHost;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** International names with their ASCII forms by UTS 46. */
final class IdnaTable {
  private IdnaTable() {}

  static List<ExternalCase> cases(String text) {
    List<ExternalCase> cases = new ArrayList<>();
    for (String line : text.split("\n", -1)) {
      int comment = line.indexOf('#');
      String row = comment < 0 ? line : line.substring(0, comment);
      if (!row.isBlank()) {
        judge(row.split(";", -1), cases);
      }
    }
    return cases;
  }

  /** Judges a name as it is written, and its ASCII form where there is one. */
  private static void judge(String[] columns, List<ExternalCase> cases) {
    String source = unescaped(columns[0].strip());
    String unicode = columns[1].isBlank() ? source : unescaped(columns[1].strip());
    String status = columns[2].strip();
    String ascii = columns[3].isBlank() ? unicode : unescaped(columns[3].strip());
    String asciiStatus = columns[4].isBlank() ? status : columns[4].strip();
    boolean valid = asciiStatus.isEmpty() || asciiStatus.equals("[]");
    Canonical<NetworkHost> host = NetworkHost.parse(source);
    if (!isAscii(source)) {
      cases.add(ExternalCase.of("u " + source, !host.isAccepted(), "accepted"));
    } else if (!valid) {
      cases.add(ExternalCase.of("a " + source, !host.isAccepted(), "accepted-a-label-not-decoded"));
    }
    if (valid) {
      cases.add(judgeAscii(ascii));
    }
  }

  private static ExternalCase judgeAscii(String name) {
    Canonical<NetworkHost> host = NetworkHost.parse(name);
    if (!host.isAccepted()) {
      return ExternalCase.of("v " + name, false, "refused-" + host.rejection().code().id());
    }
    String expected = name.toLowerCase(Locale.ROOT);
    boolean rootDot = expected.equals(host.value().text() + ".");
    return ExternalCase.of("v " + name, rootDot || host.value().text().equals(expected), "other");
  }

  private static boolean isAscii(String text) {
    return text.chars().allMatch(c -> c < 0x80);
  }

  private static String unescaped(String text) {
    StringBuilder plain = new StringBuilder();
    for (int i = 0; i < text.length(); i++) {
      if (text.startsWith("\\u", i)) {
        plain.append((char) Integer.parseInt(text.substring(i + 2, i + 6), 16));
        i += 5;
      } else if (text.startsWith("\\x{", i)) {
        int end = text.indexOf('}', i);
        plain.appendCodePoint(Integer.parseInt(text.substring(i + 3, end), 16));
        i = end;
      } else {
        plain.append(text.charAt(i));
      }
    }
    return plain.toString();
  }
}
