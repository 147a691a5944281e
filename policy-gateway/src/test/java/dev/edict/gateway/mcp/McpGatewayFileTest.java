package dev.edict.gateway.mcp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.edict.gateway.confine.Confinement;
import dev.edict.gateway.confine.Confinement.Mode;
import dev.edict.gateway.mcp.McpGatewaySettings.Denials;
import dev.edict.gateway.mcp.McpGatewaySettings.Names;
import dev.edict.gateway.mcp.McpServerSettings.Program;
import dev.edict.gateway.mcp.McpServerSettings.Remote;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class McpGatewayFileTest {
  @TempDir private Path folder;

  @Test
  void everythingThatCanBeSaidIsRead() throws IOException {
    McpGatewaySettings settings =
        read("""
                {"servers": {
                   "a": {"command": ["x", "y"], "environment": {"K": "v"}, "inherit": ["Z"],
                         "directory": "d",
                         "confine": {"mode": "when-available", "directories": ["~/w", "e"],
                                     "runtime": ["/usr", "f"], "connect": [3128]}, "catalog": "c", "digest": "sha256:1", "artifact": "x",
                         "clientRequests": ["roots"], "resultLimit": 5, "patienceSeconds": 7},
                   "b": {"url": "https://b.example/mcp"}},
                 "names": "joined", "denials": "error", "pins": "p.json",
                 "secrets": [{"environmentPrefix": "P_"}, {"directory": "s"}]}
                """)
            .settings();

    McpServerSettings first = settings.servers().get(0);
    Program program = (Program) first.way();
    assertThat(program.command()).containsExactly("x", "y");
    assertThat(program.environment()).containsEntry("K", "v");
    assertThat(program.directory()).isEqualTo(folder.resolve("d"));
    assertThat(program.confinement())
        .isEqualTo(
            new Confinement(
                Mode.WHEN_AVAILABLE,
                List.of("~/w", folder + "/e"),
                List.of(Path.of("/usr"), folder.resolve("f")),
                Set.of(3128)));
    assertThat(first.clientRequests()).containsExactly(ClientRequest.ROOTS);
    assertThat(first.resultLimit()).isEqualTo(5);
    assertThat(first.patience()).isEqualTo(Duration.ofSeconds(7));
    assertThat(first.artifact()).isEqualTo(folder.resolve("x"));
    assertThat(settings.servers().get(1).way())
        .isEqualTo(new Remote(URI.create("https://b.example/mcp")));
    assertThat(settings.names()).isEqualTo(Names.JOINED);
    assertThat(settings.denials()).isEqualTo(Denials.ERROR);
    assertThat(settings.pins()).isEqualTo(folder.resolve("p.json"));
  }

  @Test
  void whatIsToBeConfinedMustBe() throws IOException {
    Program program =
        (Program)
            read("{\"servers\":{\"a\":{\"command\":[\"x\"],\"confine\":{}}}}")
                .settings()
                .servers()
                .get(0)
                .way();

    assertThat(program.confinement())
        .isEqualTo(new Confinement(Mode.REQUIRED, null, List.of(), Set.of()));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "[]",
        "{\"servers\":{},\"servers\":{}}",
        "{\"servers\":[]}",
        "{\"other\":1}",
        "{\"servers\":{\"a\":{}}}",
        "{\"servers\":{\"a\":{\"command\":[]}}}",
        "{\"servers\":{\"a\":{\"command\":[\"x\"],\"url\":\"https://x/\"}}}",
        "{\"servers\":{\"a\":{\"command\":\"x\"}}}",
        "{\"servers\":{\"a\":{\"command\":[\"x\"],\"cwd\":\"/\"}}}",
        "{\"servers\":{\"a\":{\"command\":[\"x\"],\"confine\":true}}}",
        "{\"servers\":{\"a\":{\"command\":[\"x\"],\"confine\":{\"mode\":\"never\"}}}}",
        "{\"servers\":{\"a\":{\"command\":[\"x\"],\"confine\":{\"connect\":[0]}}}}",
        "{\"servers\":{\"a\":{\"command\":[\"x\"],\"confine\":{\"read\":[\"/\"]}}}}",
        "{\"servers\":{\"a\":{\"url\":\"https://x/\",\"confine\":{}}}}",
        "{\"servers\":{\"a\":{\"url\":\"file:///x\"}}}",
        "{\"servers\":{\"a\":{\"url\":\"https://user:key@x/\"}}}",
        "{\"servers\":{\"a b\":{\"command\":[\"x\"]}}}",
        "{\"servers\":{\"a\":{\"command\":[\"x\"]},\"a__b\":{\"command\":[\"x\"]}}}",
        "{\"servers\":{\"a\":{\"command\":[\"x\"]},\"a_\":{\"command\":[\"x\"]}}}",
        "{\"servers\":{\"a\":{\"command\":[\"x\"],\"resultLimit\":0}}}",
        "{\"servers\":{\"a\":{\"command\":[\"x\"],\"clientRequests\":[\"all\"]}}}",
        "{\"servers\":{},\"names\":\"plain\"}",
        "{\"servers\":{},\"names\":\"short\"}",
        "{\"servers\":{},\"secrets\":[{}]}",
        "{\"servers\":{},\"secrets\":[{\"vault\":\"x\"}]}",
        "{\"servers\":{},\"secrets\":[{\"keystore\":\"x\",\"passwordVariable\":\"NO_SUCH_ONE\"}]}"
      })
  void whatIsNotKnownOrNotPossibleIsRefused(String json) {
    assertThatThrownBy(() -> read(json)).isInstanceOf(IOException.class);
  }

  private McpGatewayFile read(String json) throws IOException {
    return McpGatewayFile.read(Files.writeString(folder.resolve("c.json"), json));
  }
}
