package dev.edict.eval.wire;

import dev.edict.eval.decision.Basis;
import dev.edict.eval.decision.Decision;
import dev.edict.eval.decision.Outcome;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A line that is no request.
 *
 * @param id the identifier, if the line could be read so far
 * @param fault the class of the fault
 * @param detail one sentence for people, lower case, without a full stop; safe to print
 */
public record FaultyLine(@Nullable String id, LineFault fault, String detail)
    implements RequestLine {

  /**
   * Returns the denial that answers the line.
   *
   * @param policyDigest the digest of the policy set that would have decided
   * @param generation the generation of that policy set
   */
  public Decision denial(String policyDigest, long generation) {
    return new Decision(
        Outcome.DENY,
        Basis.INVALID,
        Optional.empty(),
        fault.code(),
        detail,
        "",
        List.of(),
        policyDigest,
        generation);
  }
}
