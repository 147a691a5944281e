package dev.edict.eval;

import dev.edict.dsl.rule.Redaction;
import dev.edict.dsl.rule.SecretBinding;
import dev.edict.eval.canonical.CanonicalRequest;
import dev.edict.eval.canonical.CanonicalRequest.Call;
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

/** The duties that come with a decision: those of the verdict, then redaction and secrets. */
final class Obligations {
  private Obligations() {}

  static List<Obligation> of(Verdict verdict, Evaluation evaluation) {
    if (verdict.outcome() == Outcome.DENY) {
      return List.of();
    }
    List<Redaction> redactions = redactions(evaluation);
    List<CompiledSecret> secrets = secrets(evaluation.table().secrets(), evaluation.canonical());
    if (redactions.isEmpty() && secrets.isEmpty()) {
      return verdict.obligations();
    }
    List<Obligation> obligations = new ArrayList<>(verdict.obligations());
    if (!redactions.isEmpty()) {
      obligations.add(redact(redactions));
    }
    for (CompiledSecret secret : secrets) {
      Obligation injection = injection(secret.binding());
      if (secret.isActive(evaluation) && !obligations.contains(injection)) {
        obligations.add(injection);
      }
    }
    return obligations;
  }

  /** Returns the redactions of the policies that apply; like denies they count from every level. */
  private static List<Redaction> redactions(Evaluation evaluation) {
    if (!(evaluation.canonical() instanceof Call call)) {
      return List.of();
    }
    List<Redaction> found = evaluation.table().redactions().forTool(call.server(), call.tool());
    return found.isEmpty()
        ? found
        : found.stream()
            .filter(redaction -> redaction.policy().appliesTo(evaluation.teams()))
            .toList();
  }

  private static Obligation redact(List<Redaction> redactions) {
    return new Obligation.Redact(
        redactions.stream().flatMap(r -> r.arguments().stream()).distinct().toList(),
        redactions.stream().flatMap(r -> r.results().stream()).distinct().toList());
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
