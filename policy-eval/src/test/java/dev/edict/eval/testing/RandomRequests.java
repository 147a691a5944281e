package dev.edict.eval.testing;

import dev.edict.dsl.ast.Domain;
import dev.edict.dsl.match.filesystem.FilesystemProfile;
import dev.edict.dsl.match.network.Protocol;
import dev.edict.dsl.rule.FileAction;
import dev.edict.dsl.rule.RuleSet;
import dev.edict.dsl.rule.RuleTarget;
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
import java.util.Locale;
import java.util.Random;

/**
 * Requests at the boundaries of the patterns of a rule set: a pattern with its wildcards filled in,
 * then often changed a little.
 */
public final class RandomRequests {
  private static final List<String> LABELS = List.of("a", "b", "c", "cd", "x-1-y", "ab", "bc");
  private static final List<String> SEGMENTS =
      List.of("a", "b", "c", "A", "B", "x.pem", ".env", "é", "e\u0301", "É", ".ssh");

  private final Random random;
  private final RandomTargets targets;
  private final RuleSet ruleSet;

  /** Makes a source of requests near the rules of {@code ruleSet}. */
  public RandomRequests(Random random, RuleSet ruleSet) {
    this.random = random;
    this.targets = new RandomTargets(random);
    this.ruleSet = ruleSet;
  }

  private <T> T any(List<T> items) {
    return targets.any(items);
  }

  /** Returns a request in a domain that some rule is about, if there is any rule. */
  public AccessRequest request() {
    RuleTarget near =
        ruleSet.rules().isEmpty()
            ? targets.target(any(List.of(Domain.values())))
            : any(ruleSet.rules()).target();
    return switch (near.domain()) {
      case NETWORK -> network(near);
      case FILESYSTEM -> file((RuleTarget.Files) near);
      case MCP -> mcp(near);
    };
  }

  private Subject subject() {
    Subject.Builder subject = Subject.builder(any(List.of("alice", "bob")));
    for (String team : RandomRuleSets.TEAMS) {
      if (random.nextInt(2) == 0) {
        subject.team(team);
      }
    }
    if (random.nextInt(2) == 0) {
      subject.attribute("rank", random.nextInt(20));
    }
    return subject.build();
  }

  private AccessRequest network(RuleTarget near) {
    String pattern =
        near instanceof RuleTarget.Connect connect
            ? any(connect.endpoints()).host().text()
            : any(((RuleTarget.Http) near).endpoints()).host().text();
    String host = host(pattern);
    int port = any(List.of(443, 443, 80, 85, 90, 91));
    List<String> resolved = new ArrayList<>();
    while (random.nextInt(4) == 0) {
      resolved.add(address());
    }
    if (near instanceof RuleTarget.Http || random.nextInt(3) == 0) {
      HttpRequest.Target target = new HttpRequest.Target.Parts(host, port, httpPath());
      return HttpRequest.builder(subject(), any(List.of("GET", "GET", "HEAD", "POST")), target)
          .resolvedAddresses(resolved)
          .build();
    }
    if (random.nextInt(5) == 0) {
      return proxy(host, port, resolved);
    }
    NetworkRequest.Builder request =
        NetworkRequest.builder(subject(), host, port)
            .protocol(random.nextInt(4) == 0 ? Protocol.UDP : Protocol.TCP)
            .resolvedAddresses(resolved);
    return random.nextInt(2) == 0 ? request.inspecting().build() : request.build();
  }

  private AccessRequest proxy(String host, int port, List<String> resolved) {
    String name = host.contains(":") ? "[" + host + "]" : host;
    ProxyRequest.Builder request =
        ProxyRequest.builder(subject(), name + ":" + port).resolvedAddresses(resolved);
    if (random.nextInt(2) == 0) {
      request.sni(any(List.of(name, name.toUpperCase(Locale.ROOT), name, "a.test")));
    }
    if (random.nextInt(2) == 0) {
      request.hostHeader(any(List.of(name, name + ":" + port, name + ".")));
    }
    if (random.nextInt(2) == 0) {
      request.message(any(List.of("GET", "POST")), httpPath());
    }
    return random.nextInt(2) == 0 ? request.inspecting().build() : request.build();
  }

  private String host(String pattern) {
    if (pattern.contains(":") || Character.isDigit(pattern.charAt(0)) || random.nextInt(12) == 0) {
      return address();
    }
    String name = pattern.equals("**") ? any(LABELS) + ".test" : fill(pattern, '.', LABELS);
    name = any(List.of("", "", "", any(LABELS) + ".")) + name;
    return random.nextInt(6) == 0 ? name.substring(name.indexOf('.') + 1) : name;
  }

  private String address() {
    return any(
        List.of(
            "10.1.2.3",
            "10.1.2.4",
            "10.1.3.3",
            "11.1.2.3",
            "2001:db8::1",
            "2001:db8:1::",
            "::1",
            "64:ff9b::a01:203",
            "::a01:203",
            "2002:a01:203::",
            "2001:db9::"));
  }

  private String httpPath() {
    return any(
        List.of("/", "/a", "/a/", "/a/b", "/a/b/c", "/b", "/v1/x", "/a/bc", "/x/b/c", "/a/x/y/c"));
  }

  /** Returns a text that matches {@code pattern}, mostly. */
  private String fill(String pattern, char separator, List<String> words) {
    StringBuilder text = new StringBuilder();
    for (String part : pattern.split(java.util.regex.Pattern.quote("" + separator), -1)) {
      int copies = part.equals("**") ? random.nextInt(3) : 1;
      for (int i = 0; i < copies; i++) {
        text.append(text.length() == 0 ? "" : separator);
        text.append(part.contains("*") || part.contains("?") ? fillGlob(part, words) : part);
      }
    }
    return text.toString();
  }

  private String fillGlob(String glob, List<String> words) {
    if (glob.equals("*") || glob.equals("**")) {
      return any(words);
    }
    return glob.replace("*", any(List.of("", "1", any(words))))
        .replace("?", any(words).substring(0, 1));
  }

  private Environment environment() {
    FilesystemProfile profile = any(List.of(FilesystemProfile.values()));
    String home =
        profile == FilesystemProfile.WINDOWS
            ? any(List.of("C:\\a", "C:\\"))
            : any(List.of("/a", "/a/b", "/", "/h"));
    Environment environment = Environment.UNKNOWN.withProfile(profile);
    return random.nextInt(5) == 0 ? environment : environment.withHome(home);
  }

  private AccessRequest file(RuleTarget.Files near) {
    Environment environment = environment();
    boolean windows = environment.profile() == FilesystemProfile.WINDOWS;
    String path = path(any(near.paths()).text(), windows);
    if (random.nextInt(3) == 0) {
      MountRequest mount =
          MountRequest.of(subject(), environment, any(List.of(MountRequest.Access.values())), path);
      mount = random.nextInt(4) == 0 ? mount.withRealPath(otherPath(windows)) : mount;
      return random.nextInt(2) == 0 ? mount.withMasking() : mount;
    }
    if (random.nextInt(3) == 0) {
      return transfer(environment, path, windows);
    }
    FileRequest request =
        FileRequest.of(subject(), environment, any(List.of(FileAction.values())), path);
    return random.nextInt(4) == 0 ? request.withRealPath(otherPath(windows)) : request;
  }

  private AccessRequest transfer(Environment environment, String path, boolean windows) {
    boolean forth = random.nextBoolean();
    String other = random.nextInt(3) == 0 ? path : otherPath(windows);
    TransferRequest request =
        TransferRequest.of(
            subject(),
            environment,
            any(List.of(TransferRequest.Kind.values())),
            forth ? path : other,
            forth ? other : path);
    request = random.nextInt(2) == 0 ? request.ofSingleFile() : request;
    return random.nextInt(5) == 0 ? request.withRealPaths(path, otherPath(windows)) : request;
  }

  private String otherPath(boolean windows) {
    return path(any(RandomTargets.PATHS), windows);
  }

  private String path(String pattern, boolean windows) {
    String below = pattern;
    while (!below.isEmpty() && "/~:C*".indexOf(below.charAt(0)) >= 0 && !below.startsWith("**")) {
      below = below.substring(1);
    }
    String filled = fill(below, '/', SEGMENTS);
    String changed =
        switch (random.nextInt(6)) {
          case 0 -> filled + "/" + any(SEGMENTS);
          case 1 -> filled.contains("/") ? filled.substring(0, filled.lastIndexOf('/')) : filled;
          case 2 -> any(SEGMENTS) + "/" + filled;
          default -> filled;
        };
    boolean home = pattern.startsWith("~") && random.nextInt(4) > 0;
    return (home ? "~/" : windows ? "C:/" : "/") + changed;
  }

  private AccessRequest mcp(RuleTarget near) {
    McpServer server = McpServer.named(name(any(RandomTargets.SERVERS)));
    if (near instanceof RuleTarget.Register || random.nextInt(10) == 0) {
      return new ServerRegistrationRequest(subject(), Environment.UNKNOWN, server);
    }
    if (near instanceof RuleTarget.ReadResource) {
      String uri =
          any(RandomTargets.URIS).replace("**", any(List.of("a", "a/b"))).replace("*", "b");
      return new ResourceReadRequest(subject(), Environment.UNKNOWN, server, uri);
    }
    String name = name(any(RandomTargets.NAMES));
    if (near instanceof RuleTarget.GetPrompt) {
      return new PromptRequest(subject(), Environment.UNKNOWN, server, name);
    }
    McpTool tool = McpTool.named(name);
    tool = random.nextInt(2) == 0 ? tool.withHints(true, false, true, false) : tool;
    ToolCallRequest.Builder call =
        ToolCallRequest.builder(subject(), server, tool)
            .environment(Environment.UNKNOWN.withHome("/a").withProfile(FilesystemProfile.POSIX));
    String arguments =
        any(
            List.of(
                "", "{}", "{\"n\":3}", "{\"n\":7}", "{\"path\":\"/a/b\"}", "{\"n\":1,\"n\":2}"));
    return arguments.isEmpty() ? call.build() : call.arguments(arguments).build();
  }

  private String name(String glob) {
    return glob.replace("*", any(List.of("", "x", "get_", "e", "h")))
            .replace("?", any(List.of("s", "e", "g")))
        + any(List.of("", "", "", "s"));
  }
}
