package dev.edict.eval.external;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The cases of a table on which the engine differs on purpose, each with its reason. */
final class Exclusions {
  private static final Path FOLDER = Path.of("src", "test", "resources", "external");

  private final Path file;
  private final Map<String, String> reasons = new TreeMap<>();

  private Exclusions(Path file) {
    this.file = file;
  }

  static Exclusions of(String table) throws IOException {
    Exclusions exclusions = new Exclusions(FOLDER.resolve(table + ".exclusions"));
    if (Files.exists(exclusions.file)) {
      for (String line : Files.readAllLines(exclusions.file)) {
        int space = line.indexOf(' ');
        exclusions.reasons.put(line.substring(0, space), line.substring(space + 1));
      }
    }
    return exclusions;
  }

  /** Returns a line for each case that is not excluded and differs, or is and does not. */
  List<String> mistakes(List<ExternalCase> cases) {
    Map<String, String> stale = new TreeMap<>(reasons);
    List<String> mistakes = new ArrayList<>();
    for (ExternalCase one : cases) {
      String expected = reasons.get(one.id());
      stale.remove(one.id());
      if (one.difference() == null ? expected != null : !one.difference().equals(expected)) {
        mistakes.add(
            one.id() + " " + one.input() + ": " + one.difference() + ", excluded: " + expected);
      }
    }
    stale.forEach((id, reason) -> mistakes.add(id + " is no case any more: " + reason));
    return mistakes;
  }

  /** Writes the differences there are in place of those that were excluded. */
  void update(List<ExternalCase> cases) throws IOException {
    Map<String, String> differences = new TreeMap<>();
    for (ExternalCase one : cases) {
      if (one.difference() != null) {
        differences.put(one.id(), one.difference());
      }
    }
    List<String> lines = new ArrayList<>();
    differences.forEach((id, reason) -> lines.add(id + " " + reason));
    Files.createDirectories(FOLDER);
    Files.write(file, lines);
  }
}
