package dev.edict.eval.table;

import dev.edict.dsl.match.GlobSequence;
import dev.edict.dsl.match.filesystem.CanonicalPath;
import dev.edict.dsl.match.filesystem.FilesystemProfile;
import dev.edict.dsl.match.filesystem.PathBase;
import dev.edict.dsl.match.filesystem.PathForm;
import dev.edict.dsl.match.filesystem.PathPattern;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Path patterns in one form, grouped by where they start; each group has an index of its own over
 * the segments after the start.
 *
 * @param <I> the index of a group
 */
final class PathBases<I> {
  private final PathForm form;
  private final Map<PathBase, I> groups;
  private final @Nullable I root;
  private final @Nullable I anywhere;
  private final @Nullable I home;

  private PathBases(PathForm form, Map<PathBase, I> groups) {
    this.form = form;
    this.groups = groups;
    this.root = only(groups, PathBase.Kind.ROOT);
    this.anywhere = only(groups, PathBase.Kind.ANYWHERE);
    this.home = only(groups, PathBase.Kind.HOME);
  }

  private static <I> @Nullable I only(Map<PathBase, I> groups, PathBase.Kind kind) {
    for (Map.Entry<PathBase, I> group : groups.entrySet()) {
      if (group.getKey().kind() == kind) {
        return group.getValue();
      }
    }
    return null;
  }

  /** Returns the clauses grouped, their patterns taken in the given form. */
  static <I> PathBases<I> of(
      PathForm form,
      Map<PathPattern, List<Clause>> clauses,
      Function<Map<GlobSequence, Cell>, I> index) {
    Map<PathBase, Map<GlobSequence, List<Clause>>> grouped = new LinkedHashMap<>();
    clauses.forEach(
        (pattern, list) ->
            grouped
                .computeIfAbsent(pattern.base(), base -> new LinkedHashMap<>())
                .computeIfAbsent(pattern.segmentsIn(form), segments -> new ArrayList<>())
                .addAll(list));
    Map<PathBase, I> groups = new LinkedHashMap<>();
    grouped.forEach((base, group) -> groups.put(base, index.apply(Cell.ofAll(group))));
    return new PathBases<>(form, groups);
  }

  /**
   * Visits each index whose patterns can match {@code path}, with where the segments of the path
   * after that start begin in {@link #text}; beyond the text there are none.
   */
  void visit(CanonicalPath path, @Nullable CanonicalPath homePath, Visitor<I> visitor) {
    String text = text(path);
    if (anywhere != null) {
      visitor.visit(anywhere, text, path.firstSegment());
    }
    if (root != null && path.drive() == 0) {
      visitor.visit(root, text, path.firstSegment());
    }
    if (path.drive() != 0) {
      visitDrives(path, text, visitor);
    }
    if (home != null && homePath != null) {
      int from = endOfHome(text, path, homePath);
      if (from >= 0) {
        visitor.visit(home, text, from);
      }
    }
  }

  private void visitDrives(CanonicalPath path, String text, Visitor<I> visitor) {
    groups.forEach(
        (base, index) -> {
          boolean fits =
              base.kind() == PathBase.Kind.DRIVE
                  && (base.drive() == PathBase.ANY_DRIVE || base.drive() == path.drive());
          if (fits) {
            visitor.visit(index, text, path.firstSegment());
          }
        });
  }

  /** Returns the index of the patterns below the home directory, if there are any. */
  @Nullable I home() {
    return home;
  }

  /** Returns the text of {@code path} in this form, with slashes between the segments. */
  String text(CanonicalPath path) {
    String text = path.textIn(form);
    return path.profile() == FilesystemProfile.WINDOWS ? text.replace('\\', '/') : text;
  }

  /** Returns where the segments of {@code text} below {@code home} start, or -1 outside it. */
  private int endOfHome(String text, CanonicalPath path, CanonicalPath homePath) {
    if (homePath.isRoot()) {
      return path.drive() == homePath.drive() ? path.firstSegment() : -1;
    }
    String above = text(homePath);
    if (!text.startsWith(above)) {
      return -1;
    }
    boolean boundary = text.length() == above.length() || text.charAt(above.length()) == '/';
    return boundary ? above.length() + 1 : -1;
  }

  /** Returns whether {@code homePath} is {@code path} or lies beneath it. */
  boolean holdsHome(CanonicalPath path, CanonicalPath homePath) {
    if (path.isRoot()) {
      return path.drive() == homePath.drive();
    }
    String above = text(path);
    String below = text(homePath);
    return below.startsWith(above)
        && (below.length() == above.length() || below.charAt(above.length()) == '/');
  }

  /** Is shown an index and the part of a path to look up in it. */
  @FunctionalInterface
  interface Visitor<I> {
    void visit(I index, String text, int from);
  }
}
