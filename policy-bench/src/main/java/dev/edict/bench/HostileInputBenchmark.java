package dev.edict.bench;

import dev.edict.dsl.PolicyFrontEnd;
import dev.edict.dsl.match.filesystem.FilesystemProfile;
import dev.edict.dsl.rule.FileAction;
import dev.edict.dsl.source.PolicySource;
import dev.edict.eval.PolicyDecisionPoint;
import dev.edict.eval.decision.Decision;
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
import dev.edict.eval.request.Subject;
import dev.edict.eval.request.ToolCallRequest;
import dev.edict.eval.request.TransferRequest;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * How long can 64 kB of the worst input keep the engine busy? Less than a millisecond is asked for.
 *
 * <pre>
 * mvn -q -DskipTests -pl policy-bench -am package
 * java -jar policy-bench/target/benchmarks.jar HostileInputBenchmark
 * </pre>
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(2)
public class HostileInputBenchmark {
  private static final int SIZE = 65_536;
  private static final int LONGEST_PATH = 32_767;
  private static final Subject ALICE = Subject.user("alice");
  private static final String POLICY =
      """
      edict 1
      policy "Hostile" level org
      network {
        allow "web" connect tcp to "**.example.com", "*.a*b*c.test", "**.x.*.y.test"
        deny "api" http POST to "**.example.com" path "/**/a/**/b", "/**/*a*a*b"
      }
      filesystem {
        allow "all" read, write, delete on "/**"
        deny "pairs" read on "**/x/**/y", "**/a/**/a/**/a/**/b", "/**/a/*/a/**/z"
        deny "globs" read on "**/*a*a*a*b", "**/*a?a*b/**"
        deny "keys" read on "~/**/.ssh/**"
      }
      mcp {
        allow "small" call "s/*" when args.a <= 5 or args.s like "*a*a*a*b" or "x" in args.l
        deny "deep" call "s/*" when args.d.d.d.d == 1
        allow "paths" call "f/*" where args.p is filesystem read
        allow "docs" read resource "docs://**/a/**/b", "docs://**" from "s"
        allow "prompts" get prompt "*a*a*b" from "s"
      }
      """;

  @Param HostileInput input = HostileInput.HOST;

  private PolicyDecisionPoint point = PolicyDecisionPoint.denyAll();
  private AccessRequest request = NetworkRequest.connect(ALICE, "example.com", 443);

  /** What is asked. */
  public enum HostileInput {
    /** One label of 64 kB. */
    HOST,
    /** A name of letters beyond ASCII. */
    INTERNATIONAL_HOST,
    /** Dots alone. */
    HOST_OF_DOTS,
    /** Groups of an IPv6 address without end. */
    HOST_OF_COLONS,
    /** The longest name there is, with many labels. */
    LONGEST_HOST,
    /** A URL of 64 kB. */
    URL,
    /** The longest URL whose path is judged. */
    LONGEST_URL,
    /** The longest path of an HTTP request, with a part that every pattern begins with. */
    LONGEST_HTTP_PATH,
    /** What a proxy is asked, with three names of 64 kB. */
    PROXIED_NAMES,
    /** A path of 64 kB, longer than a path may be. */
    ENDLESS_PATH,
    /** As many segments as a path may have. */
    DEEP_PATH,
    /** The same in capitals, to be compared without case. */
    DEEP_PATH_IN_CAPITALS,
    /** Up and down again. */
    PATH_OF_PARENTS,
    /** Separators alone. */
    PATH_OF_SEPARATORS,
    /** Segments as long as they may be. */
    LONG_SEGMENTS,
    /** Letters beyond ASCII, which have to be folded. */
    FOLDED_PATH,
    /** Combining marks in the order that is worst for composition. */
    PATH_OF_MARKS,
    /** A path of a Windows file system. */
    WINDOWS_PATH,
    /** As many letters as may be that marks follow. */
    MARKED_PATH,
    /** The same with no segment like another. */
    PATH_OF_DIFFERENCES,
    /** Letters with characters between them that comparing leaves out. */
    PATH_OF_IGNORED,
    /** A mount of a deep path. */
    DEEP_MOUNT,
    /** A rename from a deep path to another. */
    DEEP_RENAME,
    /** Arguments with one long string. */
    ARGUMENTS_OF_TEXT,
    /** Arguments nested as deep as may be, many times. */
    DEEP_ARGUMENTS,
    /** As many members as there is room for. */
    WIDE_ARGUMENTS,
    /** As many numbers as there is room for. */
    ARRAY_OF_NUMBERS,
    /** A deep path to be judged as a file. */
    PATH_IN_ARGUMENTS,
    /** A tool with a name of 64 kB. */
    TOOL_NAME,
    /** A prompt with such a name. */
    PROMPT_NAME,
    /** The longest resource that is judged. */
    LONGEST_RESOURCE,
    /** Arguments nested without end. */
    ENDLESS_ARGUMENTS,
    /** Arguments with thousands of members of one hash. */
    COLLIDING_ARGUMENTS,
    /** A long array to look for something in. */
    ARRAY_OF_ARGUMENTS,
    /** A number without end. */
    NUMBER
  }

  /** Makes the decision point and the request. */
  @Setup
  public void prepare() {
    point =
        PolicyDecisionPoint.of(
            PolicyFrontEnd.analyze(PolicySource.of("hostile.edict", POLICY)).requireRuleSet());
    request = request(input);
    if (point.decide(request).code().equals("evaluation-error")) {
      throw new IllegalStateException("the engine failed on " + input);
    }
  }

  /** Returns the decision. */
  @Benchmark
  public Decision decide() {
    return point.decide(request);
  }

  private static AccessRequest request(HostileInput input) {
    return switch (input) {
      case HOST -> connect("a".repeat(SIZE));
      case INTERNATIONAL_HOST -> connect("\u00e4".repeat(SIZE));
      case HOST_OF_DOTS -> connect(".".repeat(SIZE));
      case HOST_OF_COLONS -> connect("1:".repeat(SIZE / 2));
      case LONGEST_HOST -> connect("a.".repeat(121) + "example.com");
      case URL -> HttpRequest.of(ALICE, "POST", filled("https://a.example.com/", "a/"));
      case LONGEST_URL ->
          HttpRequest.of(ALICE, "POST", "https://a.example.com/" + "a/".repeat(4000));
      case LONGEST_HTTP_PATH ->
          HttpRequest.builder(ALICE, "POST", target("/a".repeat(4000))).build();
      case PROXIED_NAMES ->
          ProxyRequest.builder(ALICE, "a".repeat(SIZE) + ":443")
              .sni("a".repeat(SIZE))
              .hostHeader("a".repeat(SIZE))
              .build();
      case ENDLESS_PATH -> read(filled("", "/a"), FilesystemProfile.UNKNOWN);
      case DEEP_PATH -> read(deepPath("a"), FilesystemProfile.POSIX);
      case DEEP_PATH_IN_CAPITALS -> read(deepPath("A"), FilesystemProfile.UNKNOWN);
      case PATH_OF_PARENTS -> read("/a/..".repeat(LONGEST_PATH / 5), FilesystemProfile.UNKNOWN);
      case PATH_OF_SEPARATORS -> read("/".repeat(LONGEST_PATH), FilesystemProfile.UNKNOWN);
      case LONG_SEGMENTS -> read(("/" + "a".repeat(4094)).repeat(8), FilesystemProfile.UNKNOWN);
      case FOLDED_PATH -> read(deepPath("\u00c9\u1e9e\u0130"), FilesystemProfile.UNKNOWN);
      case PATH_OF_MARKS ->
          read(
              "/a" + "\u0301\u0316".repeat(32) + "/a\u0301".repeat(960), FilesystemProfile.UNKNOWN);
      case WINDOWS_PATH -> read("C:" + deepPath("A").replace('/', '\\'), FilesystemProfile.WINDOWS);
      case MARKED_PATH ->
          read(
              ("/" + "a\u0301b".repeat(16)).repeat(64) + deepPath("\u0431").substring(0, 29_500),
              FilesystemProfile.UNKNOWN);
      case PATH_OF_DIFFERENCES -> read(differences(), FilesystemProfile.UNKNOWN);
      case PATH_OF_IGNORED -> read(deepPath("a\u200d"), FilesystemProfile.UNKNOWN);
      case DEEP_MOUNT ->
          MountRequest.of(
              ALICE, home(FilesystemProfile.UNKNOWN), MountRequest.Access.WRITE, deepPath("a"));
      case DEEP_RENAME ->
          TransferRequest.of(
              ALICE,
              home(FilesystemProfile.UNKNOWN),
              TransferRequest.Kind.RENAME,
              deepPath("a"),
              deepPath("b"));
      case ARGUMENTS_OF_TEXT -> call("{\"s\":\"" + "a".repeat(SIZE) + "\"}");
      case DEEP_ARGUMENTS -> call("{\"d\":[" + deep(60) + ("," + deep(60)).repeat(530) + "]}");
      case WIDE_ARGUMENTS -> call(wide());
      case ARRAY_OF_NUMBERS -> call("{\"l\":[1" + ",2".repeat(SIZE / 2) + "]}");
      case PATH_IN_ARGUMENTS ->
          ToolCallRequest.builder(ALICE, McpServer.named("f"), McpTool.named("t"))
              .arguments("{\"p\":\"" + deepPath("a") + "\"}")
              .environment(home(FilesystemProfile.UNKNOWN))
              .build();
      case TOOL_NAME ->
          ToolCallRequest.builder(ALICE, McpServer.named("s"), McpTool.named("a".repeat(SIZE)))
              .build();
      case PROMPT_NAME ->
          new PromptRequest(ALICE, Environment.UNKNOWN, McpServer.named("s"), "a".repeat(SIZE));
      case LONGEST_RESOURCE ->
          new ResourceReadRequest(
              ALICE,
              Environment.UNKNOWN,
              McpServer.named("s"),
              "docs://" + "a/".repeat(4000) + "b");
      case ENDLESS_ARGUMENTS -> call("{\"d\":" + "[".repeat(SIZE));
      case COLLIDING_ARGUMENTS -> call(colliding());
      case ARRAY_OF_ARGUMENTS -> call("{\"l\":[\"y\"" + ",\"y\"".repeat(SIZE / 4) + "]}");
      case NUMBER -> call("{\"a\":" + "9".repeat(SIZE) + "}");
    };
  }

  private static String filled(String start, String part) {
    return start + part.repeat((SIZE - start.length()) / part.length());
  }

  /** Returns a path of nearly the longest length with 2000 segments that repeat {@code letters}. */
  private static String deepPath(String letters) {
    return ("/" + letters.repeat(15 / letters.length())).repeat(2000);
  }

  private static String differences() {
    StringBuilder path = new StringBuilder();
    for (int i = 0; i < 2000; i++) {
      path.append("/\u0431\u0431\u0431\u0431\u0431\u0431\u0431\u0431\u0431\u0431\u0431")
          .append(1000 + i);
    }
    return path.toString();
  }

  private static HttpRequest.Target target(String path) {
    return new HttpRequest.Target.Parts("a.example.com", 443, path);
  }

  private static AccessRequest connect(String host) {
    return NetworkRequest.connect(ALICE, host, 443);
  }

  private static Environment home(FilesystemProfile profile) {
    String home = profile == FilesystemProfile.WINDOWS ? "C:\\Users\\alice" : "/home/alice";
    return Environment.UNKNOWN.withProfile(profile).withHome(home);
  }

  private static AccessRequest read(String path, FilesystemProfile profile) {
    return FileRequest.of(ALICE, home(profile), FileAction.READ, path);
  }

  private static AccessRequest call(String arguments) {
    return ToolCallRequest.builder(ALICE, McpServer.named("s"), McpTool.named("t"))
        .arguments(arguments)
        .build();
  }

  private static String deep(int levels) {
    return "[".repeat(levels) + "1" + "]".repeat(levels);
  }

  private static String wide() {
    StringBuilder json = new StringBuilder("{\"_\":1");
    for (int i = 0; json.length() < SIZE - 16; i++) {
      json.append(",\"").append(Integer.toString(i, Character.MAX_RADIX)).append("\":1");
    }
    return json.append('}').toString();
  }

  /** Returns an object whose members' names are all of one hash: each is made of Aa and BB. */
  private static String colliding() {
    StringBuilder json = new StringBuilder("{");
    for (int i = 0; i < 2048; i++) {
      json.append(i == 0 ? "\"" : ",\"");
      for (int bit = 0; bit < 11; bit++) {
        json.append((i >> bit & 1) == 0 ? "Aa" : "BB");
      }
      json.append("\":1");
    }
    return json.append('}').toString();
  }
}
