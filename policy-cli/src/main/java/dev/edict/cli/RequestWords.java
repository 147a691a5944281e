package dev.edict.cli;

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
import dev.edict.eval.request.ProxyRequest;
import dev.edict.eval.request.ResourceReadRequest;
import dev.edict.eval.request.ServerRegistrationRequest;
import dev.edict.eval.request.Subject;
import dev.edict.eval.request.ToolCallRequest;
import dev.edict.eval.request.TransferRequest;
import java.util.ArrayList;
import java.util.List;

/** Reads a request written by hand, word by word; the words are those of a policy's tests. */
final class RequestWords {
  private final Subject subject;
  private final Environment environment;
  private final List<String> words;
  private int next;

  private RequestWords(Subject subject, Environment environment, List<String> words) {
    this.subject = subject;
    this.environment = environment;
    this.words = words;
  }

  /**
   * Returns the request.
   *
   * @throws CommandFailure if the words are none
   */
  static AccessRequest parse(Subject subject, Environment environment, List<String> words) {
    RequestWords reader = new RequestWords(subject, environment, words);
    AccessRequest request = reader.request();
    if (reader.next < words.size()) {
      throw new CommandFailure("unexpected `" + words.get(reader.next) + "` after the request");
    }
    return request;
  }

  private AccessRequest request() {
    String action = word("what is asked, such as `connect` or `read`");
    return switch (action) {
      case "connect" -> connect();
      case "http" -> http();
      case "proxy" -> proxy();
      case "read" -> file(FileAction.READ);
      case "write" -> file(FileAction.WRITE);
      case "execute" -> file(FileAction.EXECUTE);
      case "delete" -> file(FileAction.DELETE);
      case "mount" -> mount();
      case "rename" -> transfer(TransferRequest.Kind.RENAME);
      case "link" -> transfer(TransferRequest.Kind.LINK);
      case "symlink" -> transfer(TransferRequest.Kind.SYMLINK);
      case "copy" -> transfer(TransferRequest.Kind.COPY);
      case "call" -> call();
      case "register" -> register();
      case "read-resource" ->
          new ResourceReadRequest(subject, environment, server(), word("a resource"));
      case "get-prompt" -> new PromptRequest(subject, environment, server(), word("a prompt"));
      default ->
          throw new CommandFailure("unknown request `" + action + "`; see `edict decide --help`");
    };
  }

  private AccessRequest connect() {
    Protocol protocol = accept("udp") ? Protocol.UDP : Protocol.TCP;
    if (protocol == Protocol.TCP) {
      accept("tcp");
    }
    accept("to");
    String endpoint = word("HOST:PORT");
    int colon = endpoint.lastIndexOf(':');
    if (colon < 0) {
      throw new CommandFailure("`" + endpoint + "` has no port; write HOST:PORT");
    }
    NetworkRequest.Builder builder =
        NetworkRequest.builder(subject, endpoint.substring(0, colon), port(endpoint, colon + 1))
            .environment(environment)
            .protocol(protocol);
    if (accept("inspecting")) {
      builder.inspecting();
    }
    return builder.resolvedAddresses(resolved()).build();
  }

  private AccessRequest http() {
    String method = word("a method");
    accept("to");
    HttpRequest.Target target = new HttpRequest.Target.Url(word("a URL"));
    return HttpRequest.builder(subject, method, target)
        .environment(environment)
        .resolvedAddresses(resolved())
        .build();
  }

  private AccessRequest proxy() {
    accept("to");
    ProxyRequest.Builder builder =
        ProxyRequest.builder(subject, word("HOST:PORT")).environment(environment);
    if (accept("sni")) {
      builder.sni(word("a name"));
    }
    if (accept("host")) {
      builder.hostHeader(word("a name"));
    }
    if (accept("http")) {
      builder.message(word("a method"), word("a path"));
    }
    if (accept("inspecting")) {
      builder.inspecting();
    }
    return builder.resolvedAddresses(resolved()).build();
  }

  private List<String> resolved() {
    List<String> addresses = new ArrayList<>();
    if (accept("resolved")) {
      do {
        addresses.add(word("an address"));
      } while (next < words.size());
    }
    return addresses;
  }

  private AccessRequest file(FileAction action) {
    accept("on");
    FileRequest request = FileRequest.of(subject, environment, action, word("a path"));
    return accept("real") ? request.withRealPath(word("a path")) : request;
  }

  private AccessRequest mount() {
    String access = word("`read` or `write`");
    if (!access.equals("read") && !access.equals("write")) {
      throw new CommandFailure("`" + access + "` is not how a mount is used; write read or write");
    }
    accept("on");
    MountRequest request =
        MountRequest.of(
            subject,
            environment,
            access.equals("read") ? MountRequest.Access.READ : MountRequest.Access.WRITE,
            word("a path"));
    request = accept("masking") ? request.withMasking() : request;
    return accept("real") ? request.withRealPath(word("a path")) : request;
  }

  private AccessRequest transfer(TransferRequest.Kind kind) {
    String from = word("a path");
    accept("to");
    TransferRequest request =
        TransferRequest.of(subject, environment, kind, from, word("a second path"));
    request = accept("file") ? request.ofSingleFile() : request;
    return accept("real") ? request.withRealPaths(word("a path"), word("a second path")) : request;
  }

  private AccessRequest call() {
    String name = word("SERVER/TOOL");
    int slash = name.indexOf('/');
    if (slash < 0) {
      throw new CommandFailure("`" + name + "` names no tool; write SERVER/TOOL");
    }
    ToolCallRequest.Builder builder =
        ToolCallRequest.builder(
                subject,
                McpServer.named(name.substring(0, slash)),
                McpTool.named(name.substring(slash + 1)))
            .environment(environment);
    return next < words.size() ? builder.arguments(words.get(next++)).build() : builder.build();
  }

  private AccessRequest register() {
    McpServer server = server();
    server = accept("from") ? server.fromCatalog(word("a catalog")) : server;
    server = accept("digest") ? server.withDigest(word("a digest")) : server;
    return new ServerRegistrationRequest(subject, environment, server);
  }

  private McpServer server() {
    return McpServer.named(word("a server"));
  }

  private boolean accept(String optional) {
    boolean there = next < words.size() && words.get(next).equals(optional);
    next += there ? 1 : 0;
    return there;
  }

  private String word(String expected) {
    if (next == words.size()) {
      throw new CommandFailure("the request ends where " + expected + " is missing");
    }
    return words.get(next++);
  }

  /** Returns the number written in ASCII digits; whether it is a port is for the decision. */
  private static int port(String endpoint, int from) {
    int length = endpoint.length() - from;
    int port = 0;
    boolean digits = length >= 1 && length <= 9;
    for (int i = from; digits && i < endpoint.length(); i++) {
      int digit = endpoint.charAt(i) - '0';
      digits = digit >= 0 && digit <= 9;
      port = port * 10 + digit;
    }
    if (!digits) {
      throw new CommandFailure("`" + endpoint + "` has no port; write HOST:PORT");
    }
    return port;
  }
}
