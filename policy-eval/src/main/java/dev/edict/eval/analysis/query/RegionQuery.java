package dev.edict.eval.analysis.query;

import dev.edict.dsl.rule.RuleSet;
import dev.edict.dsl.rule.RuleTarget;
import dev.edict.eval.analysis.language.Budget;
import dev.edict.eval.analysis.language.BudgetExhausted;
import dev.edict.eval.analysis.region.Cube;
import dev.edict.eval.analysis.region.Cubes;
import dev.edict.eval.analysis.region.ExampleRequest;
import dev.edict.eval.analysis.region.FileSpaces;
import dev.edict.eval.analysis.region.FocusedSpace;
import dev.edict.eval.analysis.region.PolicyModel;
import dev.edict.eval.analysis.region.RegionBox;
import dev.edict.eval.analysis.region.RegionText;
import dev.edict.eval.analysis.region.Role;
import dev.edict.eval.analysis.region.RuleBox;
import dev.edict.eval.analysis.region.RuleRegions;
import dev.edict.eval.analysis.region.Space;
import dev.edict.eval.analysis.replay.Replay;
import dev.edict.eval.analysis.replay.Witness;
import dev.edict.eval.decision.Outcome;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Says which requests of a target are let through, by which rules and for whom. */
public final class RegionQuery {
  private static final long STEPS = 20_000_000;
  private static final int MOST_EXAMPLES = 8;

  private final PolicyModel model;
  private final Replay replay;
  private final Instant now;
  private final List<Admission> admissions = new ArrayList<>();
  private final Set<String> undecided = new LinkedHashSet<>();
  private boolean whole = true;

  private RegionQuery(PolicyModel model, Replay replay, Instant now) {
    this.model = model;
    this.replay = replay;
    this.now = now;
  }

  /**
   * What is let through.
   *
   * @param admissions the requests, by region and rule; all others are denied
   * @param undecided what could not be told, or not be shown by an example
   * @param isWhole whether it was proved that no request of the target is denied
   */
  public record Answer(List<Admission> admissions, List<String> undecided, boolean isWhole) {
    /** Copies the lists. */
    public Answer {
      admissions = List.copyOf(admissions);
      undecided = List.copyOf(undecided);
    }
  }

  /**
   * Returns which requests of {@code target} are let through.
   *
   * @param now the earliest instant at which they are judged
   */
  public static Answer ask(RuleSet ruleSet, RuleTarget target, Instant now) {
    Set<Space> spaces = FileSpaces.of(List.of(ruleSet), List.of(target));
    RegionQuery query = new RegionQuery(PolicyModel.of(ruleSet, spaces), new Replay(ruleSet), now);
    for (RegionBox asked : RuleRegions.ofQuestion(target, spaces)) {
      query.askAbout(asked.unresolved());
    }
    boolean whole = query.whole && query.undecided.isEmpty() && !query.admissions.isEmpty();
    return new Answer(query.admissions, List.copyOf(query.undecided), whole);
  }

  private void askAbout(RegionBox asked) {
    Budget budget = Budget.ofSteps(STEPS);
    List<RuleBox> allows = model.grants(asked);
    List<RuleBox> byStrength = new ArrayList<>(allows);
    byStrength.sort(Comparator.comparing(RuleBox::role).reversed().thenComparing(RuleBox::rank));
    List<RegionBox> earlier = new ArrayList<>();
    for (RuleBox allow : byStrength) {
      try {
        admit(allow, asked.and(allow.box()), List.copyOf(earlier), budget);
      } catch (BudgetExhausted tooMuch) {
        undecided.add("what `" + allow.rule().id().rule() + "` allows of " + asked.text());
      }
      earlier.add(allow.box());
    }
    whole &= isCovered(asked, earlier, budget);
  }

  private boolean isCovered(RegionBox asked, List<RegionBox> allows, Budget budget) {
    try {
      FocusedSpace space = FocusedSpace.of(asked, allows, now, budget);
      List<Cube> allowed = allows.stream().map(space::cubeOf).flatMap(Optional::stream).toList();
      Optional<Cube> all = space.whole();
      if (all.isPresent() && Cubes.rest(all.get(), allowed, budget).isPresent()) {
        return false;
      }
      return model.overlapping(asked, box -> box.role() == Role.DENY).stream()
          .allMatch(deny -> isDisjoint(asked, deny.box(), budget));
    } catch (BudgetExhausted tooMuch) {
      return false;
    }
  }

  private boolean isDisjoint(RegionBox asked, RegionBox other, Budget budget) {
    return FocusedSpace.of(asked, List.of(other), now, budget).cubeOf(other).isEmpty();
  }

  private void admit(RuleBox allow, RegionBox focus, List<RegionBox> earlier, Budget budget) {
    List<RegionBox> others = new ArrayList<>();
    earlier.stream().filter(focus::overlaps).forEach(others::add);
    model.denies(focus).forEach(deny -> others.add(deny.box()));
    FocusedSpace space = FocusedSpace.of(focus, others, now, budget);
    List<Cube> removed = others.stream().map(space::cubeOf).flatMap(Optional::stream).toList();
    Optional<Cube> whole = space.whole();
    if (whole.isEmpty()) {
      return;
    }
    Outcome outcome = allow.role() == Role.ALLOW ? Outcome.ALLOW : Outcome.APPROVAL_REQUIRED;
    for (Cube cube : Cubes.joined(Cubes.difference(whole.get(), removed, budget))) {
      Optional<Witness> witness =
          Cubes.points(cube, MOST_EXAMPLES).stream()
              .map(space::example)
              .map(example -> replay.confirm(example, outcome))
              .flatMap(Optional::stream)
              .findFirst();
      if (witness.isPresent() && isToldElsewhere(focus, witness.get())) {
        continue;
      }
      String region = RegionText.of(space, cube);
      witness.ifPresentOrElse(
          found ->
              admissions.add(
                  new Admission(region, outcome, found.rule().orElse(allow.rule()), found.text())),
          () -> undecided.add(region));
    }
  }

  /** Returns whether the same rule lets it through where the home directory is as usual. */
  private boolean isToldElsewhere(RegionBox focus, Witness witness) {
    ExampleRequest example = witness.example();
    if (example.space() != Space.OTHER_HOME_FILES) {
      return false;
    }
    boolean inHome = focus.facets().get(0).get(0).text().startsWith("~");
    ExampleRequest usual = inHome ? example.inUsualHome() : example.in(Space.FILES);
    return replay
        .confirm(usual, witness.decision().outcome())
        .filter(other -> other.rule().equals(witness.rule()))
        .isPresent();
  }
}
