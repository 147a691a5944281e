package dev.edict.eval;

import dev.edict.dsl.ast.Effect;
import dev.edict.dsl.match.MatchSide;
import dev.edict.dsl.match.filesystem.CanonicalPath;
import dev.edict.dsl.match.filesystem.PathPattern;
import dev.edict.dsl.rule.FileAction;
import dev.edict.dsl.rule.RuleTarget;
import dev.edict.eval.canonical.CanonicalRequest.Transfer;
import dev.edict.eval.canonical.CanonicalRequest.Transfer.End;
import dev.edict.eval.combine.Candidates;
import dev.edict.eval.combine.Combiner;
import dev.edict.eval.combine.CompiledRule;
import dev.edict.eval.combine.Pool;
import dev.edict.eval.combine.Requirement;
import dev.edict.eval.combine.TransferMatching;
import dev.edict.eval.combine.Verdict;
import dev.edict.eval.table.FileTable;
import dev.edict.eval.table.Scope;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** The judgement of a transfer by what its kind needs at both ends. */
final class TransferJudgement implements Judgement, TransferMatching {
  private final Evaluation evaluation;
  private final Transfer transfer;
  private final @Nullable CanonicalPath home;
  private final TransferNeeds needs;

  TransferJudgement(Evaluation evaluation, Transfer transfer) {
    this.evaluation = evaluation;
    this.transfer = transfer;
    this.home = transfer.home();
    this.needs = TransferNeeds.of(transfer.kind());
  }

  @Override
  public Candidates denies() {
    Candidates found = new Candidates();
    findDenies(found);
    return found;
  }

  private void findDenies(Consumer<? super CompiledRule> sink) {
    if (needs.escapesDenies()) {
      findDenies(
          transfer.from(),
          List.of(FileAction.values()),
          rule -> {
            if (isAboutOldEnd(rule) || !holdsAtNewEnd(rule)) {
              sink.accept(rule);
            }
          });
    } else {
      findDenies(transfer.from(), needs.atOldEnd(), sink);
    }
    findDenies(transfer.to(), needs.deniedAtNewEnd(), sink);
  }

  private boolean isAboutOldEnd(CompiledRule deny) {
    RuleTarget.Files files = (RuleTarget.Files) deny.rule().target();
    return needs.atOldEnd().stream().anyMatch(files.actions()::contains);
  }

  private void findDenies(
      End end, Collection<FileAction> actions, Consumer<? super CompiledRule> sink) {
    FileTable denies = evaluation.table().files(Effect.DENY);
    for (CanonicalPath path : end.paths()) {
      if (transfer.single()) {
        actions.forEach(action -> denies.find(path, home, action, Scope.ALL, sink));
      } else {
        denies.findInside(path, home, actions, sink);
      }
    }
  }

  /** Returns whether a deny still denies everything once it is at the new end. */
  private boolean holdsAtNewEnd(CompiledRule deny) {
    RuleTarget.Files files = (RuleTarget.Files) deny.rule().target();
    return transfer.to().paths().stream()
        .allMatch(to -> files.paths().stream().anyMatch(pattern -> holdsAt(to, pattern)));
  }

  private boolean holdsAt(CanonicalPath to, PathPattern pattern) {
    return transfer.single()
        ? pattern.matches(to, home, MatchSide.DENY)
        : pattern.coversSubtree(to, home, MatchSide.DENY);
  }

  @Override
  public List<Requirement> requirements() {
    List<Requirement> requirements = new ArrayList<>();
    for (FileAction action : needs.atOldEnd()) {
      requirements.add(new Requirement(action, allows(transfer.from(), action)));
    }
    requirements.add(new Requirement(FileAction.WRITE, allows(transfer.to(), FileAction.WRITE)));
    return requirements;
  }

  private List<Pool> allows(End end, FileAction action) {
    return end.paths().stream().map(path -> allows(path, action)).toList();
  }

  private Pool allows(CanonicalPath path, FileAction action) {
    if (!transfer.single()) {
      return subtree(path, action).pool();
    }
    Candidates candidates = new Candidates();
    findAllows(path, action, candidates);
    return candidates;
  }

  private SubtreeAllows subtree(CanonicalPath path, FileAction action) {
    return new SubtreeAllows(evaluation.table().files(Effect.ALLOW), path, home, action);
  }

  private void findAllows(
      CanonicalPath path, FileAction action, Consumer<? super CompiledRule> sink) {
    if (transfer.single()) {
      evaluation.table().files(Effect.ALLOW).find(path, home, action, Scope.ALL, sink);
    } else {
      subtree(path, action).findCovering(sink);
    }
  }

  @Override
  public Verdict verdict() {
    return Combiner.combine(this, evaluation);
  }

  @Override
  public void visit(Visitor visitor) {
    findDenies(rule -> visitor.visit(rule, Part.WHOLE));
    List<CanonicalPath> from = transfer.from().paths();
    List<CanonicalPath> to = transfer.to().paths();
    Tally allows = new Tally(from.size() * needs.atOldEnd().size() + to.size());
    for (CanonicalPath path : from) {
      for (FileAction action : needs.atOldEnd()) {
        allows.count(sink -> findAllows(path, action, sink));
        visitParts(path, action, visitor);
      }
    }
    for (CanonicalPath path : to) {
      allows.count(sink -> findAllows(path, FileAction.WRITE, sink));
      visitParts(path, FileAction.WRITE, visitor);
    }
    allows.visit(visitor);
  }

  private void visitParts(CanonicalPath path, FileAction action, Visitor visitor) {
    if (!transfer.single()) {
      subtree(path, action).allows().forEach(rule -> visitor.visit(rule, Part.SOME));
    }
  }
}
