package dev.edict.cli;

import dev.edict.audit.delivery.DeliveryConfig;
import dev.edict.audit.delivery.DeliveryTarget;
import dev.edict.audit.delivery.Shipper;
import dev.edict.dsl.diagnostic.PrintableText;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code edict audit ship}. */
@Command(
    name = "ship",
    description = {
      "Deliver a journal to the targets of a file, each from where it was left off.",
      "Exits with 1 when a target refuses its address, key or permission."
    },
    mixinStandardHelpOptions = true,
    versionProvider = BuildVersion.class)
final class AuditShipCommand implements Callable<Integer> {
  private final Streams streams;

  @Mixin private JournalOption journal;

  @Option(
      names = "--config",
      paramLabel = "FILE",
      required = true,
      description = "The targets, as spec/audit.md describes them.")
  private Path config = Path.of("");

  @Option(
      names = {"-f", "--follow"},
      description = "Go on with what is written, until interrupted.")
  private boolean follow;

  AuditShipCommand(Streams streams) {
    this.streams = streams;
  }

  @Override
  public Integer call() throws IOException, InterruptedException {
    Path directory = journal.directory();
    List<DeliveryConfig.NamedTarget> targets = DeliveryConfig.read(config);
    ExecutorService threads = Executors.newFixedThreadPool(targets.size());
    try {
      List<Future<String>> deliveries = new ArrayList<>();
      for (DeliveryConfig.NamedTarget target : targets) {
        deliveries.add(threads.submit(() -> deliver(directory, target)));
      }
      int code = ExitCode.OK;
      for (Future<String> delivery : deliveries) {
        code = Math.max(code, report(delivery));
      }
      return code;
    } finally {
      threads.shutdownNow();
    }
  }

  private String deliver(Path directory, DeliveryConfig.NamedTarget named)
      throws IOException, InterruptedException {
    try (DeliveryTarget target = named.target()) {
      Shipper shipper = new Shipper(directory, named.name(), target, this::say);
      shipper.run(follow);
      return "%s: %s delivered, %s"
          .formatted(
              named.name(),
              Counts.of(shipper.delivered(), "record"),
              Counts.of(shipper.rejected(), "dead letter"));
    }
  }

  private int report(Future<String> delivery) throws InterruptedException {
    try {
      say(delivery.get());
      return ExitCode.OK;
    } catch (ExecutionException failed) {
      if (failed.getCause() instanceof IOException refused) {
        say(IoMessages.describe(refused));
        return ExitCode.FINDINGS;
      }
      throw new IllegalStateException(failed.getCause());
    }
  }

  private synchronized void say(String message) {
    streams.err().println(PrintableText.escape(message));
  }
}
