package dev.edict.cli;

import dev.edict.audit.dashboard.Dashboard;
import dev.edict.audit.dashboard.DashboardOptions;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code edict audit serve}. */
@Command(
    name = "serve",
    description = {
      "Show a journal live in a browser, until interrupted.",
      "Listens on the loopback only, unless told otherwise, and prints a link with a random token:"
          + " who has the link sees the journal."
    },
    mixinStandardHelpOptions = true,
    versionProvider = BuildVersion.class)
final class AuditServeCommand implements Callable<Integer> {
  private final Streams streams;

  @Mixin private JournalOption journal;

  @Option(
      names = "--port",
      paramLabel = "N",
      description = "The port on the loopback; any that is free when not given.")
  private @Nullable Integer port;

  @Option(
      names = "--listen",
      paramLabel = "HOST:PORT",
      description =
          "Listen there, in place of the loopback. Nothing is encrypted: put a proxy with TLS"
              + " before it.")
  private @Nullable String listen;

  @Option(
      names = "--host-name",
      paramLabel = "NAME",
      description = "A name that browsers may know the server by; may be given several times.")
  private final List<String> hostNames = new ArrayList<>();

  @Option(
      names = "--token-file",
      paramLabel = "FILE",
      description = "Take the token from FILE, at least 16 characters, not a random one.")
  private @Nullable Path tokenFile;

  AuditServeCommand(Streams streams) {
    this.streams = streams;
  }

  @Override
  public Integer call() throws IOException {
    try (Dashboard dashboard = Dashboard.start(journal.directory(), options())) {
      streams.out().print("dashboard: " + dashboard.link() + "\n");
      streams.out().flush();
      warnOf(dashboard.address());
      Interruption.await();
      return ExitCode.OK;
    }
  }

  private void warnOf(InetSocketAddress address) {
    if (!address.getAddress().isLoopbackAddress()) {
      streams
          .err()
          .println("edict: other machines can reach this, and nothing is encrypted on the way");
    }
  }

  private DashboardOptions options() throws IOException {
    if (port != null && listen != null) {
      throw new CommandFailure("`--port` and `--listen` exclude each other");
    }
    DashboardOptions.Builder options = DashboardOptions.builder();
    try {
      hostNames.forEach(options::hostName);
      if (port != null) {
        options.port(port);
      }
      if (listen != null) {
        options.address(ListenAddress.parse(listen));
      }
      if (tokenFile != null) {
        options.token(Files.readString(tokenFile).strip());
      }
      return options.build();
    } catch (IllegalArgumentException refused) {
      throw new CommandFailure(String.valueOf(refused.getMessage()));
    }
  }
}
