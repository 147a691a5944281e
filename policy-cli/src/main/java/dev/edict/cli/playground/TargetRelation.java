package dev.edict.cli.playground;

import dev.edict.dsl.match.filesystem.PathPattern;
import dev.edict.dsl.match.mcp.NamePattern;
import dev.edict.dsl.match.mcp.ToolPattern;
import dev.edict.dsl.match.mcp.UriPattern;
import dev.edict.dsl.match.network.EndpointPattern;
import dev.edict.dsl.match.network.HttpPathPattern;
import dev.edict.dsl.match.network.Protocol;
import dev.edict.dsl.rule.RuleTarget;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.function.BiPredicate;

/** How the target of a rule and the target of a question stand to each other. */
final class TargetRelation {
  private final boolean isCover;

  private TargetRelation(boolean isCover) {
    this.isCover = isCover;
  }

  /** Returns false only if no request of {@code question} is one of {@code rule}. */
  static boolean overlap(RuleTarget rule, RuleTarget question) {
    return new TargetRelation(false).holds(rule, question);
  }

  /** Returns true only if every request of {@code question} is one of {@code rule}. */
  static boolean covers(RuleTarget rule, RuleTarget question) {
    return new TargetRelation(true).holds(rule, question);
  }

  private boolean holds(RuleTarget rule, RuleTarget question) {
    if (question instanceof RuleTarget.Connect asked) {
      return rule instanceof RuleTarget.Connect connect
          && verbs(connect.protocols(), asked.protocols())
          && hosts(connect.endpoints(), asked.endpoints());
    }
    if (question instanceof RuleTarget.Http asked) {
      return holdsForHttp(rule, asked);
    }
    if (question instanceof RuleTarget.Files asked) {
      return rule instanceof RuleTarget.Files files
          && verbs(files.actions(), asked.actions())
          && each(files.paths(), asked.paths(), PathPattern::covers, PathPattern::overlaps);
    }
    return holdsForMcp(rule, question);
  }

  /** A deny on TCP connections is also one on what is sent through them. */
  private boolean holdsForHttp(RuleTarget rule, RuleTarget.Http asked) {
    if (rule instanceof RuleTarget.Connect connect) {
      return connect.protocols().contains(Protocol.TCP)
          && hosts(connect.endpoints(), asked.endpoints());
    }
    return rule instanceof RuleTarget.Http http
        && verbs(http.methods(), asked.methods())
        && hosts(http.endpoints(), asked.endpoints())
        && each(http.paths(), asked.paths(), HttpPathPattern::covers, HttpPathPattern::overlaps);
  }

  private boolean holdsForMcp(RuleTarget rule, RuleTarget question) {
    if (rule instanceof RuleTarget.UseServer use) {
      return names(use.servers(), servers(question));
    }
    if (rule instanceof RuleTarget.Call call && question instanceof RuleTarget.Call asked) {
      return each(call.tools(), asked.tools(), ToolPattern::covers, ToolPattern::overlaps);
    }
    if (rule instanceof RuleTarget.ReadResource read
        && question instanceof RuleTarget.ReadResource asked) {
      return names(read.servers(), asked.servers())
          && each(read.uris(), asked.uris(), UriPattern::covers, UriPattern::overlaps);
    }
    if (rule instanceof RuleTarget.GetPrompt get
        && question instanceof RuleTarget.GetPrompt asked) {
      return names(get.servers(), asked.servers()) && names(get.prompts(), asked.prompts());
    }
    return rule instanceof RuleTarget.Register register
        && question instanceof RuleTarget.Register asked
        && names(register.servers(), asked.servers());
  }

  private static List<NamePattern> servers(RuleTarget question) {
    if (question instanceof RuleTarget.Call call) {
      return call.tools().stream().map(ToolPattern::server).toList();
    }
    if (question instanceof RuleTarget.ReadResource read) {
      return read.servers();
    }
    if (question instanceof RuleTarget.GetPrompt get) {
      return get.servers();
    }
    return question instanceof RuleTarget.Register register ? register.servers() : List.of();
  }

  private <V> boolean verbs(Collection<V> some, Collection<V> asked) {
    return isCover ? some.containsAll(asked) : !Collections.disjoint(some, asked);
  }

  private boolean hosts(List<EndpointPattern> some, List<EndpointPattern> asked) {
    return each(some, asked, EndpointPattern::covers, EndpointPattern::overlaps);
  }

  private boolean names(List<NamePattern> some, List<NamePattern> asked) {
    return each(some, asked, NamePattern::covers, NamePattern::overlaps);
  }

  private <P> boolean each(
      Collection<P> some, Collection<P> asked, BiPredicate<P, P> cover, BiPredicate<P, P> overlap) {
    return isCover
        ? asked.stream().allMatch(two -> some.stream().anyMatch(one -> cover.test(one, two)))
        : asked.stream().anyMatch(two -> some.stream().anyMatch(one -> overlap.test(one, two)));
  }
}
