package dev.edict.gateway.mcp;

import dev.edict.gateway.confine.ConfinedLauncher.Availability;
import dev.edict.gateway.confine.Confinement;
import dev.edict.gateway.confine.ConfinementPlan;
import dev.edict.gateway.mcp.McpServerSettings.Program;
import java.io.IOException;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** Starts the programs of a session: confined where their settings want that. */
final class ProgramStarts {
  private final GatewayContext context;
  private final Map<String, ConfinementPlan> plans = new ConcurrentHashMap<>();

  ProgramStarts(GatewayContext context) {
    this.context = context;
  }

  /** Starts what a builder of processes describes. */
  interface Start {
    Process start(ProcessBuilder builder) throws IOException;
  }

  /**
   * Returns what starts the program of a server.
   *
   * @throws IOException if it must be confined and cannot be
   */
  Start of(String server, Program program) throws IOException {
    Confinement confinement = program.confinement();
    if (confinement == null) {
      return ProcessBuilder::start;
    }
    Availability availability = context.launcher().availability();
    if (!availability.isAvailable()) {
      if (confinement.mode() == Confinement.Mode.REQUIRED) {
        throw new IOException("it must be confined, and cannot be: " + availability.reason());
      }
      context.messages().accept("server " + server + " is NOT CONFINED: " + availability.reason());
      return ProcessBuilder::start;
    }
    ConfinementPlan plan = plan(confinement);
    plan.refused()
        .forEach(
            refused ->
                context
                    .messages()
                    .accept(
                        "server "
                            + server
                            + " is not given "
                            + refused.path()
                            + ": "
                            + refused.reason()));
    plans.put(server, plan);
    return builder -> context.launcher().start(builder, plan);
  }

  private ConfinementPlan plan(Confinement confinement) throws IOException {
    Judge judge = context.judge();
    return ConfinementPlan.of(
        judge::decide, judge.policy().ruleSet(), judge.subject(), judge.environment(), confinement);
  }

  /**
   * Returns why a running program may see less than it does; null when it may see all of it. What
   * the kernel gave it cannot be taken back.
   */
  @Nullable String excess(McpServerSettings settings) {
    ConfinementPlan held = plans.get(settings.name());
    if (held == null
        || !(settings.way() instanceof Program program)
        || program.confinement() == null) {
      return null;
    }
    try {
      return plan(program.confinement()).covers(held)
          ? null
          : "it was given what is not allowed any more";
    } catch (IOException refused) {
      return refused.getMessage();
    }
  }
}
