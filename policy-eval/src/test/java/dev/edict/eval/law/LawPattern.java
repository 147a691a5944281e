package dev.edict.eval.law;

import dev.edict.dsl.match.MatchSide;
import dev.edict.dsl.match.filesystem.PathPattern;
import dev.edict.dsl.match.mcp.ToolPattern;
import dev.edict.dsl.match.network.EndpointPattern;
import dev.edict.dsl.rule.Rule;
import dev.edict.dsl.rule.RuleSet;
import dev.edict.dsl.rule.RuleTarget;
import dev.edict.eval.canonical.CanonicalRequest;
import dev.edict.eval.canonical.CanonicalRequest.Call;
import dev.edict.eval.canonical.CanonicalRequest.Files;
import dev.edict.eval.canonical.CanonicalRequest.OnEndpoint;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.Predicate;

/** A pattern of any domain with its relations; patterns of two domains have nothing in common. */
record LawPattern(Object pattern) {

  /** Returns the patterns of endpoints, paths and tools in a rule set. */
  static List<LawPattern> of(RuleSet rules) {
    List<LawPattern> found = new ArrayList<>();
    for (Rule rule : rules.rules()) {
      RuleTarget target = rule.target();
      if (target instanceof RuleTarget.Connect connect) {
        connect.endpoints().forEach(pattern -> found.add(new LawPattern(pattern)));
      } else if (target instanceof RuleTarget.Http http) {
        http.endpoints().forEach(pattern -> found.add(new LawPattern(pattern)));
      } else if (target instanceof RuleTarget.Files files) {
        files.paths().forEach(pattern -> found.add(new LawPattern(pattern)));
      } else if (target instanceof RuleTarget.Call call) {
        call.tools().forEach(pattern -> found.add(new LawPattern(pattern)));
      }
    }
    return found;
  }

  boolean matches(CanonicalRequest request) {
    if (pattern instanceof EndpointPattern endpoint) {
      return request instanceof OnEndpoint on && endpoint.matches(on.host(), on.port());
    } else if (pattern instanceof PathPattern path) {
      return request instanceof Files on && path.matches(on.path(), on.home(), MatchSide.ALLOW);
    }
    return request instanceof Call call
        && ((ToolPattern) pattern).matches(call.server(), call.tool());
  }

  boolean covers(LawPattern other) {
    return holds(EndpointPattern.class, other, one -> one::covers)
        || holds(PathPattern.class, other, one -> one::covers)
        || holds(ToolPattern.class, other, one -> one::covers);
  }

  boolean overlaps(LawPattern other) {
    return holds(EndpointPattern.class, other, one -> one::overlaps)
        || holds(PathPattern.class, other, one -> one::overlaps)
        || holds(ToolPattern.class, other, one -> one::overlaps);
  }

  private <P> boolean holds(Class<P> kind, LawPattern other, Function<P, Predicate<P>> relation) {
    return kind.isInstance(pattern)
        && kind.isInstance(other.pattern)
        && relation.apply(kind.cast(pattern)).test(kind.cast(other.pattern));
  }
}
