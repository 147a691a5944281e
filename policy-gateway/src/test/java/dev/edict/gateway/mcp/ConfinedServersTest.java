package dev.edict.gateway.mcp;

import static org.assertj.core.api.Assertions.assertThat;

import dev.edict.eval.PolicyDecisionPoint;
import dev.edict.gateway.confine.ConfinedLauncher;
import dev.edict.gateway.confine.Confinement;
import dev.edict.gateway.confine.Confinement.Mode;
import dev.edict.gateway.mcp.McpServerSettings.Program;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Servers whose settings want them confined where that cannot be done. */
class ConfinedServersTest {
  private static final String REASON = "this is Java 17";

  private final List<String> messages = new CopyOnWriteArrayList<>();

  @TempDir private Path folder;

  @Test
  void aServerThatMustBeConfinedIsNotStarted() throws Exception {
    Path trace = folder.resolve("started");
    open(Mode.REQUIRED, List.of("touch", trace.toString()), ConfinedLauncher.absent(REASON));

    assertThat(trace).doesNotExist();
    assertThat(messages)
        .containsExactly("server s is not started: it must be confined, and cannot be: " + REASON);
  }

  @Test
  void aGatewayThatKnowsNoLauncherSaysSo() throws Exception {
    open(Mode.REQUIRED, List.of("touch", folder.resolve("x").toString()), null);

    assertThat(messages)
        .singleElement()
        .asString()
        .endsWith("the gateway was not told of a launcher");
  }

  @Test
  void whereItIsOnlyWishedForTheServerIsStartedAndThatIsSaid() throws Exception {
    List<String> command = TestGateway.java(ScriptedServer.class.getName());
    open(Mode.WHEN_AVAILABLE, command, ConfinedLauncher.absent(REASON));

    assertThat(messages).contains("server s is NOT CONFINED: " + REASON);
    assertThat(messages).noneMatch(line -> line.contains("is not started"));
  }

  private void open(Mode mode, List<String> command, @Nullable ConfinedLauncher launcher)
      throws Exception {
    Confinement confinement = new Confinement(mode, null, List.of(), Set.of());
    McpServerSettings server =
        new McpServerSettings(
            "s",
            new Program(command, Map.of(), Set.of(), null, confinement),
            null,
            null,
            null,
            Set.of(),
            McpServerSettings.DEFAULT_RESULT_LIMIT,
            McpServerSettings.DEFAULT_PATIENCE);
    PolicyDecisionPoint policy =
        PolicyDecisionPoint.of(TestGateway.rules("allow \"use\" register \"s\""));
    McpGateway.Builder builder =
        McpGateway.builder(policy, McpGatewaySettings.of(List.of(server))).messages(messages::add);
    try (McpGateway gateway = (launcher == null ? builder : builder.launcher(launcher)).open();
        TestClient client = new TestClient(gateway).initialize("{}")) {
      client.request("ping", "{}");
    }
  }
}
