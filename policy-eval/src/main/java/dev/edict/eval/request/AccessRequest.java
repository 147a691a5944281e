package dev.edict.eval.request;

import dev.edict.dsl.ast.Domain;

/** A question to the decision point: may this subject do this to that resource, from there? */
public sealed interface AccessRequest
    permits NetworkRequest,
        HttpRequest,
        ProxyRequest,
        FileRequest,
        MountRequest,
        TransferRequest,
        ToolCallRequest,
        ServerRegistrationRequest,
        ResourceReadRequest,
        PromptRequest {

  /** Returns on whose behalf the agent acts. */
  Subject subject();

  /** Returns where the request comes from. */
  Environment environment();

  /** Returns the domain whose rules decide. */
  Domain domain();

  /**
   * Returns what would be done, as audit events say it: {@code connect:tcp}, {@code http:GET},
   * {@code read}, {@code mount:write}, {@code rename}, {@code call}, {@code register}, {@code
   * resource:read}, {@code prompt:get}.
   */
  String action();

  /** Returns the resource as it was received. */
  String resource();
}
