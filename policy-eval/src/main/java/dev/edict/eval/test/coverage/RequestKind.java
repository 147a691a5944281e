package dev.edict.eval.test.coverage;

import com.google.common.collect.ImmutableList;
import dev.edict.dsl.match.network.HttpMethod;
import dev.edict.dsl.rule.FileAction;
import dev.edict.dsl.rule.RuleTarget;
import dev.edict.eval.analysis.region.ConnectVerb;
import dev.edict.eval.analysis.region.Space;
import dev.edict.eval.request.AccessRequest;
import dev.edict.eval.request.FileRequest;
import dev.edict.eval.request.HttpRequest;
import dev.edict.eval.request.MountRequest;
import dev.edict.eval.request.NetworkRequest;
import dev.edict.eval.request.PromptRequest;
import dev.edict.eval.request.ProxyRequest;
import dev.edict.eval.request.ResourceReadRequest;
import dev.edict.eval.request.ServerRegistrationRequest;
import dev.edict.eval.request.ToolCallRequest;
import dev.edict.eval.request.TransferRequest;
import java.util.List;
import java.util.Optional;

/** The kinds of requests of which some are denied because no rule allows them. */
enum RequestKind {
  CONNECT(Space.CONNECT, ImmutableList.of("unlisted.example", "443", "")),
  HTTP(Space.HTTP, ImmutableList.of("unlisted.example", "443", "unlisted", "")),
  FILES(Space.FILES, ImmutableList.of("unlisted/file")),
  CALL(Space.CALL, ImmutableList.of("unlisted", "tool")),
  REGISTER(Space.REGISTER, ImmutableList.of("unlisted")),
  RESOURCE(Space.RESOURCE, ImmutableList.of("unlisted", "docs://unlisted")),
  PROMPT(Space.PROMPT, ImmutableList.of("unlisted", "prompt"));

  private final Space space;
  private final ImmutableList<String> example;

  RequestKind(Space space, ImmutableList<String> example) {
    this.space = space;
    this.example = example;
  }

  /** Returns where the analysis looks at such requests. */
  Space space() {
    return space;
  }

  /** Returns a bit for each verb that such requests can have. */
  int verbs() {
    int count =
        switch (this) {
          case CONNECT -> ConnectVerb.values().length;
          case HTTP -> HttpMethod.values().length;
          case FILES -> FileAction.values().length;
          case CALL, REGISTER, RESOURCE, PROMPT -> 1;
        };
    return (1 << count) - 1;
  }

  /** Returns a resource that policies hardly name. */
  List<String> example() {
    return example;
  }

  /** Returns the kind of {@code request}. */
  static RequestKind of(AccessRequest request) {
    if (request instanceof NetworkRequest || request instanceof ProxyRequest) {
      return CONNECT;
    }
    if (request instanceof HttpRequest) {
      return HTTP;
    }
    if (request instanceof FileRequest
        || request instanceof MountRequest
        || request instanceof TransferRequest) {
      return FILES;
    }
    if (request instanceof ToolCallRequest) {
      return CALL;
    }
    if (request instanceof ServerRegistrationRequest) {
      return REGISTER;
    }
    if (request instanceof ResourceReadRequest) {
      return RESOURCE;
    }
    if (request instanceof PromptRequest) {
      return PROMPT;
    }
    throw new AssertionError(request);
  }

  /** Returns the kind of requests that {@code target} is about, if it is one. */
  static Optional<RequestKind> of(RuleTarget target) {
    if (target instanceof RuleTarget.Connect) {
      return Optional.of(CONNECT);
    }
    if (target instanceof RuleTarget.Http) {
      return Optional.of(HTTP);
    }
    if (target instanceof RuleTarget.Files) {
      return Optional.of(FILES);
    }
    if (target instanceof RuleTarget.Call) {
      return Optional.of(CALL);
    }
    if (target instanceof RuleTarget.Register) {
      return Optional.of(REGISTER);
    }
    if (target instanceof RuleTarget.ReadResource) {
      return Optional.of(RESOURCE);
    }
    return target instanceof RuleTarget.GetPrompt ? Optional.of(PROMPT) : Optional.empty();
  }
}
