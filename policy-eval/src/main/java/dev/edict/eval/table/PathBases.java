package dev.edict.eval.table;

import dev.edict.dsl.match.filesystem.CanonicalPath;
import dev.edict.dsl.match.filesystem.FilesystemProfile;
import dev.edict.dsl.match.filesystem.PathBase;
import dev.edict.dsl.match.filesystem.PathForm;
import dev.edict.eval.combine.RuleOrder;
import java.util.List;
import java.util.Map;
import java.util.function.ToIntFunction;
import org.jspecify.annotations.Nullable;

/**
 * Path patterns in one form, grouped by where they start; each group has an index of its own over
 * the segments after the start.
 *
 * @param <I> the index of a group
 */
final class PathBases<I> {
  /** Stands for a path that does not lie below the home directory. */
  static final int ELSEWHERE = -1;

  private final PathForm form;
  private final Map<PathBase, I> groups;
  private final @Nullable I root;
  private final @Nullable I anywhere;
  private final @Nullable I home;
  private final List<Map.Entry<PathBase, I>> drives;

  /** Makes the groups of patterns that are taken in the given form. */
  PathBases(PathForm form, Map<PathBase, I> groups) {
    this.form = form;
    this.groups = groups;
    this.root = only(PathBase.Kind.ROOT);
    this.anywhere = only(PathBase.Kind.ANYWHERE);
    this.home = only(PathBase.Kind.HOME);
    this.drives =
        groups.entrySet().stream()
            .filter(group -> group.getKey().kind() == PathBase.Kind.DRIVE)
            .toList();
  }

  private @Nullable I only(PathBase.Kind kind) {
    for (Map.Entry<PathBase, I> group : groups.entrySet()) {
      if (group.getKey().kind() == kind) {
        return group.getValue();
      }
    }
    return null;
  }

  /** Returns the sum of what is measured in the groups, all of which one path may meet. */
  int sum(ToIntFunction<I> measure) {
    return groups.values().stream().mapToInt(measure).sum();
  }

  /** Reads each index whose patterns can match {@code path}. */
  <C> int read(
      CanonicalPath path,
      @Nullable CanonicalPath homePath,
      BaseReading<I, C> reading,
      long asked,
      C context) {
    String text = text(path);
    int belowHome = homePath == null ? ELSEWHERE : startBelowHome(text, path, homePath);
    int first = RuleOrder.NONE;
    if (path.drive() != 0) {
      first = readDrives(path.drive(), text, path.firstSegment(), reading, asked, context);
    }
    boolean rooted = path.drive() == 0;
    int others = read(text, path.firstSegment(), rooted, belowHome, reading, asked, context);
    return Math.min(first, others);
  }

  /**
   * Reads each index but those of drives.
   *
   * @param text a path in this form, with slashes between the segments
   * @param from where its segments begin, beyond the text when there are none
   * @param rooted whether it has no drive
   * @param belowHome where its segments below the home directory begin, or {@link #ELSEWHERE}
   */
  <C> int read(
      String text,
      int from,
      boolean rooted,
      int belowHome,
      BaseReading<I, C> reading,
      long asked,
      C context) {
    int first = RuleOrder.NONE;
    if (anywhere != null) {
      first = reading.read(anywhere, text, from, asked, context);
    }
    if (root != null && rooted) {
      first = Math.min(first, reading.read(root, text, from, asked, context));
    }
    if (home != null && belowHome != ELSEWHERE) {
      first = Math.min(first, reading.read(home, text, belowHome, asked, context));
    }
    return first;
  }

  private <C> int readDrives(
      char drive, String text, int from, BaseReading<I, C> reading, long asked, C context) {
    int first = RuleOrder.NONE;
    for (Map.Entry<PathBase, I> group : drives) {
      char wanted = group.getKey().drive();
      if (wanted == PathBase.ANY_DRIVE || wanted == drive) {
        first = Math.min(first, reading.read(group.getValue(), text, from, asked, context));
      }
    }
    return first;
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

  private int startBelowHome(String text, CanonicalPath path, CanonicalPath homePath) {
    if (homePath.isRoot()) {
      return path.drive() == homePath.drive() ? path.firstSegment() : ELSEWHERE;
    }
    return startBelow(text, text(homePath));
  }

  /**
   * Returns where the segments of {@code text} below the path {@code above}, which is no root,
   * begin; beyond the text for that path itself, and {@link #ELSEWHERE} outside it.
   */
  static int startBelow(String text, String above) {
    if (!text.startsWith(above)) {
      return ELSEWHERE;
    }
    boolean boundary = text.length() == above.length() || text.charAt(above.length()) == '/';
    return boundary ? above.length() + 1 : ELSEWHERE;
  }

  /** Returns whether {@code homePath} is {@code path} or lies beneath it. */
  boolean holdsHome(CanonicalPath path, CanonicalPath homePath) {
    return path.isRoot()
        ? path.drive() == homePath.drive()
        : startBelow(text(homePath), text(path)) != ELSEWHERE;
  }

  /** Reads an index with the part of a path to look up in it. */
  @FunctionalInterface
  interface BaseReading<I, C> {
    int read(I index, String text, int from, long asked, C context);
  }
}
