package dev.edict.dsl.match.filesystem;

import dev.edict.dsl.match.Canonical;
import dev.edict.dsl.match.GlobSequence;
import dev.edict.dsl.match.GlobSyntax;
import dev.edict.dsl.match.MatchSide;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A set of paths as a rule names it: a start and segments, in which {@code *} stands for any
 * characters and {@code ?} for one character of a segment, and {@code **}, as a whole segment, for
 * zero or more segments, so that {@code X/**} holds {@code X} too.
 *
 * <p>Which spellings name the same file depends on the profile of the path; where it folds names, a
 * pattern matches a path that it matches exactly or in a folded form. A pattern below {@code ~}
 * without a known home matches nothing for an allow and everything for a deny.
 */
public final class PathPattern {

  private static final GlobSequence ANY_SEGMENTS =
      GlobSequence.of(List.of(GlobSequence.RUN), GlobSyntax.STAR_AND_QUESTION);

  private final PathBase base;
  private final GlobSequence segments;
  private final GlobSequence caseFolded;
  private final GlobSequence loose;

  PathPattern(PathBase base, GlobSequence segments) {
    this.base = base;
    this.segments = segments;
    this.caseFolded = segments.mapLiterals(PathForm.CASE_FOLDED::apply);
    this.loose = segments.mapLiterals(PathForm.LOOSE::apply);
  }

  /**
   * Returns the pattern that {@code text} writes: {@code /…}, {@code ~/…}, {@code **}{@code /…}, or
   * {@code C:/…} and {@code *:/…} with either separator for Windows drives; at most 4096 characters
   * and 64 segments.
   */
  public static Canonical<PathPattern> parse(String text) {
    return PathPatternSyntax.parse(text);
  }

  /** Returns where the pattern starts. */
  public PathBase base() {
    return base;
  }

  /** Returns the segments after the start. */
  public GlobSequence segments() {
    return segments;
  }

  /** Returns whether matching depends on the home directory of the subject. */
  public boolean needsHome() {
    return base.kind() == PathBase.Kind.HOME;
  }

  /**
   * Returns whether {@code path} is in the set, for a rule of the given side.
   *
   * @param home the home directory of the subject, or null when it is not known
   */
  public boolean matches(CanonicalPath path, @Nullable CanonicalPath home, MatchSide side) {
    if (needsHome() && home == null) {
      return side == MatchSide.DENY;
    }
    for (PathForm form : path.profile().formsFor(side)) {
      if (matchesIn(form, path, home)) {
        return true;
      }
    }
    return false;
  }

  private boolean matchesIn(PathForm form, CanonicalPath path, @Nullable CanonicalPath home) {
    if (!base.admitsDrive(path.drive())) {
      return false;
    }
    int from = (home != null && needsHome()) ? endOfHome(form, path, home) : path.firstSegment();
    return from >= 0
        && segmentsIn(form).matches(path.textIn(form), from, path.profile().separator());
  }

  /** Returns where the segments of {@code path} below {@code home} start, or -1 outside it. */
  private static int endOfHome(PathForm form, CanonicalPath path, CanonicalPath home) {
    String text = path.textIn(form);
    String homeText = home.textIn(form);
    if (!text.startsWith(homeText)) {
      return -1;
    }
    if (home.isRoot()) {
      return path.firstSegment();
    }
    int end = homeText.length();
    boolean boundary = text.length() == end || text.charAt(end) == path.profile().separator();
    return boundary ? end + 1 : -1;
  }

  /** Returns true only if {@code root} and every path beneath it are in the set. */
  public boolean coversSubtree(CanonicalPath root, @Nullable CanonicalPath home, MatchSide side) {
    if (needsHome() && home == null) {
      return side == MatchSide.DENY;
    }
    return isAtDriveOf(root, home)
        && root.profile().formsFor(side).stream()
            .anyMatch(form -> bound(form, home).covers(subtree(form, root)));
  }

  /**
   * Returns whether an allow of this pattern can help to cover {@code root} and everything beneath
   * it: whether it matches the root, or paths beneath it whatever the names there are.
   */
  public boolean coversPartOf(CanonicalPath root, @Nullable CanonicalPath home) {
    return SubtreeCover.hasPart(this, root, home);
  }

  /**
   * Returns the segments from the root of the filesystem down as an allow finds them in {@code
   * root}, or null when the pattern starts elsewhere.
   */
  @Nullable GlobSequence boundFor(CanonicalPath root, @Nullable CanonicalPath home) {
    boolean starts = !(needsHome() && home == null) && isAtDriveOf(root, home);
    return starts ? bound(SubtreeCover.form(root), home) : null;
  }

  /** Returns whether {@code root} or some path beneath it is in the set. */
  public boolean reachesInto(CanonicalPath root, @Nullable CanonicalPath home, MatchSide side) {
    if (needsHome() && home == null) {
      return side == MatchSide.DENY;
    }
    return isAtDriveOf(root, home)
        && root.profile().formsFor(side).stream()
            .anyMatch(form -> bound(form, home).overlaps(subtree(form, root)));
  }

  private boolean isAtDriveOf(CanonicalPath root, @Nullable CanonicalPath home) {
    return (needsHome() && home != null)
        ? home.drive() == root.drive()
        : base.admitsDrive(root.drive());
  }

  private static GlobSequence subtree(PathForm form, CanonicalPath root) {
    return literal(form, root).thenRun();
  }

  private static GlobSequence literal(PathForm form, CanonicalPath path) {
    return GlobSequence.of(path.segments(), GlobSyntax.LITERAL).mapLiterals(form::apply);
  }

  /** Returns the segments from the root down, with those of the home where the pattern has it. */
  private GlobSequence bound(PathForm form, @Nullable CanonicalPath home) {
    GlobSequence own = segmentsIn(form);
    return (needsHome() && home != null) ? literal(form, home).then(own) : own;
  }

  /**
   * Returns true only if every path of {@code other} is in this set, for every profile and home.
   */
  public boolean covers(PathPattern other) {
    if (!base.covers(other.base)) {
      return false;
    }
    for (PathForm form : PathForm.values()) {
      // A pattern from anywhere starts with a run, which takes the unknown home of the other too.
      if (!segmentsIn(form).covers(other.segmentsIn(form))) {
        return false;
      }
    }
    return true;
  }

  /** Returns false only if no path is in both sets, for any profile and home. */
  public boolean overlaps(PathPattern other) {
    if (!base.overlaps(other.base)) {
      return false;
    }
    boolean bothAtHome = needsHome() && other.needsHome();
    for (PathForm form : PathForm.values()) {
      GlobSequence left = bothAtHome ? segmentsIn(form) : anchored(form);
      GlobSequence right = bothAtHome ? other.segmentsIn(form) : other.anchored(form);
      if (left.overlaps(right)) {
        return true;
      }
    }
    return false;
  }

  /** Returns the segments from the root down, with a run for a home that may be anywhere. */
  private GlobSequence anchored(PathForm form) {
    return needsHome() ? ANY_SEGMENTS.then(segmentsIn(form)) : segmentsIn(form);
  }

  /** Returns the segments after the start, in the given form. */
  public GlobSequence segmentsIn(PathForm form) {
    return switch (form) {
      case EXACT -> segments;
      case CASE_FOLDED -> caseFolded;
      case LOOSE -> loose;
    };
  }

  /** Returns the canonical spelling, with slashes. */
  public String text() {
    String below = segments.text('/');
    return switch (base.kind()) {
      case ROOT -> "/" + below;
      case HOME -> below.isEmpty() ? "~" : "~/" + below;
      case ANYWHERE -> below;
      case DRIVE -> base.drive() + ":/" + below;
    };
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof PathPattern pattern
        && base.equals(pattern.base)
        && segments.equals(pattern.segments);
  }

  @Override
  public int hashCode() {
    return 31 * base.hashCode() + segments.hashCode();
  }

  /** Returns {@link #text()}. */
  @Override
  public String toString() {
    return text();
  }
}
