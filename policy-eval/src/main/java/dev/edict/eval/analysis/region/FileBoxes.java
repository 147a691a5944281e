package dev.edict.eval.analysis.region;

import dev.edict.dsl.ast.Effect;
import dev.edict.dsl.match.filesystem.PathBase;
import dev.edict.dsl.match.filesystem.PathPattern;
import dev.edict.dsl.rule.FileAction;
import dev.edict.dsl.rule.RuleTarget;
import dev.edict.eval.analysis.language.SegmentPattern;
import dev.edict.eval.analysis.language.TextPattern;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Boxes of rules about files. The home directory is taken to be where it usually is, and where that
 * makes a difference somewhere else as well.
 */
public final class FileBoxes {
  /** The home directory of examples on systems without drives. */
  public static final List<String> HOME = List.of("home", "test");

  /** Another home directory of examples on systems without drives. */
  public static final List<String> OTHER_HOME = List.of("root");

  /** The home directory of examples on Windows, below the drive. */
  public static final List<String> WINDOWS_HOME = List.of("C:", "Users", "test");

  private static final SegmentPattern ANY_DRIVE = SegmentPattern.single(TextPattern.ANY);
  private static final List<Space> SPACES =
      List.of(
          Space.FILES,
          Space.DRIVES,
          Space.UNKNOWN_FILES,
          Space.FOLDING_FILES,
          Space.OTHER_HOME_FILES);

  private FileBoxes() {}

  /** Returns whether what an absolute pattern is about depends on which directory is the home. */
  static boolean dependsOnHome(PathPattern path) {
    SegmentPattern segments = SegmentPattern.of(path.segments(), true);
    return path.base().kind() == PathBase.Kind.ROOT
        && !segments.covers(SegmentPattern.EVERYTHING)
        && (segments.overlaps(below(HOME)) || segments.overlaps(below(OTHER_HOME)));
  }

  /** Returns false only if no file of {@code region} is below the usual home directory. */
  public static boolean mayBeBelowHome(RegionBox region) {
    Facet home = new Facet.Paths(below(HOME), "~/**");
    return region.facets().get(0).stream().allMatch(home::overlaps);
  }

  private static SegmentPattern below(List<String> directory) {
    return SegmentPattern.literal(directory).then(SegmentPattern.EVERYTHING);
  }

  /** Returns {@code home} as a path. */
  static String text(List<String> home) {
    return "/" + String.join("/", home);
  }

  static List<RegionBox> of(RuleTarget.Files files, Effect effect, Set<Space> spaces) {
    int verbs = 0;
    for (FileAction action : files.actions()) {
      verbs |= Verbs.bit(action);
    }
    List<RegionBox> boxes = new ArrayList<>();
    for (Space space : SPACES) {
      if (spaces.contains(space)) {
        for (PathPattern path : files.paths()) {
          Optional<Facet> facet = facet(path, effect, space);
          if (facet.isPresent()) {
            boxes.add(RegionBox.of(space, verbs, List.of(List.of(facet.get()))));
          }
        }
      }
    }
    return boxes;
  }

  /** Returns the paths of {@code space} in a pattern of a rule of {@code effect}, if any. */
  static Optional<Facet> facet(PathPattern path, Effect effect, Space space) {
    SegmentPattern segments = SegmentPattern.of(path.segments(), true);
    SegmentPattern found =
        switch (space) {
          case FILES -> withoutDrive(path.base(), segments, HOME);
          case OTHER_HOME_FILES -> withoutDrive(path.base(), segments, OTHER_HOME);
          case UNKNOWN_FILES ->
              withoutDrive(
                  path.base(), effect == Effect.DENY ? segments.withoutCase() : segments, HOME);
          case FOLDING_FILES -> withoutDrive(path.base(), segments.withoutCase(), HOME);
          case DRIVES -> withDrive(path.base(), segments.withoutCase());
          default -> throw new AssertionError(space);
        };
    return Optional.ofNullable(found).map(pattern -> new Facet.Paths(pattern, path.text()));
  }

  private static @Nullable SegmentPattern withoutDrive(
      PathBase base, SegmentPattern segments, List<String> home) {
    return switch (base.kind()) {
      case ROOT, ANYWHERE -> segments;
      case HOME -> SegmentPattern.literal(home).then(segments);
      case DRIVE -> null;
    };
  }

  private static @Nullable SegmentPattern withDrive(PathBase base, SegmentPattern segments) {
    return switch (base.kind()) {
      case ROOT -> null;
      case ANYWHERE -> ANY_DRIVE.then(segments);
      case HOME ->
          SegmentPattern.literal(WINDOWS_HOME.subList(0, 1))
              .then(SegmentPattern.literal(WINDOWS_HOME.subList(1, 3)).withoutCase())
              .then(segments);
      case DRIVE ->
          (base.drive() == PathBase.ANY_DRIVE
                  ? ANY_DRIVE
                  : SegmentPattern.literal(List.of(base.drive() + ":")))
              .then(segments);
    };
  }
}
