package dev.edict.audit.replay;

import dev.edict.audit.journal.JournalRecord;
import dev.edict.dsl.match.network.Protocol;
import dev.edict.dsl.rule.FileAction;
import dev.edict.eval.request.AccessRequest;
import dev.edict.eval.request.Environment;
import dev.edict.eval.request.FileRequest;
import dev.edict.eval.request.HttpRequest;
import dev.edict.eval.request.McpServer;
import dev.edict.eval.request.McpTool;
import dev.edict.eval.request.MountRequest;
import dev.edict.eval.request.NetworkRequest;
import dev.edict.eval.request.PromptRequest;
import dev.edict.eval.request.ResourceReadRequest;
import dev.edict.eval.request.ServerRegistrationRequest;
import dev.edict.eval.request.Subject;
import dev.edict.eval.request.ToolCallRequest;
import dev.edict.eval.request.TransferRequest;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Makes requests of events. Events are metadata: they know the user, the organisation, the agent,
 * the sandbox, the action and the canonical resource. They do not know teams and attributes,
 * arguments of tools, hints, digests and catalogs, resolved addresses, real paths, homes, or
 * whether the caller inspects or masks; requests made here are without those.
 */
public final class RecordedRequest {
  private static final String CUT = "...[+";
  private static final String ARROW = " -> ";

  private RecordedRequest() {}

  /**
   * Returns the request of an event, as far as the event knows it.
   *
   * @param record the event
   * @param teams the teams to take the user to be in
   * @return the request; empty for notices, for events about faulty requests, and where the
   *     resource was cut or can be read in two ways
   */
  public static Optional<AccessRequest> of(JournalRecord record, List<String> teams) {
    String resource = record.required("resource");
    if (record.isNotice()
        || record.required("kind").equals("invalid")
        || record.required("user").isBlank()
        || resource.contains(CUT)) {
      return Optional.empty();
    }
    Subject.Builder subject = Subject.builder(record.required("user"));
    String org = record.text("org");
    if (org != null) {
      subject.org(org);
    }
    teams.forEach(subject::team);
    Environment environment =
        new Environment(
            record.text("agent"), record.text("sandbox_id"), null, Environment.UNKNOWN.profile());
    return Optional.ofNullable(
        request(subject.build(), environment, record.required("action"), resource));
  }

  private static @Nullable AccessRequest request(
      Subject subject, Environment environment, String action, String resource) {
    if (action.startsWith("http:")) {
      return http(subject, environment, action.substring("http:".length()), resource);
    }
    return switch (action) {
      case "connect:tcp" -> connect(subject, environment, Protocol.TCP, resource);
      case "connect:udp" -> connect(subject, environment, Protocol.UDP, resource);
      case "read", "write", "execute", "delete" -> file(subject, environment, action, resource);
      case "mount:read" ->
          MountRequest.of(subject, environment, MountRequest.Access.READ, resource);
      case "mount:write" ->
          MountRequest.of(subject, environment, MountRequest.Access.WRITE, resource);
      case "rename", "link", "symlink", "copy" -> transfer(subject, environment, action, resource);
      case "register" ->
          new ServerRegistrationRequest(subject, environment, McpServer.named(resource));
      default -> onServer(subject, environment, action, resource);
    };
  }

  private static @Nullable AccessRequest connect(
      Subject subject, Environment environment, Protocol protocol, String resource) {
    int colon = resource.lastIndexOf(':');
    String port = resource.substring(colon + 1);
    if (colon < 1 || port.isEmpty() || port.length() > 5 || !isDigits(port)) {
      return null;
    }
    return NetworkRequest.builder(subject, resource.substring(0, colon), Integer.parseInt(port))
        .environment(environment)
        .protocol(protocol)
        .build();
  }

  private static boolean isDigits(String text) {
    return text.chars().allMatch(c -> c >= '0' && c <= '9');
  }

  private static @Nullable AccessRequest http(
      Subject subject, Environment environment, String method, String resource) {
    if (!resource.startsWith("https://") && !resource.startsWith("http://")) {
      return null;
    }
    return HttpRequest.builder(subject, method, new HttpRequest.Target.Url(resource))
        .environment(environment)
        .build();
  }

  private static @Nullable AccessRequest file(
      Subject subject, Environment environment, String action, String path) {
    for (FileAction candidate : FileAction.values()) {
      if (candidate.keyword().equals(action)) {
        return FileRequest.of(subject, environment, candidate, path);
      }
    }
    return null;
  }

  private static @Nullable AccessRequest transfer(
      Subject subject, Environment environment, String action, String resource) {
    int arrow = resource.indexOf(ARROW);
    if (arrow < 0 || resource.indexOf(ARROW, arrow + 1) >= 0) {
      return null;
    }
    for (TransferRequest.Kind kind : TransferRequest.Kind.values()) {
      if (kind.keyword().equals(action)) {
        return TransferRequest.of(
            subject,
            environment,
            kind,
            resource.substring(0, arrow),
            resource.substring(arrow + ARROW.length()));
      }
    }
    return null;
  }

  private static @Nullable AccessRequest onServer(
      Subject subject, Environment environment, String action, String resource) {
    int end = resource.indexOf(action.equals("resource:read") ? ' ' : '/');
    if (end < 1) {
      return null;
    }
    McpServer server = McpServer.named(resource.substring(0, end));
    String item = resource.substring(end + 1);
    return switch (action) {
      case "call" ->
          ToolCallRequest.builder(subject, server, McpTool.named(item))
              .environment(environment)
              .build();
      case "resource:read" -> new ResourceReadRequest(subject, environment, server, item);
      case "prompt:get" -> new PromptRequest(subject, environment, server, item);
      default -> null;
    };
  }
}
