package dev.edict.cli;

import dev.edict.dsl.diagnostic.PrintableText;
import dev.edict.gateway.confine.ConfinedLauncher.Availability;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

/** {@code edict gateway confinement}. */
@Command(
    name = "confinement",
    description = {
      "Say whether MCP servers can be confined here: held by the kernel to what policies allow.",
      "The launcher confines itself to find out. Exits with 1 when they cannot be."
    },
    mixinStandardHelpOptions = true,
    versionProvider = BuildVersion.class)
final class GatewayConfinementCommand implements Callable<Integer> {
  private static final int ABI_WITH_DEVICES = 5;
  private static final int ABI_WITH_SIGNALS = 6;

  private final Streams streams;

  GatewayConfinementCommand(Streams streams) {
    this.streams = streams;
  }

  @Override
  public Integer call() {
    Availability availability = LandlockProgram.find().availability();
    streams.out().println(line(availability));
    return availability.isAvailable() ? ExitCode.OK : ExitCode.FINDINGS;
  }

  /** Returns what is to be said, in one line. */
  static String line(Availability availability) {
    if (!availability.isAvailable()) {
      return "unavailable: " + PrintableText.escape(availability.reason());
    }
    return "available: Landlock version "
        + availability.abi()
        + ", as the kernel proved"
        + (availability.abi() < ABI_WITH_DEVICES ? "; not held back: control of devices" : "")
        + (availability.abi() < ABI_WITH_SIGNALS ? "; not held back: signals" : "");
  }
}
