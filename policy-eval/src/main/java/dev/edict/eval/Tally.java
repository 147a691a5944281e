package dev.edict.eval;

import dev.edict.eval.Judgement.Part;
import dev.edict.eval.Judgement.Visitor;
import dev.edict.eval.combine.CompiledRule;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Consumer;

/** Counts in how many of the parts of a request each rule was found. */
final class Tally {
  private final int parts;
  private final Map<CompiledRule, Integer> found = new TreeMap<>();

  Tally(int parts) {
    this.parts = parts;
  }

  /** Counts what is found in one part, each rule once. */
  void count(Consumer<Consumer<CompiledRule>> search) {
    Set<CompiledRule> inPart = new TreeSet<>();
    search.accept(inPart::add);
    inPart.forEach(rule -> found.merge(rule, 1, Integer::sum));
  }

  /** Shows every rule that was found, whole if it was in each part. */
  void visit(Visitor visitor) {
    found.forEach((rule, count) -> visitor.visit(rule, count == parts ? Part.WHOLE : Part.SOME));
  }
}
