package dev.edict.eval;

import dev.edict.dsl.rule.SecretBinding;
import dev.edict.eval.canonical.CanonicalRequest;
import dev.edict.eval.canonical.CanonicalRequest.Connect;
import dev.edict.eval.canonical.CanonicalRequest.Http;
import dev.edict.eval.canonical.CanonicalRequest.OnServer;
import dev.edict.eval.combine.Verdict;
import dev.edict.eval.decision.Obligation;
import dev.edict.eval.decision.Outcome;
import dev.edict.eval.table.SecretTable;
import java.util.ArrayList;
import java.util.List;

/** The duties that come with a decision: those of the verdict, then the secrets. */
final class Obligations {
  private Obligations() {}

  static List<Obligation> of(Verdict verdict, Evaluation evaluation) {
    if (verdict.outcome() == Outcome.DENY) {
      return List.of();
    }
    List<SecretBinding> bindings = bindings(evaluation.table().secrets(), evaluation.canonical());
    if (bindings.isEmpty()) {
      return verdict.obligations();
    }
    List<Obligation> obligations = new ArrayList<>(verdict.obligations());
    for (SecretBinding binding : bindings) {
      Obligation secret =
          new Obligation.InjectSecret(
              binding.secret(), binding.place(), binding.target(), binding.prefix());
      if (binding.policy().appliesTo(evaluation.teams()) && !obligations.contains(secret)) {
        obligations.add(secret);
      }
    }
    return obligations;
  }

  private static List<SecretBinding> bindings(SecretTable secrets, CanonicalRequest request) {
    if (request instanceof OnServer on) {
      return secrets.forServer(on.server());
    } else if (request instanceof Http http) {
      return secrets.forEndpoint(http.host(), http.port());
    } else if (request instanceof Connect connect && connect.inspecting()) {
      return secrets.forEndpoint(connect.host(), connect.port());
    }
    return List.of();
  }
}
