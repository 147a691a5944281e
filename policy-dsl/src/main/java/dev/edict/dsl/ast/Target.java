package dev.edict.dsl.ast;

import dev.edict.dsl.source.SourceSpan;
import java.util.List;

/** What a rule or an assertion is about: actions and resources, as written. */
public sealed interface Target extends Node {

  /** Returns the domain this target belongs to. */
  Domain domain();

  /**
   * {@code connect tcp, udp to "example.com:443"}.
   *
   * @param protocols the words after {@code connect}
   * @param endpoints the hosts
   * @param span where it stands
   */
  record Connect(List<Word> protocols, List<EndpointItem> endpoints, SourceSpan span)
      implements Target {
    /** Copies the lists. */
    public Connect {
      protocols = List.copyOf(protocols);
      endpoints = List.copyOf(endpoints);
    }

    @Override
    public Domain domain() {
      return Domain.NETWORK;
    }
  }

  /**
   * {@code http GET, HEAD to "api.github.com" path "/repos/**"}.
   *
   * @param methods the words after {@code http}
   * @param endpoints the hosts
   * @param paths the path patterns; empty means every path
   * @param span where it stands
   */
  record Http(List<Word> methods, List<EndpointItem> endpoints, List<Text> paths, SourceSpan span)
      implements Target {
    /** Copies the lists. */
    public Http {
      methods = List.copyOf(methods);
      endpoints = List.copyOf(endpoints);
      paths = List.copyOf(paths);
    }

    @Override
    public Domain domain() {
      return Domain.NETWORK;
    }
  }

  /**
   * {@code read, write on "~/workdemo/**"}; in an assertion also {@code under}.
   *
   * @param actions the words before {@code on}
   * @param under whether each path means itself and everything beneath it
   * @param paths the path patterns
   * @param span where it stands
   */
  record Files(List<Word> actions, boolean under, List<PatternItem> paths, SourceSpan span)
      implements Target {
    /** Copies the lists. */
    public Files {
      actions = List.copyOf(actions);
      paths = List.copyOf(paths);
    }

    @Override
    public Domain domain() {
      return Domain.FILESYSTEM;
    }
  }

  /**
   * {@code call "github/get_*"}.
   *
   * @param tools server and tool patterns
   * @param span where it stands
   */
  record Call(List<PatternItem> tools, SourceSpan span) implements Target {
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
   * {@code register "github"}.
   *
   * @param servers server patterns
   * @param span where it stands
   */
  record Register(List<PatternItem> servers, SourceSpan span) implements Target {
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
   * {@code read resource "docs://**" from "wiki"}.
   *
   * @param uris URI patterns
   * @param servers server patterns; empty means every server
   * @param span where it stands
   */
  record ReadResource(List<PatternItem> uris, List<Text> servers, SourceSpan span)
      implements Target {
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
   * {@code get prompt "summary" from "wiki"}.
   *
   * @param prompts prompt name patterns
   * @param servers server patterns; empty means every server
   * @param span where it stands
   */
  record GetPrompt(List<PatternItem> prompts, List<Text> servers, SourceSpan span)
      implements Target {
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
}
