package dev.edict.gateway.confine;

import dev.edict.dsl.rule.RuleSet;
import dev.edict.eval.decision.Decision;
import dev.edict.eval.request.AccessRequest;
import dev.edict.eval.request.Environment;
import dev.edict.eval.request.MountRequest.Access;
import dev.edict.eval.request.Subject;
import dev.edict.gateway.mount.MountPlan;
import dev.edict.gateway.mount.MountPlan.Mount;
import dev.edict.gateway.mount.MountPlan.Refused;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What a program is given. The kernel can give a directory with everything beneath, and cannot take
 * anything beneath back; so a directory with something denied beneath is not given at all.
 *
 * @param read real paths of directories to read
 * @param write real paths of directories to read and write
 * @param runtime real paths of what it needs in order to run
 * @param ports TCP ports to connect to
 * @param refused directories that the allow rules name and that are not given, and why
 */
public record ConfinementPlan(
    List<String> read,
    List<String> write,
    List<String> runtime,
    Set<Integer> ports,
    List<Refused> refused) {

  /** Copies the collections. */
  public ConfinementPlan {
    read = List.copyOf(read);
    write = List.copyOf(write);
    runtime = List.copyOf(runtime);
    ports = Collections.unmodifiableSet(new TreeSet<>(ports));
    refused = List.copyOf(refused);
  }

  /**
   * Returns what {@code confinement} asks for, as far as policies let it be had.
   *
   * @param decisions what decides, and records if it is to be recorded
   * @param rules the rules by which it decides
   * @throws IOException if a directory that is named is not allowed, or the runtime holds what a
   *     rule denies, or something is not there
   */
  public static ConfinementPlan of(
      Function<AccessRequest, Decision> decisions,
      RuleSet rules,
      Subject subject,
      Environment environment,
      Confinement confinement)
      throws IOException {
    List<String> named = named(confinement, environment.home());
    List<String> asked = named == null ? MountPlan.candidates(rules, environment.home()) : named;
    MountPlan mounts = MountPlan.of(decisions, subject, environment, asked, false);
    if (named != null && !mounts.refused().isEmpty()) {
      Refused first = mounts.refused().get(0);
      throw new IOException("it cannot be given " + first.path() + ": " + first.reason());
    }
    List<String> runtime = new ArrayList<>();
    RuntimeDenials denials = new RuntimeDenials(rules, subject, environment);
    for (Path path : confinement.runtime()) {
      runtime.add(denials.judged(path));
    }
    return new ConfinementPlan(
        sources(mounts, Access.READ),
        sources(mounts, Access.WRITE),
        runtime,
        confinement.ports(),
        mounts.refused());
  }

  private static @Nullable List<String> named(Confinement confinement, @Nullable String home)
      throws IOException {
    if (confinement.directories() == null) {
      return null;
    }
    List<String> named = new ArrayList<>();
    for (String directory : confinement.directories()) {
      boolean isBelowHome = directory.equals("~") || directory.startsWith("~/");
      if (isBelowHome && home == null) {
        throw new IOException("the home directory is not known, so neither is " + directory);
      }
      named.add(isBelowHome ? home + directory.substring(1) : directory);
    }
    return named;
  }

  private static List<String> sources(MountPlan mounts, Access access) {
    return mounts.mounts().stream()
        .filter(mount -> mount.access() == access)
        .map(Mount::source)
        .toList();
  }

  /** Returns whether this gives all that {@code other} gives. */
  public boolean covers(ConfinementPlan other) {
    List<String> readable = new ArrayList<>(read);
    readable.addAll(write);
    return isBeneath(other.read, readable)
        && isBeneath(other.write, write)
        && isBeneath(other.runtime, runtime)
        && ports.containsAll(other.ports);
  }

  private static boolean isBeneath(List<String> paths, List<String> roots) {
    return paths.stream()
        .map(Path::of)
        .allMatch(path -> roots.stream().map(Path::of).anyMatch(path::startsWith));
  }
}
