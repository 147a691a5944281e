package dev.edict.eval;

import static dev.edict.dsl.match.filesystem.FilesystemProfile.WINDOWS;

import dev.edict.dsl.ast.Effect;
import dev.edict.dsl.match.MatchSide;
import dev.edict.dsl.match.filesystem.CanonicalPath;
import dev.edict.dsl.match.filesystem.PathPattern;
import dev.edict.dsl.rule.FileAction;
import dev.edict.dsl.rule.RuleTarget;
import dev.edict.eval.canonical.CanonicalRequest.Mount;
import dev.edict.eval.combine.Candidates;
import dev.edict.eval.combine.CompiledRule;
import dev.edict.eval.combine.Pool;
import dev.edict.eval.combine.SubtreeCombiner;
import dev.edict.eval.combine.SubtreeMatching;
import dev.edict.eval.combine.Verdict;
import dev.edict.eval.table.FileTable;
import dev.edict.eval.table.Scope;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** The judgement of a whole subtree. */
final class MountJudgement implements Judgement, SubtreeMatching {
  private final Evaluation evaluation;
  private final Mount mount;
  private final @Nullable CanonicalPath home;
  private final List<CanonicalPath> roots = new ArrayList<>(2);

  MountJudgement(Evaluation evaluation, Mount mount) {
    this.evaluation = evaluation;
    this.mount = mount;
    this.home = mount.home();
    roots.add(mount.path());
    if (mount.realPath() != null) {
      roots.add(mount.realPath());
    }
  }

  @Override
  public Candidates deniesAtRoot() {
    Candidates found = new Candidates();
    for (CanonicalPath root : roots) {
      for (FileAction action : mount.actions()) {
        denies().find(root, home, action, Scope.DECIDING, found);
      }
    }
    return found;
  }

  @Override
  public List<CompiledRule> deniesInside() {
    Set<CompiledRule> found = new TreeSet<>();
    for (CanonicalPath root : roots) {
      denies().findInside(root, home, mount.actions(), found::add);
    }
    return List.copyOf(found);
  }

  private FileTable denies() {
    return evaluation.table().files(Effect.DENY);
  }

  @Override
  public List<Pool> allows(FileAction action) {
    return roots.stream().map(root -> allows(root, action).pool()).toList();
  }

  private SubtreeAllows allows(CanonicalPath root, FileAction action) {
    return new SubtreeAllows(evaluation.table().files(Effect.ALLOW), root, home, action);
  }

  @Override
  public List<String> patternsInside(CompiledRule rule) {
    RuleTarget.Files files = (RuleTarget.Files) rule.rule().target();
    return files.paths().stream().filter(this::reachesInside).map(this::absoluteText).toList();
  }

  private boolean reachesInside(PathPattern pattern) {
    return roots.stream().anyMatch(root -> pattern.reachesInto(root, home, MatchSide.DENY));
  }

  /** Returns the pattern with slashes, from a root where it starts at the known home. */
  private String absoluteText(PathPattern pattern) {
    if (!pattern.needsHome() || home == null) {
      return pattern.text();
    }
    String above = home.profile() == WINDOWS ? home.text().replace('\\', '/') : home.text();
    String below = pattern.segments().text('/');
    String separator = home.isRoot() || below.isEmpty() ? "" : "/";
    return above + separator + below;
  }

  @Override
  public Verdict verdict() {
    return new SubtreeCombiner(this, evaluation).combine(mount.writing(), mount.masking());
  }

  @Override
  public void visit(Visitor visitor) {
    deniesInside().forEach(rule -> visitor.visit(rule, Part.SOME));
    Tally allows = new Tally(roots.size() * mount.actions().size());
    for (CanonicalPath root : roots) {
      for (FileAction action : mount.actions()) {
        denies().find(root, home, action, Scope.ALL, rule -> visitor.visit(rule, Part.WHOLE));
        allows.count(sink -> allows(root, action).findCovering(sink));
        allows(root, action).allows().forEach(rule -> visitor.visit(rule, Part.SOME));
      }
    }
    allows.visit(visitor);
  }
}
