package dev.edict.eval.analysis;

import dev.edict.dsl.ast.Effect;
import dev.edict.dsl.match.mcp.NamePattern;
import dev.edict.dsl.match.mcp.ToolPattern;
import dev.edict.dsl.match.mcp.UriPattern;
import dev.edict.dsl.match.network.EndpointPattern;
import dev.edict.dsl.match.network.HttpMethod;
import dev.edict.dsl.match.network.HttpPathPattern;
import dev.edict.dsl.match.network.Protocol;
import dev.edict.dsl.rule.FileAction;
import dev.edict.dsl.rule.RuleTarget;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** The regions of targets, seen from a question about requests of one kind. */
final class Regions {
  private static final Facet ANY = new Facet.Any();
  private static final Facet EVERY_PATH = new Facet.HttpPaths(HttpPathPattern.parse("/**").value());

  private Regions() {}

  /** Returns the regions of the target of a question. */
  static List<Region> of(RuleTarget question) {
    return of(question, Effect.DENY, question);
  }

  /**
   * Returns where a rule of {@code effect} on {@code target} decides about requests of the kind
   * that {@code question} is about.
   */
  static List<Region> of(RuleTarget target, Effect effect, RuleTarget question) {
    if (question instanceof RuleTarget.Connect) {
      return connections(target, effect);
    }
    if (question instanceof RuleTarget.Http) {
      return httpRequests(target);
    }
    if (question instanceof RuleTarget.Files) {
      return target instanceof RuleTarget.Files files ? files(files) : List.of();
    }
    return operations(target, question);
  }

  /** An HTTP allow lets inspected connections through; an HTTP deny stops no connection. */
  private static List<Region> connections(RuleTarget target, Effect effect) {
    if (target instanceof RuleTarget.Connect connect) {
      return connections(connect.protocols(), connect.endpoints());
    }
    return target instanceof RuleTarget.Http http && effect == Effect.ALLOW
        ? connections(Set.of(Protocol.TCP), http.endpoints())
        : List.of();
  }

  private static List<Region> connections(
      Set<Protocol> protocols, List<EndpointPattern> endpoints) {
    List<Region> regions = new ArrayList<>();
    for (Protocol protocol : protocols) {
      String action = "connect:" + protocol.name().toLowerCase(Locale.ROOT);
      for (EndpointPattern endpoint : endpoints) {
        regions.add(
            Region.of(action, new Facet.Hosts(endpoint.host()), new Facet.Ports(endpoint.ports())));
      }
    }
    return regions;
  }

  /** A rule on TCP connections decides about every HTTP request on them. */
  private static List<Region> httpRequests(RuleTarget target) {
    if (target instanceof RuleTarget.Http http) {
      List<Facet> paths = new ArrayList<>();
      http.paths().forEach(path -> paths.add(new Facet.HttpPaths(path)));
      return httpRequests(http.methods(), http.endpoints(), paths);
    }
    return target instanceof RuleTarget.Connect connect
            && connect.protocols().contains(Protocol.TCP)
        ? httpRequests(Set.of(HttpMethod.values()), connect.endpoints(), List.of(EVERY_PATH))
        : List.of();
  }

  private static List<Region> httpRequests(
      Set<HttpMethod> methods, List<EndpointPattern> endpoints, List<Facet> paths) {
    List<Region> regions = new ArrayList<>();
    for (HttpMethod method : methods) {
      for (EndpointPattern endpoint : endpoints) {
        for (Facet path : paths) {
          regions.add(
              Region.of(
                  "http:" + method.name(),
                  new Facet.Hosts(endpoint.host()),
                  new Facet.Ports(endpoint.ports()),
                  path));
        }
      }
    }
    return regions;
  }

  private static List<Region> files(RuleTarget.Files files) {
    List<Region> regions = new ArrayList<>();
    for (FileAction action : files.actions()) {
      files
          .paths()
          .forEach(path -> regions.add(Region.of(action.keyword(), new Facet.Paths(path))));
    }
    return regions;
  }

  private static List<Region> operations(RuleTarget target, RuleTarget question) {
    List<Region> regions = new ArrayList<>();
    if (target instanceof RuleTarget.UseServer use) {
      use.servers().forEach(server -> regions.add(everyUse(server, question)));
    } else if (target instanceof RuleTarget.Call call && question instanceof RuleTarget.Call) {
      for (ToolPattern tool : call.tools()) {
        regions.add(operation("call", tool.server(), new Facet.Names(tool.tool())));
      }
    } else if (target instanceof RuleTarget.Register register
        && question instanceof RuleTarget.Register) {
      register.servers().forEach(server -> regions.add(operation("register", server, ANY)));
    } else if (target instanceof RuleTarget.ReadResource read
        && question instanceof RuleTarget.ReadResource) {
      for (NamePattern server : read.servers()) {
        for (UriPattern uri : read.uris()) {
          regions.add(operation("resource:read", server, new Facet.Uris(uri)));
        }
      }
    } else if (target instanceof RuleTarget.GetPrompt get
        && question instanceof RuleTarget.GetPrompt) {
      for (NamePattern server : get.servers()) {
        for (NamePattern prompt : get.prompts()) {
          regions.add(operation("prompt:get", server, new Facet.Names(prompt)));
        }
      }
    }
    return regions;
  }

  private static Region everyUse(NamePattern server, RuleTarget question) {
    if (question instanceof RuleTarget.Call) {
      return operation("call", server, ANY);
    }
    if (question instanceof RuleTarget.Register) {
      return operation("register", server, ANY);
    }
    return operation(
        question instanceof RuleTarget.ReadResource ? "resource:read" : "prompt:get", server, ANY);
  }

  private static Region operation(String action, NamePattern server, Facet object) {
    return Region.of(action, new Facet.Names(server), object);
  }
}
