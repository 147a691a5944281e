package dev.edict.landlock;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.edict.dsl.PolicyFrontEnd;
import dev.edict.dsl.match.filesystem.FilesystemProfile;
import dev.edict.dsl.rule.RuleSet;
import dev.edict.dsl.source.PolicySource;
import dev.edict.eval.PolicyDecisionPoint;
import dev.edict.eval.request.Environment;
import dev.edict.eval.request.Subject;
import dev.edict.gateway.confine.ConfinedLauncher;
import dev.edict.gateway.mcp.McpGateway;
import dev.edict.gateway.mcp.McpGatewayFile;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A server of files from the npm registry behind a gateway that lets every call through, so that
 * only the kernel is left to refuse. Needs Node.js with npm, and Landlock.
 */
class ConfinedServerIT {
  private static final Path PEERS = Path.of("target", "peers").toAbsolutePath();
  private static final String CALLS =
      "mcp { allow \"all\" register \"files\" allow \"calls\" call \"files/*\" }";

  private final List<String> messages = new CopyOnWriteArrayList<>();
  private final ConfinedLauncher launcher =
      ConfinedLauncher.of(ConfinedProgram.JAVA, ConfinedProgram.JAR);

  @TempDir private Path folder;
  private Path root;
  private PolicyDecisionPoint policy = PolicyDecisionPoint.denyAll();
  private LineClient client = LineClient.NONE;

  @BeforeAll
  static void install() throws Exception {
    ConfinedProgram.assumeAvailable();
    assumeTrue(find("node").isPresent() && find("npm").isPresent(), "needs Node.js with npm");
    Files.createDirectories(PEERS);
    Files.copy(
        Path.of("src", "test", "peers", "package.json"),
        PEERS.resolve("package.json"),
        StandardCopyOption.REPLACE_EXISTING);
    if (!Files.exists(PEERS.resolve("node_modules/.package-lock.json"))) {
      Process npm =
          new ProcessBuilder("npm", "install", "--no-audit", "--no-fund", "--ignore-scripts")
              .directory(PEERS.toFile())
              .redirectOutput(Redirect.DISCARD)
              .redirectError(Redirect.INHERIT)
              .start();
      assertThat(npm.waitFor(5, TimeUnit.MINUTES) && npm.exitValue() == 0).isTrue();
    }
  }

  private static Optional<Path> find(String program) {
    return Arrays.stream(System.getenv().getOrDefault("PATH", "").split(":", -1))
        .map(directory -> Path.of(directory, program))
        .filter(Files::isExecutable)
        .findFirst();
  }

  @BeforeEach
  void lay() throws IOException {
    root = folder.toRealPath();
    for (String name : List.of("box", "in", "out")) {
      Files.createDirectory(root.resolve(name));
      Files.writeString(root.resolve(name).resolve("a.txt"), "text of " + name);
    }
    policy =
        PolicyDecisionPoint.of(
            rules("allow \"box\" read, write on \"~/box/**\" allow \"in\" read on \"~/in/**\""));
  }

  @AfterEach
  void close() throws Exception {
    client.close();
  }

  @Test
  void theKernelRefusesWhatTheGatewayLetsThrough() throws Exception {
    open("\"confine\": {\"runtime\": %s},".formatted(runtime()));

    assertThat(client.call("read_text_file", root + "/box/a.txt")).contains("text of box");
    assertThat(client.call("read_text_file", root + "/in/a.txt")).contains("text of in");
    assertThat(client.write(root + "/box/new.txt")).contains("Successfully wrote");
    assertThat(root.resolve("box/new.txt")).hasContent("written");
    assertThat(client.call("read_text_file", root + "/out/a.txt")).contains("EACCES");
    assertThat(client.call("list_directory", root + "/out")).contains("EACCES");
    assertThat(client.write(root + "/out/new.txt")).contains("EACCES");
    assertThat(client.write(root + "/in/a.txt")).contains("EACCES");
    assertThat(root.resolve("out/new.txt")).doesNotExist();
    assertThat(root.resolve("in/a.txt")).hasContent("text of in");
  }

  @Test
  void withoutConfinementTheServerDoesIt() throws Exception {
    open("");

    assertThat(client.call("read_text_file", root + "/out/a.txt")).contains("text of out");
    assertThat(client.write(root + "/in/a.txt")).contains("Successfully wrote");
  }

  @Test
  void aServerWhoseDirectoriesAreNotAllowedAnyMoreIsEnded() throws Exception {
    McpGateway gateway = open("\"confine\": {\"runtime\": %s},".formatted(runtime()));
    assertThat(client.call("read_text_file", root + "/in/a.txt")).contains("text of in");

    policy.publish(
        rules("allow \"box\" read, write on \"~/box/**\" allow \"more\" read on \"~/out/**\""));
    gateway.policyChanged();

    assertThat(messages).anyMatch(line -> line.startsWith("server files is ended: "));
    assertThat(client.call("read_text_file", root + "/box/a.txt")).doesNotContain("text of box");
  }

  @Test
  void aDirectoryWithSomethingDeniedIsNotGiven() throws Exception {
    policy.publish(
        rules(
            "allow \"box\" read on \"~/box/**\" allow \"in\" read on \"~/in/**\" deny \"d\" read on \"~/in/deep/**\""));
    open("\"confine\": {\"runtime\": %s},".formatted(runtime()));

    assertThat(client.call("read_text_file", root + "/box/a.txt")).contains("text of box");
    assertThat(client.call("read_text_file", root + "/in/a.txt")).contains("EACCES");
    assertThat(messages)
        .anyMatch(line -> line.startsWith("server files is not given " + root + "/in: "));
  }

  @Test
  void aServerThatCannotRunSaysWhy() throws Exception {
    open("\"confine\": {\"runtime\": [\"/usr/lib\"]},");

    assertThat(client.call("read_text_file", root + "/box/a.txt")).doesNotContain("text of box");
    assertThat(messages)
        .anyMatch(line -> line.contains("edict-landlock: cannot start"))
        .anyMatch(line -> line.startsWith("server files is not started: "));
  }

  private static RuleSet rules(String files) {
    String text = "edict 1\npolicy \"P\" level org\n" + CALLS + "\nfilesystem { " + files + " }\n";
    return PolicyFrontEnd.analyze(PolicySource.of("p.edict", text)).requireRuleSet();
  }

  private static String runtime() throws IOException {
    Stream<String> system =
        Stream.of("/usr", "/lib", "/lib64", "/etc/ssl/openssl.cnf")
            .filter(p -> Files.exists(Path.of(p)));
    return Stream.concat(
            system, Stream.of(find("node").orElseThrow().toRealPath().toString(), PEERS.toString()))
        .map(path -> '"' + path + '"')
        .toList()
        .toString();
  }

  private McpGateway open(String confine) throws Exception {
    Path file =
        Files.writeString(
            root.resolve("servers.json"),
            """
            {"servers": {"files": {%1$s
               "command": ["%2$s", "%3$s/node_modules/@modelcontextprotocol/server-filesystem/dist/index.js",
                "%4$s/box", "%4$s/in", "%4$s/out"]}}}
            """
                .formatted(confine, find("node").orElseThrow(), PEERS, root));
    McpGateway gateway =
        McpGateway.builder(policy, McpGatewayFile.read(file).settings())
            .subject(Subject.user("alice"))
            .environment(
                Environment.UNKNOWN.withHome(root.toString()).withProfile(FilesystemProfile.POSIX))
            .launcher(launcher)
            .messages(messages::add)
            .open();
    client = LineClient.of(gateway);
    return gateway;
  }
}
