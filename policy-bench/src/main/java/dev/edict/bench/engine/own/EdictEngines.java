package dev.edict.bench.engine.own;

import dev.edict.bench.engine.Engine;
import dev.edict.bench.engine.EngineProvider;
import dev.edict.bench.neutral.NeutralRequest;
import dev.edict.bench.neutral.NeutralRequest.ToHost;
import dev.edict.bench.neutral.NeutralRequest.ToPath;
import dev.edict.bench.neutral.NeutralRequest.ToTool;
import dev.edict.bench.neutral.NeutralRule;
import dev.edict.bench.workload.NeutralPolicy;
import dev.edict.bench.workload.PlainRequest;
import dev.edict.dsl.PolicyFrontEnd;
import dev.edict.dsl.match.network.Protocol;
import dev.edict.dsl.rule.FileAction;
import dev.edict.eval.PolicyDecisionPoint;
import dev.edict.eval.SubjectDecisionPoint;
import dev.edict.eval.decision.Decision;
import dev.edict.eval.decision.Ruling;
import dev.edict.eval.request.AccessRequest;
import dev.edict.eval.request.FileRequest;
import dev.edict.eval.request.NetworkRequest;
import dev.edict.eval.request.ToolCallRequest;
import java.util.List;

/**
 * Our own engine: with a request made for each decision, as a service would, and by a session that
 * takes the strings as they are.
 */
public final class EdictEngines implements EngineProvider {
  private static final String DECISIONS = "edict";
  private static final String SESSION = "edict-session";

  @Override
  public List<String> engines() {
    return List.of(DECISIONS, SESSION);
  }

  @Override
  public Engine load(String engine, List<NeutralRule> rules) {
    PolicyDecisionPoint point =
        PolicyDecisionPoint.of(
            PolicyFrontEnd.analyze(NeutralPolicy.source(rules)).requireRuleSet());
    return engine.equals(SESSION)
        ? session(point.session(PlainRequest.SUBJECT, PlainRequest.ENVIRONMENT))
        : decisions(point);
  }

  private static Engine session(SubjectDecisionPoint session) {
    return (request, naming) -> {
      Ruling ruling = ruling(session, request);
      naming.rule = ruling.rule().isEmpty() ? null : ruling.rule().get().id().rule();
      return ruling.isAllowed();
    };
  }

  private static Ruling ruling(SubjectDecisionPoint session, NeutralRequest request) {
    if (request instanceof ToHost toHost) {
      return session.connect(Protocol.TCP, toHost.host(), toHost.port());
    } else if (request instanceof ToPath toPath) {
      return session.file(toPath.write() ? FileAction.WRITE : FileAction.READ, toPath.path());
    } else if (request instanceof ToTool toTool) {
      return session.call(toTool.server(), toTool.tool());
    }
    throw new AssertionError(request);
  }

  private static Engine decisions(PolicyDecisionPoint point) {
    return (request, naming) -> {
      Decision decision = point.decide(access(request));
      naming.rule = decision.rule().isEmpty() ? null : decision.rule().get().id().rule();
      return decision.isAllowed();
    };
  }

  private static AccessRequest access(NeutralRequest request) {
    if (request instanceof ToHost toHost) {
      return NetworkRequest.connect(PlainRequest.SUBJECT, toHost.host(), toHost.port());
    } else if (request instanceof ToPath toPath) {
      FileAction action = toPath.write() ? FileAction.WRITE : FileAction.READ;
      return FileRequest.of(PlainRequest.SUBJECT, PlainRequest.ENVIRONMENT, action, toPath.path());
    } else if (request instanceof ToTool toTool) {
      return ToolCallRequest.of(PlainRequest.SUBJECT, toTool.server(), toTool.tool());
    }
    throw new AssertionError(request);
  }
}
