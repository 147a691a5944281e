package dev.edict.eval.table;

import dev.edict.dsl.match.GlobSequence;
import dev.edict.dsl.match.filesystem.CanonicalPath;
import dev.edict.dsl.match.filesystem.FilesystemProfile;
import dev.edict.dsl.match.filesystem.PathBase;
import dev.edict.dsl.match.filesystem.PathForm;
import dev.edict.dsl.match.filesystem.PathPattern;
import dev.edict.eval.combine.RuleOrder;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;
import java.util.function.ToIntFunction;
import org.jspecify.annotations.Nullable;

/**
 * Path patterns in one form, for paths with a drive or for those without, grouped by where they
 * start; each group has an index of its own over the segments after the start.
 *
 * @param <I> the index of a group
 */
final class PathBases<I> {
  /** Stands for a path that does not lie below the home directory. */
  static final int ELSEWHERE = -1;

  private final PathForm form;
  private final @Nullable I top;
  private final @Nullable I home;
  private final Map<Character, I> drives;

  private PathBases(PathForm form, @Nullable I top, @Nullable I home, Map<Character, I> drives) {
    this.form = form;
    this.top = top;
    this.home = home;
    this.drives = drives;
  }

  /** Returns the sum of what is measured in the groups, all of which one path may meet. */
  int sum(ToIntFunction<I> measure) {
    int sum = drives.values().stream().mapToInt(measure).sum();
    sum += top == null ? 0 : measure.applyAsInt(top);
    return home == null ? sum : sum + measure.applyAsInt(home);
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
    int first = readDrives(path.drive(), text, path.firstSegment(), reading, asked, context);
    int others = read(text, path.firstSegment(), belowHome, reading, asked, context);
    return Math.min(first, others);
  }

  /**
   * Reads each index but those of drives.
   *
   * @param text a path in this form, with slashes between the segments
   * @param from where its segments begin, beyond the text when there are none
   * @param belowHome where its segments below the home directory begin, or {@link #ELSEWHERE}
   */
  <C> int read(
      String text, int from, int belowHome, BaseReading<I, C> reading, long asked, C context) {
    int first = RuleOrder.NONE;
    if (top != null) {
      first = reading.read(top, text, from, asked, context);
    }
    if (home != null && belowHome != ELSEWHERE) {
      first = Math.min(first, reading.read(home, text, belowHome, asked, context));
    }
    return first;
  }

  private <C> int readDrives(
      char drive, String text, int from, BaseReading<I, C> reading, long asked, C context) {
    int first = RuleOrder.NONE;
    for (Map.Entry<Character, I> group : drives.entrySet()) {
      char wanted = group.getKey();
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

  /** Collects the patterns of each group. */
  static final class Builder {
    private final PathForm form;
    private final boolean driven;
    private final Map<GlobSequence, Clauses> top = new LinkedHashMap<>();
    private final Map<GlobSequence, Clauses> home = new LinkedHashMap<>();
    private final Map<Character, Map<GlobSequence, Clauses>> drives = new LinkedHashMap<>();

    /**
     * Collects nothing yet.
     *
     * @param driven whether for paths with a drive
     */
    Builder(PathForm form, boolean driven) {
      this.form = form;
      this.driven = driven;
    }

    /** Adds the share of a rule that one pattern has, unless it matches no such paths. */
    void add(PathPattern pattern, int place, int verbs) {
      Map<GlobSequence, Clauses> group = group(pattern.base());
      if (group != null) {
        group
            .computeIfAbsent(pattern.segmentsIn(form), segments -> new Clauses())
            .add(place, verbs);
      }
    }

    private @Nullable Map<GlobSequence, Clauses> group(PathBase base) {
      return switch (base.kind()) {
        // A pattern from anywhere starts with a run, so it may as well start at the root.
        case ANYWHERE -> top;
        case ROOT -> driven ? null : top;
        case HOME -> home;
        case DRIVE ->
            driven ? drives.computeIfAbsent(base.drive(), drive -> new LinkedHashMap<>()) : null;
      };
    }

    /** Returns the groups, each with the index that is made of it. */
    <I> PathBases<I> build(Function<Map<GlobSequence, Cell>, I> index) {
      Map<Character, I> built = new LinkedHashMap<>();
      drives.forEach((drive, group) -> built.put(drive, index.apply(Clauses.cells(group))));
      return new PathBases<>(form, indexOf(top, index), indexOf(home, index), built);
    }

    private static <I> @Nullable I indexOf(
        Map<GlobSequence, Clauses> group, Function<Map<GlobSequence, Cell>, I> index) {
      return group.isEmpty() ? null : index.apply(Clauses.cells(group));
    }
  }
}
