package dev.edict.bench.workload;

import dev.edict.bench.neutral.Vocabulary;
import dev.edict.bench.workload.PlainRequest.UseFile;
import dev.edict.dsl.ast.Domain;
import dev.edict.dsl.rule.FileAction;
import java.util.ArrayList;
import java.util.List;

/**
 * Files at a path pattern.
 *
 * @param actions the actions
 * @param pattern the path pattern
 */
record FileSketch(List<FileAction> actions, String pattern) implements TargetSketch {
  private static final String ANY_DEPTH = "**";
  private static final List<List<FileAction>> ACTIONS =
      List.of(
          List.of(FileAction.READ),
          List.of(FileAction.READ),
          List.of(FileAction.READ, FileAction.WRITE),
          List.of(FileAction.READ, FileAction.WRITE, FileAction.DELETE),
          List.of(FileAction.WRITE),
          List.of(FileAction.READ, FileAction.EXECUTE));

  static FileSketch draw(Vocabulary words) {
    return new FileSketch(words.pick(ACTIONS), drawPattern(words));
  }

  private static String drawPattern(Vocabulary words) {
    int kind = words.below(100);
    if (kind < 30) {
      return "/srv/" + words.name() + "/" + words.noun() + "/**";
    }
    if (kind < 45) {
      return "~/" + words.name() + "/**";
    }
    if (kind < 65) {
      return "/etc/" + words.name() + "/" + words.label() + "." + words.extension();
    }
    if (kind < 75) {
      return "/var/log/" + words.name() + "/*.log";
    }
    if (kind < 85) {
      return "**/." + words.label() + "." + words.name();
    }
    if (kind < 92) {
      return "**/*." + words.name();
    }
    if (kind < 96) {
      return "~/**/" + words.name() + "." + words.extension();
    }
    return "/opt/*/" + words.name() + "/**";
  }

  @Override
  public Domain domain() {
    return Domain.FILESYSTEM;
  }

  @Override
  public String text() {
    List<String> keywords = actions.stream().map(FileAction::keyword).toList();
    return PolicyText.files(String.join(", ", keywords), pattern);
  }

  @Override
  public UseFile hit(Vocabulary words) {
    return new UseFile(words.pick(actions), pathInside(words));
  }

  private String pathInside(Vocabulary words) {
    boolean anchored = pattern.startsWith("/");
    boolean home = pattern.startsWith("~");
    String start = home ? PlainRequest.HOME : "";
    List<String> path = new ArrayList<>();
    for (String segment : pattern.substring(anchored ? 1 : home ? 2 : 0).split("/", -1)) {
      if (segment.equals(ANY_DEPTH)) {
        int least = start.isEmpty() && path.isEmpty() ? 1 : 0;
        for (int depth = least + words.below(4); depth > 0; depth--) {
          path.add(words.noun());
        }
      } else {
        path.add(segment.replace("*", words.name()));
      }
    }
    if (pattern.endsWith(ANY_DEPTH)) {
      path.add(words.file());
    }
    return start + "/" + String.join("/", path);
  }

  @Override
  public UseFile nearMiss(Vocabulary words) {
    UseFile hit = hit(words);
    String path = hit.path();
    int cut = path.lastIndexOf('/');
    return switch (words.below(4)) {
      case 0 -> new UseFile(words.pick(List.of(FileAction.values())), path);
      case 1 -> new UseFile(hit.action(), path.substring(0, cut) + "x" + path.substring(cut));
      case 2 -> new UseFile(hit.action(), path + "~");
      default -> new UseFile(hit.action(), "/" + words.label() + path);
    };
  }

  @Override
  public FileSketch carved(Vocabulary words) {
    if (!pattern.endsWith(ANY_DEPTH)) {
      return new FileSketch(actions, pathInside(words));
    }
    return new FileSketch(
        List.of(FileAction.READ, FileAction.WRITE),
        words.chance(50)
            ? pattern.substring(0, pattern.length() - 2) + "secrets/**"
            : pattern + "/*.key");
  }
}
