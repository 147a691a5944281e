package dev.edict.gateway.confine;

import dev.edict.dsl.ast.Effect;
import dev.edict.dsl.match.MatchSide;
import dev.edict.dsl.match.filesystem.CanonicalPath;
import dev.edict.dsl.match.filesystem.PathBase;
import dev.edict.dsl.match.filesystem.PathPattern;
import dev.edict.dsl.rule.FileAction;
import dev.edict.dsl.rule.Rule;
import dev.edict.dsl.rule.RuleSet;
import dev.edict.dsl.rule.RuleTarget;
import dev.edict.eval.request.Environment;
import dev.edict.eval.request.Subject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The denials that hold for what a program needs in order to run. No rule needs to allow it, as the
 * settings name it; but it may not hold what a rule denies to read or to execute. A condition or an
 * end of such a rule is not looked at: the kernel would not look at them either.
 *
 * <p>A pattern that starts anywhere, such as {@code **}{@code /.env}, can be matched beneath every
 * directory. Beneath those of the system it counts only when it matches the path itself: no program
 * would run, and nobody keeps there what such patterns mean.
 */
final class RuntimeDenials {
  private static final List<Path> OF_THE_SYSTEM =
      Stream.of("/usr", "/bin", "/sbin", "/lib", "/lib32", "/lib64", "/opt", "/nix/store")
          .map(Path::of)
          .toList();

  private static final Set<FileAction> GIVEN = EnumSet.of(FileAction.READ, FileAction.EXECUTE);

  private final RuleSet rules;
  private final Subject subject;
  private final Environment environment;

  RuntimeDenials(RuleSet rules, Subject subject, Environment environment) {
    this.rules = rules;
    this.subject = subject;
    this.environment = environment;
  }

  /**
   * Returns where {@code path} really is.
   *
   * @throws IOException if there is nothing, or a rule denies it or something beneath it
   */
  String judged(Path path) throws IOException {
    if (!Files.exists(path)) {
      throw new IOException("its runtime " + path + " is not there");
    }
    Path real = path.toRealPath();
    Reach reach = reach(real);
    for (Path name : new Path[] {path.normalize(), real}) {
      CanonicalPath canonical = canonical(name.toString());
      Rule rule = deny(canonical, reach);
      if (rule != null) {
        throw new IOException(
            "its runtime " + path + " holds what rule \"" + rule.id().rule() + "\" denies");
      }
    }
    return real.toString();
  }

  private @Nullable CanonicalPath home() throws IOException {
    String home = environment.home();
    return home == null ? null : parse(home, null);
  }

  private CanonicalPath canonical(String path) throws IOException {
    return parse(path, home());
  }

  private CanonicalPath parse(String path, @Nullable CanonicalPath home) throws IOException {
    CanonicalPath canonical = CanonicalPath.parse(path, environment.profile(), home).orNull();
    if (canonical == null) {
      throw new IOException("its runtime cannot be judged: " + path);
    }
    return canonical;
  }

  private @Nullable Rule deny(CanonicalPath path, Reach reach) throws IOException {
    CanonicalPath home = home();
    for (Rule rule : rules.rules()) {
      if (rule.effect() == Effect.DENY
          && !rule.observed()
          && rule.policy().appliesTo(subject.teams())
          && rule.target() instanceof RuleTarget.Files files
          && files.actions().stream().anyMatch(GIVEN::contains)
          && files.paths().stream().anyMatch(p -> denies(p, path, home, reach))) {
        return rule;
      }
    }
    return null;
  }

  private static boolean denies(
      PathPattern pattern, CanonicalPath path, @Nullable CanonicalPath home, Reach reach) {
    boolean isAnywhere = pattern.base().kind() == PathBase.Kind.ANYWHERE;
    boolean countsBeneath = reach == Reach.ALL || (reach == Reach.NAMED && !isAnywhere);
    return countsBeneath
        ? pattern.reachesInto(path, home, MatchSide.DENY)
        : pattern.matches(path, home, MatchSide.DENY);
  }

  private static Reach reach(Path real) {
    if (!Files.isDirectory(real)) {
      return Reach.ITSELF;
    }
    return OF_THE_SYSTEM.stream().anyMatch(real::startsWith) ? Reach.NAMED : Reach.ALL;
  }

  /** Which denials beneath a path count. */
  private enum Reach {
    /** None: it is a file. */
    ITSELF,
    /** Those that say where. */
    NAMED,
    ALL
  }
}
