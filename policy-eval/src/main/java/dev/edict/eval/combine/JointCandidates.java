package dev.edict.eval.combine;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Allows of something that has parts: those that each allow all of it and, where none of them
 * decides, those that allow parts and may do so together for all of it. Then the first of them
 * decides.
 */
public final class JointCandidates implements Pool {
  private final Candidates whole;
  private final Parts parts;

  /**
   * Makes the pool.
   *
   * @param whole the allows of all of it
   * @param parts what is known about allows of parts; asked only where no single allow decides
   */
  public JointCandidates(Candidates whole, Parts parts) {
    this.whole = whole;
    this.parts = parts;
  }

  @Override
  public @Nullable CompiledRule first(Circumstances circumstances) {
    CompiledRule single = whole.first(circumstances);
    return single != null ? single : jointly(circumstances, rule -> !rule.needsApproval(), false);
  }

  @Override
  public @Nullable CompiledRule firstWithApproval(Circumstances circumstances) {
    CompiledRule single = whole.firstWithApproval(circumstances);
    return single != null ? single : jointly(circumstances, rule -> true, true);
  }

  @Override
  public @Nullable CompiledRule firstShortOfDeciding(Circumstances circumstances) {
    return whole.firstShortOfDeciding(circumstances);
  }

  @Override
  public @Nullable Shortfall shortfall(Circumstances circumstances) {
    List<CompiledRule> deciding = deciding(circumstances, rule -> true);
    return deciding.isEmpty()
        ? null
        : new Shortfall(deciding.get(0), parts.together(deciding).lacking());
  }

  private @Nullable CompiledRule jointly(
      Circumstances circumstances, Predicate<CompiledRule> isWanted, boolean askingFirst) {
    List<CompiledRule> deciding = deciding(circumstances, isWanted);
    if (deciding.isEmpty() || !parts.together(deciding).isWhole()) {
      return null;
    }
    return deciding.stream()
        .filter(rule -> rule.needsApproval() == askingFirst)
        .findFirst()
        .orElse(null);
  }

  private List<CompiledRule> deciding(
      Circumstances circumstances, Predicate<CompiledRule> isWanted) {
    List<CompiledRule> deciding = new ArrayList<>();
    for (CompiledRule rule : parts.allows()) {
      if (isWanted.test(rule) && Standing.of(rule, circumstances) == Standing.DECIDES) {
        deciding.add(rule);
      }
    }
    return deciding;
  }

  /** The allows of parts. */
  public interface Parts {

    /** Returns the allows that take part in allowing it, by rank. */
    List<CompiledRule> allows();

    /** Returns what some of them allow together. */
    Sum together(List<CompiledRule> allows);
  }

  /**
   * What several allows come to.
   *
   * @param isWhole whether they allow all of it
   * @param lacking something that none of them allows; null when there is nothing or it cannot be
   *     told
   */
  public record Sum(boolean isWhole, @Nullable String lacking) {}
}
