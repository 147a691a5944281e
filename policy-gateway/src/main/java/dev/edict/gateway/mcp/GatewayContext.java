package dev.edict.gateway.mcp;

import dev.edict.gateway.confine.ConfinedLauncher;
import java.io.IOException;
import java.util.function.Consumer;

/**
 * What the sessions of a gateway share.
 *
 * @param settings what the gateway serves
 * @param judge what decides and records
 * @param secrets what fetches secrets and hides them
 * @param pins the digests of tool definitions
 * @param naming how the agent names things
 * @param launcher what starts programs that the kernel holds to something
 * @param messages takes messages for whoever runs the gateway, one line each
 */
record GatewayContext(
    McpGatewaySettings settings,
    Judge judge,
    SecretInjection secrets,
    ToolPins pins,
    Naming naming,
    ConfinedLauncher launcher,
    Consumer<String> messages) {

  /** Tells whoever runs the gateway of a failure, without any secret. */
  void report(IOException failure) {
    messages.accept(secrets.hide(String.valueOf(failure.getMessage())));
  }
}
