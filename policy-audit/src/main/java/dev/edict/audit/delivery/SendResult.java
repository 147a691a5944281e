package dev.edict.audit.delivery;

import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** What became of a batch. */
public sealed interface SendResult {

  /**
   * The target said of each record what became of it; those not named were taken.
   *
   * @param again which records, by their place in the batch, are to be sent again
   * @param rejected which records the target will never take, and why
   */
  record Settled(Set<Integer> again, Map<Integer, String> rejected) implements SendResult {
    /** Copies the parts. */
    public Settled {
      again = new TreeSet<>(again);
      rejected = new TreeMap<>(rejected);
    }
  }

  /**
   * Nothing is known to be taken; the whole batch is to be sent again.
   *
   * @param reason why
   * @param after what time the target asked to wait, if it did
   */
  record TryAgain(String reason, @Nullable Duration after) implements SendResult {}

  /**
   * The target refuses the batch for what is in it, or for its size: its halves are to be sent, and
   * a single record is rejected.
   *
   * @param reason why
   */
  record Divide(String reason) implements SendResult {}

  /**
   * The target refuses to be spoken to like this: address, key or permission are wrong. Nothing is
   * lost by waiting for a person.
   *
   * @param reason why
   */
  record Halt(String reason) implements SendResult {}

  /** Returns the result of a batch that was taken. */
  static SendResult taken() {
    return new Settled(Set.of(), Map.of());
  }
}
