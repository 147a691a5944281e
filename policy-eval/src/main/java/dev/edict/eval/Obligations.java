package dev.edict.eval;

import dev.edict.dsl.rule.SecretBinding;
import dev.edict.eval.canonical.CanonicalRequest;
import dev.edict.eval.canonical.CanonicalRequest.Connect;
import dev.edict.eval.canonical.CanonicalRequest.Http;
import dev.edict.eval.canonical.CanonicalRequest.OnServer;
import dev.edict.eval.combine.Verdict;
import dev.edict.eval.decision.Obligation;
import dev.edict.eval.decision.Outcome;
import dev.edict.eval.table.CompiledSecret;
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
    List<CompiledSecret> secrets = secrets(evaluation.table().secrets(), evaluation.canonical());
    if (secrets.isEmpty()) {
      return verdict.obligations();
    }
    List<Obligation> obligations = new ArrayList<>(verdict.obligations());
    for (CompiledSecret secret : secrets) {
      Obligation injection = injection(secret.binding());
      if (secret.isActive(evaluation) && !obligations.contains(injection)) {
        obligations.add(injection);
      }
    }
    return obligations;
  }

  private static Obligation injection(SecretBinding binding) {
    return new Obligation.InjectSecret(
        binding.secret(), binding.place(), binding.target(), binding.prefix());
  }

  private static List<CompiledSecret> secrets(SecretTable table, CanonicalRequest request) {
    if (request instanceof OnServer on) {
      return table.forServer(on.server());
    } else if (request instanceof Http http) {
      return table.forEndpoint(http.host(), http.port());
    } else if (request instanceof Connect connect && connect.inspecting()) {
      return table.forEndpoint(connect.host(), connect.port());
    }
    return List.of();
  }
}
