package dev.edict.gateway.mcp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * Clients and servers from npm, installed beneath {@code target} with the scripts that use them.
 */
final class NpmPeers {

  /** Where they are. */
  static final Path FOLDER = Path.of("target", "peers").toAbsolutePath();

  /** Where the packages of the protocol are. */
  static final Path PACKAGES = FOLDER.resolve("node_modules/@modelcontextprotocol");

  private static final Path SCRIPTS = Path.of("src", "test", "peers").toAbsolutePath();

  private NpmPeers() {}

  /** Installs them, if there is Node.js with npm; otherwise the tests are left out. */
  static void install() throws Exception {
    assumeTrue(isThere("node") && isThere("npm"), "needs Node.js with npm");
    Files.createDirectories(FOLDER);
    Path wanted = SCRIPTS.resolve("package.json");
    Path installed = FOLDER.resolve("package.json");
    boolean same =
        Files.exists(FOLDER.resolve("node_modules/.package-lock.json"))
            && Files.exists(installed)
            && Files.mismatch(wanted, installed) < 0;
    try (Stream<Path> files = Files.list(SCRIPTS)) {
      for (Path file : files.toList()) {
        Path to = FOLDER.resolve(file.getFileName());
        Files.copy(file, to, StandardCopyOption.REPLACE_EXISTING);
      }
    }
    if (!same) {
      run(List.of("npm", "install", "--no-audit", "--no-fund", "--ignore-scripts"));
    }
  }

  private static boolean isThere(String program) {
    return Arrays.stream(System.getenv().getOrDefault("PATH", "").split(":"))
        .anyMatch(folder -> Files.isExecutable(Path.of(folder, program)));
  }

  /** Runs a program to its end and returns what it wrote; it has to end well. */
  static String run(List<String> command, String... variables) throws Exception {
    Ended ended = runAnyhow(command, variables);
    assertThat(ended.status()).as(ended.out()).isZero();
    return ended.out();
  }

  /** Runs a program to its end; {@code variables} are names and values in turn. */
  static Ended runAnyhow(List<String> command, String... variables) throws Exception {
    Path out = Files.createTempFile("edict-peer", ".out");
    ProcessBuilder builder = new ProcessBuilder(command).directory(FOLDER.toFile());
    for (int i = 0; i < variables.length; i += 2) {
      builder.environment().put(variables[i], variables[i + 1]);
    }
    Process process = builder.redirectOutput(out.toFile()).redirectError(Redirect.INHERIT).start();
    process.getOutputStream().close();
    assertThat(process.waitFor(5, TimeUnit.MINUTES)).isTrue();
    String text = Files.readString(out);
    Files.delete(out);
    return new Ended(process.exitValue(), text);
  }

  /**
   * A program that has ended.
   *
   * @param status how
   * @param out what it wrote
   */
  record Ended(int status, String out) {}

  /** Starts a server that serves HTTP; to be ended with {@link Process#destroy}. */
  static Process start(List<String> command, String... variables) throws IOException {
    ProcessBuilder builder = new ProcessBuilder(command).directory(FOLDER.toFile());
    for (int i = 0; i < variables.length; i += 2) {
      builder.environment().put(variables[i], variables[i + 1]);
    }
    return builder.redirectErrorStream(true).start();
  }
}
