package dev.edict.eval;

import dev.edict.dsl.match.filesystem.CanonicalPath;
import dev.edict.dsl.match.filesystem.PathPattern;
import dev.edict.dsl.match.filesystem.SubtreeCover;
import dev.edict.dsl.match.filesystem.SubtreeCover.Answer;
import dev.edict.dsl.rule.FileAction;
import dev.edict.dsl.rule.RuleTarget;
import dev.edict.eval.combine.Candidates;
import dev.edict.eval.combine.CompiledRule;
import dev.edict.eval.combine.JointCandidates;
import dev.edict.eval.combine.Pool;
import dev.edict.eval.table.FileTable;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The allows of one action on a directory and everything beneath it.
 *
 * @param table the allows of files
 * @param root the directory
 * @param home the home directory, if it is known
 * @param action the action
 */
record SubtreeAllows(
    FileTable table, CanonicalPath root, @Nullable CanonicalPath home, FileAction action)
    implements JointCandidates.Parts {

  /** Returns the allows that cover all of it, each by itself or several together. */
  Pool pool() {
    Candidates covering = new Candidates();
    findCovering(covering);
    return new JointCandidates(covering, this);
  }

  /** Reports the allows that cover all of it by themselves. */
  void findCovering(Consumer<? super CompiledRule> sink) {
    table.findCovering(root, home, action, sink);
  }

  @Override
  public List<CompiledRule> allows() {
    Set<CompiledRule> found = new TreeSet<>();
    table.findPartlyCovering(root, home, action, found::add);
    return List.copyOf(found);
  }

  @Override
  public JointCandidates.Sum together(List<CompiledRule> allows) {
    List<PathPattern> patterns = new ArrayList<>();
    for (CompiledRule allow : allows) {
      patterns.addAll(((RuleTarget.Files) allow.rule().target()).paths());
    }
    SubtreeCover cover = SubtreeCover.of(patterns, root, home);
    CanonicalPath gap = cover.gap();
    return new JointCandidates.Sum(cover.answer() == Answer.WHOLE, gap == null ? null : gap.text());
  }
}
