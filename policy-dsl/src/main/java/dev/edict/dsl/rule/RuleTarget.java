package dev.edict.dsl.rule;

import dev.edict.dsl.ast.Domain;
import dev.edict.dsl.match.filesystem.PathPattern;
import dev.edict.dsl.match.mcp.NamePattern;
import dev.edict.dsl.match.mcp.ToolPattern;
import dev.edict.dsl.match.mcp.UriPattern;
import dev.edict.dsl.match.network.EndpointPattern;
import dev.edict.dsl.match.network.HttpMethod;
import dev.edict.dsl.match.network.HttpPathPattern;
import dev.edict.dsl.match.network.Protocol;
import java.util.List;
import java.util.Set;

/**
 * Which requests a rule is about, with sets expanded and patterns parsed. A target matches when one
 * element of each of its lists and sets does.
 */
public sealed interface RuleTarget {

  /** Returns the domain of the requests. */
  Domain domain();

  /**
   * Opening a connection.
   *
   * @param protocols one or more
   * @param endpoints one or more
   */
  record Connect(Set<Protocol> protocols, List<EndpointPattern> endpoints) implements RuleTarget {
    /** Copies the collections. */
    public Connect {
      protocols = OrderedSets.of(Protocol.class, protocols);
      endpoints = List.copyOf(endpoints);
    }

    @Override
    public Domain domain() {
      return Domain.NETWORK;
    }
  }

  /**
   * Sending an HTTP request.
   *
   * @param methods one or more
   * @param endpoints one or more
   * @param paths one or more
   */
  record Http(Set<HttpMethod> methods, List<EndpointPattern> endpoints, List<HttpPathPattern> paths)
      implements RuleTarget {
    /** Copies the collections. */
    public Http {
      methods = OrderedSets.of(HttpMethod.class, methods);
      endpoints = List.copyOf(endpoints);
      paths = List.copyOf(paths);
    }

    @Override
    public Domain domain() {
      return Domain.NETWORK;
    }
  }

  /**
   * Using a file.
   *
   * @param actions one or more
   * @param paths one or more
   */
  record Files(Set<FileAction> actions, List<PathPattern> paths) implements RuleTarget {
    /** Copies the collections. */
    public Files {
      actions = OrderedSets.of(FileAction.class, actions);
      paths = List.copyOf(paths);
    }

    @Override
    public Domain domain() {
      return Domain.FILESYSTEM;
    }
  }

  /**
   * Calling an MCP tool.
   *
   * @param tools one or more
   */
  record Call(List<ToolPattern> tools) implements RuleTarget {
    /** Copies the list. */
    public Call {
      tools = List.copyOf(tools);
    }

    @Override
    public Domain domain() {
      return Domain.MCP;
    }
  }

  /**
   * Registering an MCP server.
   *
   * @param servers one or more
   */
  record Register(List<NamePattern> servers) implements RuleTarget {
    /** Copies the list. */
    public Register {
      servers = List.copyOf(servers);
    }

    @Override
    public Domain domain() {
      return Domain.MCP;
    }
  }

  /**
   * Reading an MCP resource.
   *
   * @param uris one or more
   * @param servers one or more
   */
  record ReadResource(List<UriPattern> uris, List<NamePattern> servers) implements RuleTarget {
    /** Copies the lists. */
    public ReadResource {
      uris = List.copyOf(uris);
      servers = List.copyOf(servers);
    }

    @Override
    public Domain domain() {
      return Domain.MCP;
    }
  }

  /**
   * Getting an MCP prompt.
   *
   * @param prompts one or more
   * @param servers one or more
   */
  record GetPrompt(List<NamePattern> prompts, List<NamePattern> servers) implements RuleTarget {
    /** Copies the lists. */
    public GetPrompt {
      prompts = List.copyOf(prompts);
      servers = List.copyOf(servers);
    }

    @Override
    public Domain domain() {
      return Domain.MCP;
    }
  }

  /**
   * Any operation on an MCP server; what pins are made of.
   *
   * @param servers one or more
   */
  record UseServer(List<NamePattern> servers) implements RuleTarget {
    /** Copies the list. */
    public UseServer {
      servers = List.copyOf(servers);
    }

    @Override
    public Domain domain() {
      return Domain.MCP;
    }
  }
}
