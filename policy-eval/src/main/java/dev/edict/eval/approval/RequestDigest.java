package dev.edict.eval.approval;

import dev.edict.dsl.rule.Operand;
import dev.edict.eval.decision.Decision;
import dev.edict.eval.request.AccessRequest;
import dev.edict.eval.request.FileRequest;
import dev.edict.eval.request.HttpRequest;
import dev.edict.eval.request.McpServer;
import dev.edict.eval.request.McpTool;
import dev.edict.eval.request.MountRequest;
import dev.edict.eval.request.NetworkRequest;
import dev.edict.eval.request.PromptRequest;
import dev.edict.eval.request.ProxyRequest;
import dev.edict.eval.request.ResourceReadRequest;
import dev.edict.eval.request.ServerRegistrationRequest;
import dev.edict.eval.request.Subject;
import dev.edict.eval.request.ToolCallRequest;
import dev.edict.eval.request.TransferRequest;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * The digest that binds an approval to a request: equal exactly when everything is that a decision
 * or its enforcement could depend on. Every part is written with its length, so that no two
 * requests run together to the same bytes.
 */
final class RequestDigest {
  private static final String FORMAT = "edict approval 1";

  private final MessageDigest digest = sha256();

  private RequestDigest() {}

  /** Returns the digest of a request that was decided, in 64 lower-case hexadecimal digits. */
  static String of(AccessRequest request, Decision decision) {
    RequestDigest parts = new RequestDigest();
    parts.add(FORMAT);
    parts.add(decision.policyDigest());
    parts.add(Long.toString(decision.generation()));
    parts.add(decision.rule().map(rule -> rule.id().policy()).orElse(null));
    parts.add(decision.rule().map(rule -> rule.id().rule()).orElse(null));
    parts.addSubject(request.subject());
    parts.add(request.environment().agent());
    parts.add(request.environment().sandbox());
    parts.add(request.environment().home());
    parts.add(request.environment().profile().name());
    parts.add(request.domain().keyword());
    parts.add(request.action());
    parts.add(decision.resource());
    parts.addDetails(request);
    return HexFormat.of().formatHex(parts.digest.digest());
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException absent) {
      throw new IllegalStateException("every Java platform has SHA-256", absent);
    }
  }

  private void add(@Nullable Object part) {
    if (part == null) {
      digest.update(ByteBuffer.allocate(Integer.BYTES).putInt(-1).flip());
      return;
    }
    // Character by character: an encoding would make all lone surrogates the same.
    String text = part.toString();
    ByteBuffer bytes = ByteBuffer.allocate(Integer.BYTES + text.length() * Character.BYTES);
    bytes.putInt(text.length());
    bytes.asCharBuffer().put(text);
    digest.update(bytes.rewind());
  }

  private void addAll(Iterable<String> parts) {
    add("(");
    parts.forEach(this::add);
    add(null);
  }

  private void addSubject(Subject subject) {
    add(subject.user());
    add(subject.org().orElse(null));
    addAll(new TreeSet<>(subject.teams()));
    subject.attributes().forEach(this::addAttribute);
    add(null);
  }

  private void addAttribute(String name, Operand value) {
    add(name);
    add(value.type().keyword());
    if (value instanceof Operand.StringSet strings) {
      addAll(strings.values());
    } else {
      add(value);
    }
  }

  private void addDetails(AccessRequest request) {
    switch (request.domain()) {
      case NETWORK -> addEndpoint(request);
      case FILESYSTEM -> addPaths(request);
      case MCP -> addMcp(request);
    }
  }

  private void addEndpoint(AccessRequest request) {
    if (request instanceof NetworkRequest network) {
      addAll(network.resolvedAddresses());
      add(network.inspecting());
    } else if (request instanceof HttpRequest http) {
      addAll(http.resolvedAddresses());
      add(http.target().text());
    } else if (request instanceof ProxyRequest proxy) {
      addAll(proxy.resolvedAddresses());
      add(proxy.inspecting());
      add(proxy.target());
      add(proxy.sni());
      add(proxy.hostHeader());
      ProxyRequest.Message message = proxy.message();
      add(message == null ? null : message.method());
      add(message == null ? null : message.path());
    } else {
      throw new AssertionError(request.getClass());
    }
  }

  private void addPaths(AccessRequest request) {
    if (request instanceof FileRequest file) {
      add(file.realPath());
    } else if (request instanceof MountRequest mount) {
      add(mount.realPath());
      add(mount.masking());
    } else if (request instanceof TransferRequest transfer) {
      add(transfer.from().path());
      add(transfer.from().realPath());
      add(transfer.to().path());
      add(transfer.to().realPath());
      add(transfer.singleFile());
    } else {
      throw new AssertionError(request.getClass());
    }
  }

  private void addMcp(AccessRequest request) {
    if (request instanceof ToolCallRequest call) {
      addServer(call.server());
      addTool(call.tool());
      add(call.arguments());
    } else if (request instanceof ServerRegistrationRequest registration) {
      addServer(registration.server());
    } else if (request instanceof ResourceReadRequest read) {
      addServer(read.server());
    } else if (request instanceof PromptRequest prompt) {
      addServer(prompt.server());
    } else {
      throw new AssertionError(request.getClass());
    }
  }

  private void addServer(McpServer server) {
    add(server.name());
    add(server.catalog());
    add(server.digest());
    add(server.url());
  }

  private void addTool(McpTool tool) {
    add(tool.name());
    add(tool.digest());
    add(tool.readOnly());
    add(tool.destructive());
    add(tool.idempotent());
    add(tool.openWorld());
  }
}
