package dev.edict.cli;

import dev.edict.dsl.PolicyFrontEnd;
import dev.edict.dsl.diagnostic.Diagnostic;
import dev.edict.dsl.diagnostic.DiagnosticRenderer;
import dev.edict.dsl.match.Canonical;
import dev.edict.dsl.match.filesystem.PathPattern;
import dev.edict.dsl.match.mcp.NamePattern;
import dev.edict.dsl.match.network.EndpointPattern;
import dev.edict.dsl.rule.Level;
import dev.edict.dsl.source.PolicySource;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code edict init}. */
@Command(
    name = "init",
    description = {
      "Write a policy to start from, with tests and assertions that hold.",
      "No package registry and no mirror is built in; name those you trust with --registry."
    },
    mixinStandardHelpOptions = true,
    versionProvider = BuildVersion.class)
final class InitCommand implements Callable<Integer> {
  private final Streams streams;

  @Option(
      names = "--preset",
      paramLabel = "PRESET",
      defaultValue = "locked",
      description = "locked, balanced or open; default: locked.")
  private Preset preset = Preset.LOCKED;

  @Option(
      names = "--name",
      paramLabel = "NAME",
      defaultValue = "Sandbox",
      description = "Name of the policy; default: Sandbox.")
  private String name = "Sandbox";

  @Option(
      names = "--level",
      paramLabel = "LEVEL",
      defaultValue = "org",
      description = "org, team, kit or local; default: org.")
  private Level level = Level.ORG;

  @Option(
      names = "--workspace",
      paramLabel = "DIR",
      defaultValue = "~/work",
      description = "Directory the agent works in; default: ~/work.")
  private String workspace = "~/work";

  @Option(
      names = "--allow-host",
      paramLabel = "HOST[:PORT]",
      description = "Host to allow; may be given several times.")
  private final List<String> hosts = new ArrayList<>();

  @Option(
      names = "--registry",
      paramLabel = "HOST[:PORT]",
      description = "Package registry or mirror to allow; may be given several times.")
  private final List<String> registries = new ArrayList<>();

  @Option(
      names = "--mcp-server",
      paramLabel = "NAME",
      description = "MCP server whose reading tools are allowed; others ask.")
  private final List<String> servers = new ArrayList<>();

  @Option(
      names = {"-o", "--output"},
      paramLabel = "FILE",
      description = "File to make; an existing one is left as it is.")
  private @Nullable Path output;

  InitCommand(Streams streams) {
    this.streams = streams;
  }

  @Override
  public Integer call() throws IOException {
    hosts.forEach(host -> require(host, EndpointPattern::parse));
    registries.forEach(host -> require(host, EndpointPattern::parse));
    servers.forEach(server -> require(server, NamePattern::parseServer));
    String root =
        workspace.endsWith("/") ? workspace.substring(0, workspace.length() - 1) : workspace;
    require(root + "/**", PathPattern::parse);
    if (root.indexOf('*') >= 0 || root.indexOf('?') >= 0) {
      throw new CommandFailure("the workspace is one directory, without wildcards");
    }
    PresetPolicy policy =
        new PresetPolicy(preset, name, level.keyword(), root, hosts, registries, servers);
    String text = policy.text();
    refuseErrors(text);
    write(text);
    if (preset == Preset.OPEN) {
      streams
          .err()
          .println("warning: this policy lets data leave to almost any host; use it to try out");
    }
    return ExitCode.OK;
  }

  private static <P> void require(String text, Function<String, Canonical<P>> parser) {
    Canonical<P> pattern = parser.apply(text);
    if (!pattern.isAccepted()) {
      throw new CommandFailure(pattern.rejection().detail());
    }
  }

  /** A name may still be refused, such as one that is too long. */
  private static void refuseErrors(String text) {
    PolicyLoading loading =
        new PolicyLoading(
            PolicyFrontEnd.analyze(PolicySource.of("preset", text)), List.of(), new ShownNames(""));
    PolicyProof proof = PolicyProof.of(loading);
    if (proof.diagnostics().stream().anyMatch(Diagnostic::isError)) {
      throw new CommandFailure(
          "these options make no sound policy:\n" + DiagnosticRenderer.render(proof.diagnostics()));
    }
  }

  private void write(String text) throws IOException {
    Path file = output;
    if (file == null) {
      streams.out().print(text);
      return;
    }
    try {
      Files.writeString(file, text, StandardOpenOption.CREATE_NEW);
    } catch (FileAlreadyExistsException there) {
      throw new CommandFailure("the file is there already and was left as it is: " + file);
    }
    streams.err().println("wrote " + file + "; next: edict check " + file);
  }
}
