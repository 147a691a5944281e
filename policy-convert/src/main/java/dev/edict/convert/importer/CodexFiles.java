package dev.edict.convert.importer;

import com.fasterxml.jackson.databind.JsonNode;
import dev.edict.convert.ConversionException;
import dev.edict.convert.importer.CodexPaths.Access;
import dev.edict.dsl.match.Rejection;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads what Codex lets commands do with files. */
final class CodexFiles {
  private static final List<String> PROTECTED = List.of(".git", ".codex", ".agents");
  private static final String EVERYTHING = "/**";

  private final CodexPaths paths;
  private final ImportSettings settings;
  private final Losses losses;

  CodexFiles(PolicyDraft draft, ImportSettings settings, Losses losses) {
    this.paths = new CodexPaths(draft, losses);
    this.settings = settings;
    this.losses = losses;
  }

  void readAll() {
    paths.add(Access.READ, "read all", "config", List.of(EVERYTHING));
    paths.write();
  }

  void changeAll() {
    paths.add(Access.WRITE, "full access", "config", List.of(EVERYTHING));
    paths.write();
  }

  /** Adds the older settings, where all may be read and the workspace changed. */
  void workspace(List<String> writable, boolean slashTmp, boolean tmpdir) {
    String place = "config.sandbox_workspace_write";
    List<String> roots = new ArrayList<>(writable);
    settings
        .root()
        .ifPresentOrElse(
            roots::add, () -> losses.narrower(place, "the workspace is not known; see --root"));
    List<String> patterns = new ArrayList<>();
    roots.forEach(root -> patterns.add(beneath(root)));
    if (slashTmp) {
      patterns.add("/tmp/**");
    }
    if (tmpdir) {
      losses.narrower(place, "the directory of TMPDIR is not known");
    }
    paths.add(Access.READ, "read all", place, List.of(EVERYTHING));
    paths.add(Access.WRITE, "workspace", place, patterns);
    protect(place, roots);
    paths.write();
  }

  /** Codex keeps its own and version control's files from being changed. */
  private void protect(String place, List<String> roots) {
    List<String> patterns = new ArrayList<>();
    for (String root : roots) {
      PROTECTED.forEach(name -> patterns.add(beneath(join(root, name))));
    }
    paths.add(Access.READ, "protected", place, patterns);
  }

  /** Adds the file rules of a permission profile. */
  void profile(Fields entries, List<String> roots) {
    entries.skip("glob_scan_max_depth");
    List<String> all = new ArrayList<>(roots);
    settings.root().ifPresent(all::add);
    for (Map.Entry<String, JsonNode> entry : entries.nodes().entrySet()) {
      String key = entry.getKey();
      String place = entries.place() + "." + Rejection.quote(key);
      if (key.equals("allow_limited_git_writes")) {
        losses.narrower(place, "not carried over");
      } else if (entry.getValue().isTextual()) {
        access(place, key, ".", entry.getValue().textValue(), all);
      } else {
        new Fields(entry.getValue(), place)
            .nodes()
            .forEach(
                (path, access) ->
                    access(place + "." + Rejection.quote(path), key, path, access.asText(), all));
      }
    }
    paths.write();
  }

  /** Returns the directories that a key names; empty when they are not known. */
  private static Optional<List<String>> bases(String place, String key, List<String> roots) {
    return switch (key) {
      case ":root" -> Optional.of(List.of("/"));
      case ":slash_tmp" -> Optional.of(List.of("/tmp"));
      case ":workspace_roots", ":project_roots", ":cwd" ->
          roots.isEmpty() ? Optional.empty() : Optional.of(roots);
      default -> {
        if (key.startsWith(":")) {
          yield Optional.empty();
        }
        if (!key.startsWith("/") && !key.startsWith("~")) {
          throw new ConversionException(place + ": the path is not absolute");
        }
        yield Optional.of(List.of(key));
      }
    };
  }

  private void access(String place, String key, String path, String word, List<String> roots) {
    Access access = Access.of(place, word);
    Optional<List<String>> bases = bases(place, key, roots);
    if (bases.isEmpty() && (access != Access.DENY || path.equals("."))) {
      losses.missing(access.effect(), place, "the directory is not known; see --root");
      return;
    }
    List<String> patterns = new ArrayList<>();
    // A deny in a directory that is not known holds in every one.
    for (String base : bases.orElse(List.of(path.startsWith("**/") ? "/" : "/**"))) {
      patterns.addAll(patterns(join(base, path)));
    }
    paths.add(access, word + " " + (path.equals(".") ? key : key + "/" + path), place, patterns);
    if (access == Access.WRITE && key.endsWith("_roots") && path.equals(".")) {
      protect(place, bases.orElse(List.of()));
    }
  }

  private static String join(String base, String path) {
    String relative = path.startsWith("./") ? path.substring(2) : path;
    if (relative.equals(".") || relative.isEmpty()) {
      return base;
    }
    return (base.endsWith("/") ? base : base + "/") + relative;
  }

  /** A path holds for what is beneath it too; a glob for what fits, and beneath that. */
  private static List<String> patterns(String path) {
    String whole = beneath(path);
    boolean isGlob = path.indexOf('*') >= 0 || path.indexOf('?') >= 0;
    return isGlob && !whole.equals(path) ? List.of(path, whole) : List.of(whole);
  }

  private static String beneath(String path) {
    String trimmed = path.endsWith("/") ? path.substring(0, path.length() - 1) : path;
    return trimmed.endsWith("/**") ? trimmed : trimmed + "/**";
  }
}
