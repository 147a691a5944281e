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
import dev.edict.eval.combine.Requirement;
import dev.edict.eval.combine.TransferMatching;
import dev.edict.eval.combine.Verdict;
import dev.edict.eval.decision.Explanation.Question;
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

  private List<Candidates> allows(End end, FileAction action) {
    List<Candidates> found = new ArrayList<>(2);
    for (CanonicalPath path : end.paths()) {
      Candidates candidates = new Candidates();
      findAllows(path, action, candidates);
      found.add(candidates);
    }
    return found;
  }

  private void findAllows(
      CanonicalPath path, FileAction action, Consumer<? super CompiledRule> sink) {
    FileTable allows = evaluation.table().files(Effect.ALLOW);
    if (transfer.single()) {
      allows.find(path, home, action, Scope.ALL, sink);
    } else {
      allows.findCovering(path, home, action, sink);
    }
  }

  @Override
  public Verdict verdict() {
    return Combiner.combine(this, evaluation);
  }

  @Override
  public Question question() {
    List<List<String>> needed = new ArrayList<>();
    for (FileAction action : needs.atOldEnd()) {
      int known = transfer.from().paths().size();
      needed.add(RequestParts.need(action, RequestParts.OLD_PATHS, known));
    }
    int known = transfer.to().paths().size();
    needed.add(RequestParts.need(FileAction.WRITE, RequestParts.NEW_PATHS, known));
    return new Question(needed, false, false);
  }

  @Override
  public void visit(Visitor visitor) {
    findDenies(rule -> visitor.visit(rule, RequestParts.REQUEST));
    for (FileAction action : needs.atOldEnd()) {
      visitAllows(transfer.from(), action, RequestParts.OLD_PATHS, visitor);
    }
    visitAllows(transfer.to(), FileAction.WRITE, RequestParts.NEW_PATHS, visitor);
  }

  private void visitAllows(End end, FileAction action, List<String> names, Visitor visitor) {
    for (int i = 0; i < end.paths().size(); i++) {
      String part = RequestParts.of(action, names.get(i));
      findAllows(end.paths().get(i), action, rule -> visitor.visit(rule, part));
    }
  }
}
