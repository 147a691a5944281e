package dev.edict.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A folder in which the commands of pages find what they name. */
record PageFolder(Path path) {
  private static final Path SPEC = Path.of("../spec").toAbsolutePath().normalize();
  private static final Pattern ADDRESS = Pattern.compile("http://127\\.0\\.0\\.1:\\d+/?");

  /** What is replaced in commands: fixed ports and places outside of the folder. */
  private static final Map<String, String> REPLACED =
      Map.of(
          "--listen 127.0.0.1:3128", "--listen 127.0.0.1:0",
          "latest.json ", "latest.json --listen 127.0.0.1:0 ",
          "/srv/www/edict", "www");

  static PageFolder in(Path path) throws IOException {
    LaunchedProgram.link(path.resolve("spec"), SPEC);
    Path workshop = SPEC.resolve("examples/workshop");
    Path policies = Files.createDirectory(path.resolve("policies"));
    for (String name : List.of("network.edict", "filesystem.edict", "mcp.edict")) {
      Files.copy(workshop.resolve(name), policies.resolve(name));
    }
    Files.copy(workshop.resolve("network.edict"), path.resolve("acme.edict"));
    Files.createDirectory(path.resolve("target"));
    Path launcher =
        Files.writeString(
            path.resolve("edict"), "exec \"" + LaunchedProgram.LAUNCHER + "\" \"$@\"\n");
    assertThat(launcher.toFile().setExecutable(true)).isTrue();
    return new PageFolder(path);
  }

  /** Runs a command, or has a server start, answer and stop; returns what it printed. */
  List<String> run(String shown) throws IOException, InterruptedException {
    String command = shown;
    for (Map.Entry<String, String> replaced : REPLACED.entrySet()) {
      command = command.replace(replaced.getKey(), replaced.getValue());
    }
    ProcessBuilder builder =
        new ProcessBuilder("bash", "-c", command)
            .directory(path.toFile())
            .redirectErrorStream(true);
    builder.environment().put("PATH", path + ":" + System.getenv("PATH"));
    Process process = builder.start();
    process.getOutputStream().close();
    try (BufferedReader output = process.inputReader(StandardCharsets.UTF_8)) {
      if (command.contains("audit serve") || command.contains("gateway proxy")) {
        return serves(output);
      }
      List<String> printed = output.lines().toList();
      assertThat(process.waitFor())
          .as(command + "\n" + String.join("\n", printed))
          .isLessThanOrEqualTo(ExitCode.FINDINGS);
      return printed;
    } finally {
      process.descendants().forEach(ProcessHandle::destroy);
      process.destroy();
      process.waitFor();
    }
  }

  private static List<String> serves(BufferedReader output)
      throws IOException, InterruptedException {
    List<String> printed = new ArrayList<>();
    for (String line = output.readLine(); line != null; line = output.readLine()) {
      printed.add(line);
      Matcher address = ADDRESS.matcher(line);
      if (address.find()) {
        HttpResponse<Void> answer =
            HttpClient.newHttpClient()
                .send(
                    HttpRequest.newBuilder(URI.create(address.group())).build(),
                    HttpResponse.BodyHandlers.discarding());
        assertThat(answer.statusCode()).as(line).isIn(200, 400, 403);
        return printed;
      }
    }
    throw new AssertionError("no address in " + printed);
  }

  /**
   * Returns what a block that begins with this line shows: a record of the audit file that was
   * written first, or what the last command printed.
   */
  List<String> lookUp(String first, List<String> printed) throws IOException {
    return first.startsWith("{\"timestamp\"")
        ? Files.readAllLines(path.resolve("target/audit.jsonl")).subList(1, 2)
        : printed;
  }
}
