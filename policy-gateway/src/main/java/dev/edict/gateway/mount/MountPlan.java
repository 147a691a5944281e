package dev.edict.gateway.mount;

import dev.edict.dsl.ast.Effect;
import dev.edict.dsl.rule.Rule;
import dev.edict.dsl.rule.RuleSet;
import dev.edict.dsl.rule.RuleTarget;
import dev.edict.eval.decision.Decision;
import dev.edict.eval.decision.Obligation;
import dev.edict.eval.decision.Obligation.MaskPaths;
import dev.edict.eval.request.AccessRequest;
import dev.edict.eval.request.Environment;
import dev.edict.eval.request.MountRequest;
import dev.edict.eval.request.MountRequest.Access;
import dev.edict.eval.request.Subject;
import java.io.IOException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The mounts of a sandbox. A directory is mounted only when the policy allows everything beneath
 * it, as it is named and as it really is; a directory with something denied beneath is refused, or
 * mounted with that hidden if the sandbox can hide things.
 *
 * @param mounts what to mount, parents before what lies in them
 * @param refused what is not mounted, and why
 */
public record MountPlan(List<Mount> mounts, List<Refused> refused) {
  private static final String EVERYTHING_BENEATH = "/**";

  /** Copies the lists. */
  public MountPlan {
    mounts = List.copyOf(mounts);
    refused = List.copyOf(refused);
  }

  /**
   * A directory that the sandbox sees.
   *
   * @param path where the sandbox sees it
   * @param source the directory itself, with every link resolved: mount this
   * @param access whether it may be written to
   * @param masked the patterns of what is to be hidden beneath
   * @param rule the rule that allows it
   */
  public record Mount(String path, String source, Access access, List<String> masked, String rule) {
    /** Copies the list. */
    public Mount {
      masked = List.copyOf(masked);
    }
  }

  /**
   * A directory that the sandbox does not see.
   *
   * @param path the directory
   * @param code a stable kebab-case word for the reason
   * @param reason one sentence
   */
  public record Refused(String path, String code, String reason) {}

  /**
   * Returns the directories that the allow rules of a policy set speak of: those whose pattern is a
   * directory with everything beneath. Whether they may be mounted is for a plan to say.
   *
   * @param home the directory that {@code ~} stands for; null leaves out what starts with it
   */
  public static List<String> candidates(RuleSet rules, @Nullable String home) {
    Set<String> found = new TreeSet<>();
    for (Rule rule : rules.rules()) {
      if (rule.effect() == Effect.ALLOW && rule.target() instanceof RuleTarget.Files files) {
        files.paths().stream()
            .map(pattern -> directory(pattern.text(), home))
            .filter(text -> !text.isEmpty())
            .forEach(found::add);
      }
    }
    return List.copyOf(found);
  }

  private static String directory(String pattern, @Nullable String home) {
    if (!pattern.endsWith(EVERYTHING_BENEATH)) {
      return "";
    }
    String root = pattern.substring(0, pattern.length() - EVERYTHING_BENEATH.length());
    boolean isLiteral = root.chars().noneMatch(c -> c == '*' || c == '?');
    if (!isLiteral || (root.startsWith("~") && home == null)) {
      return "";
    }
    return root.startsWith("~") ? home + root.substring(1) : root;
  }

  /**
   * Returns the mounts for {@code directories}.
   *
   * @param decisions what decides, and records if it is to be recorded
   * @param masking whether the sandbox can hide paths beneath a mount
   */
  public static MountPlan of(
      Function<AccessRequest, Decision> decisions,
      Subject subject,
      Environment environment,
      List<String> directories,
      boolean masking) {
    List<Mount> mounts = new ArrayList<>();
    List<Refused> refused = new ArrayList<>();
    for (String directory : new TreeSet<>(directories)) {
      String source = source(directory);
      if (source == null) {
        refused.add(new Refused(directory, "not-a-directory", "there is no such directory"));
      } else if (!isWithin(mounts, directory, source)) {
        MountRequest write =
            new MountRequest(subject, environment, Access.WRITE, directory, source, masking);
        MountRequest read =
            new MountRequest(subject, environment, Access.READ, directory, source, masking);
        Decision decision = decisions.apply(write);
        Access access = decision.isAllowed() ? Access.WRITE : Access.READ;
        decision = decision.isAllowed() ? decision : decisions.apply(read);
        if (decision.isAllowed()) {
          mounts.add(mount(decision, directory, source, access));
        } else {
          refused.add(new Refused(directory, decision.code(), decision.reason()));
        }
      }
    }
    return new MountPlan(mounts, refused);
  }

  private static Mount mount(Decision decision, String directory, String source, Access access) {
    List<String> masked = new ArrayList<>();
    for (Obligation obligation : decision.obligations()) {
      if (!(obligation instanceof MaskPaths mask)) {
        throw new IllegalStateException("a mount with the obligation " + obligation);
      }
      masked.addAll(mask.patterns());
    }
    String rule = decision.rule().map(Rule::id).map(id -> id.rule()).orElse("");
    return new Mount(directory, source, access, masked, rule);
  }

  // What lies in a mount for writing, at the same place inside it, is there already.
  private static boolean isWithin(List<Mount> mounts, String directory, String source) {
    return mounts.stream()
        .filter(mount -> mount.access() == Access.WRITE && mount.masked().isEmpty())
        .anyMatch(
            mount ->
                Path.of(directory).startsWith(mount.path())
                    && Path.of(source)
                        .equals(
                            Path.of(mount.source())
                                .resolve(Path.of(mount.path()).relativize(Path.of(directory)))));
  }

  private static @Nullable String source(String directory) {
    try {
      Path real = Path.of(directory).toRealPath();
      return real.toFile().isDirectory() ? real.toString() : null;
    } catch (IOException | InvalidPathException absent) {
      return null;
    }
  }

  /** Returns the plan as JSON, in one line. */
  public String toJson() {
    return MountPlanJson.write(this);
  }
}
