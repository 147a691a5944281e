package dev.edict.eval.combine;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * The rules of one effect whose targets match one request, found one after another in any order and
 * possibly more than once. Keeps the first of each kind that needs no look at the request, and all
 * that do.
 */
public final class Candidates implements Pool, Consumer<CompiledRule> {
  private @Nullable CompiledRule plain;
  private @Nullable CompiledRule plainApproval;
  private @Nullable CompiledRule dormant;
  private List<CompiledRule> special = List.of();

  @Override
  public void accept(CompiledRule rule) {
    switch (rule.kind()) {
      case PLAIN -> plain = first(plain, rule);
      case PLAIN_APPROVAL -> plainApproval = first(plainApproval, rule);
      case DORMANT -> dormant = first(dormant, rule);
      case SPECIAL -> addSpecial(rule);
      case OBSERVED -> {
        // Never decides.
      }
    }
  }

  private void addSpecial(CompiledRule rule) {
    if (special.isEmpty()) {
      special = new ArrayList<>();
    }
    special.add(rule);
  }

  /** Returns the one of least rank. */
  static @Nullable CompiledRule first(@Nullable CompiledRule one, @Nullable CompiledRule other) {
    if (one == null || other == null) {
      return one == null ? other : one;
    }
    return one.rank() <= other.rank() ? one : other;
  }

  /** Returns the first rule that decides, of those with approval only if there is no other. */
  public @Nullable CompiledRule firstOfAll(Circumstances circumstances) {
    CompiledRule first = first(circumstances);
    return first == null ? firstWithApproval(circumstances) : first;
  }

  @Override
  public @Nullable CompiledRule first(Circumstances circumstances) {
    return first(plain, circumstances, rule -> !rule.needsApproval());
  }

  @Override
  public @Nullable CompiledRule firstWithApproval(Circumstances circumstances) {
    return first(plainApproval, circumstances, CompiledRule::needsApproval);
  }

  private @Nullable CompiledRule first(
      @Nullable CompiledRule certain,
      Circumstances circumstances,
      Predicate<CompiledRule> isWanted) {
    CompiledRule best = certain;
    for (CompiledRule rule : special) {
      boolean better = best == null || rule.rank() < best.rank();
      if (better && isWanted.test(rule) && Standing.of(rule, circumstances) == Standing.DECIDES) {
        best = rule;
      }
    }
    return best;
  }

  @Override
  public @Nullable CompiledRule firstShortOfDeciding(Circumstances circumstances) {
    CompiledRule best = dormant;
    for (CompiledRule rule : special) {
      boolean better = best == null || rule.rank() < best.rank();
      if (better && isShortOfDeciding(Standing.of(rule, circumstances))) {
        best = rule;
      }
    }
    return best;
  }

  private static boolean isShortOfDeciding(Standing standing) {
    return standing != Standing.DECIDES && standing != Standing.NOT_APPLICABLE;
  }
}
