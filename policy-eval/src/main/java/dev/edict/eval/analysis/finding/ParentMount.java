package dev.edict.eval.analysis.finding;

import dev.edict.dsl.ast.Effect;
import dev.edict.dsl.diagnostic.Diagnostic;
import dev.edict.dsl.diagnostic.DiagnosticCode;
import dev.edict.dsl.match.filesystem.FilesystemProfile;
import dev.edict.dsl.match.filesystem.PathPattern;
import dev.edict.dsl.rule.FileAction;
import dev.edict.dsl.rule.Rule;
import dev.edict.dsl.rule.RuleId;
import dev.edict.dsl.rule.RuleTarget;
import dev.edict.eval.PolicyDecisionPoint;
import dev.edict.eval.decision.Basis;
import dev.edict.eval.decision.Decision;
import dev.edict.eval.decision.Outcome;
import dev.edict.eval.request.Environment;
import dev.edict.eval.request.MountRequest;
import dev.edict.eval.request.Subject;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Finds allowed trees with denied paths beneath. Whoever mounts such a tree into a sandbox that
 * cannot hide paths hands out what is denied, so the mount is denied as a whole. Reported once for
 * each deny.
 */
final class ParentMount implements Lint {
  private static final String HOME = "/home/test";
  private static final Environment ENVIRONMENT =
      Environment.UNKNOWN.withHome(HOME).withProfile(FilesystemProfile.POSIX);

  @Override
  public DiagnosticCode code() {
    return DiagnosticCode.PARENT_MOUNT;
  }

  @Override
  public void check(LintContext context, Consumer<Diagnostic> findings) {
    PolicyDecisionPoint decisionPoint =
        PolicyDecisionPoint.of(context.ruleSet(), InstantSource.fixed(context.now()));
    Map<RuleId, Trees> byDeny = new LinkedHashMap<>();
    for (Rule rule : context.rules()) {
      if (rule.effect() == Effect.ALLOW
          && context.isInForce(rule)
          && rule.target() instanceof RuleTarget.Files files
          && files.actions().contains(FileAction.READ)) {
        for (PathPattern path : files.paths()) {
          String root = root(path);
          denied(root, decisionPoint)
              .ifPresent(
                  deny ->
                      byDeny
                          .computeIfAbsent(deny.id(), id -> new Trees(rule, deny))
                          .roots()
                          .add(root));
        }
      }
    }
    byDeny.values().forEach(trees -> findings.accept(finding(context, trees)));
  }

  /** The trees that one deny keeps from being mounted, with the first rule that allows one. */
  private record Trees(Rule allow, Rule deny, List<String> roots) {
    Trees(Rule allow, Rule deny) {
      this(allow, deny, new ArrayList<>());
    }
  }

  private static Optional<Rule> denied(String root, PolicyDecisionPoint decisionPoint) {
    if (root.isEmpty()) {
      return Optional.empty();
    }
    MountRequest mount =
        MountRequest.of(Subject.user("test"), ENVIRONMENT, MountRequest.Access.READ, root);
    Decision decision = decisionPoint.decide(mount);
    return decision.outcome() == Outcome.DENY && decision.basis() == Basis.EXPLICIT
        ? decision.rule()
        : Optional.empty();
  }

  private Diagnostic finding(LintContext context, Trees trees) {
    int others = trees.roots().size() - 1;
    String also = others == 0 ? "" : " and " + others + " more";
    return context
        .finding(
            code(),
            trees.allow(),
            "`"
                + trees.roots().get(0)
                + "`"
                + also
                + " cannot be mounted by a caller who cannot hide paths: `"
                + trees.deny().id().rule()
                + "` denies some of it")
        .withHelp("mount what lies beside the denied paths, or have the caller mask them")
        .withRelated(trees.deny().origin(), "denies some of it");
  }

  /** Returns the directory of a pattern for a whole tree without wildcards above it, or nothing. */
  private static String root(PathPattern path) {
    String text = path.text();
    if (!text.endsWith("/**") || text.startsWith("**")) {
      return "";
    }
    String above = text.substring(0, text.length() - "/**".length());
    return above.isEmpty() || above.contains("*") || above.contains("?") ? "" : above;
  }
}
