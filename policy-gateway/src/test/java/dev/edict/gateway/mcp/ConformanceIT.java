package dev.edict.gateway.mcp;

import static org.assertj.core.api.Assertions.assertThat;

import dev.edict.gateway.mcp.McpGatewaySettings.Denials;
import dev.edict.gateway.mcp.McpGatewaySettings.Names;
import java.io.BufferedReader;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * The conformance suite of the protocol: what a server passes it passes behind a gateway too, when
 * the policy allows everything. Needs Node.js with npm.
 */
class ConformanceIT {
  private static final String ALL =
      "allow \"use\" register \"s\" allow \"call\" call \"s/*\""
          + " allow \"read\" read resource \"test://**\", \"demo://**\" from \"s\""
          + " allow \"get\" get prompt \"*\" from \"s\"";

  @BeforeAll
  static void install() throws Exception {
    NpmPeers.install();
  }

  @Test
  void aServerThatDoesEverythingTheSuiteAsksFor() throws Exception {
    Process server = NpmPeers.start(List.of("node", "conformance-server.mjs"));
    try (BufferedReader out = server.inputReader(StandardCharsets.UTF_8)) {
      URI url = url(Integer.parseInt(out.readLine().strip()));
      Set<String> direct = passedBy(url);

      assertThat(direct).hasSize(31);
      assertThat(passedThroughGateway(McpServerSettings.remote("s", url))).isEqualTo(direct);
    } finally {
      server.destroy();
    }
  }

  @Test
  void theReferenceServerOverHttp() throws Exception {
    int port = freePort();
    Process server =
        NpmPeers.start(
            List.of(
                "node", NpmPeers.PACKAGES + "/server-everything/dist/index.js", "streamableHttp"),
            "PORT",
            Integer.toString(port));
    try (BufferedReader out = server.inputReader(StandardCharsets.UTF_8)) {
      assertThat(out.lines().anyMatch(line -> line.contains("listening"))).isTrue();
      Set<String> direct = passedBy(url(port));

      // It has no such tools. The gateway answers that as an error of the protocol; this server
      // as the result of a tool, which is all that these two look for.
      direct.removeAll(List.of("tools-call-error", "tools-call-simple-text"));
      assertThat(direct).hasSizeGreaterThan(8);
      assertThat(passedThroughGateway(McpServerSettings.remote("s", url(port))))
          .containsAll(direct);
    } finally {
      server.destroy();
    }
  }

  private static Set<String> passedThroughGateway(McpServerSettings server) throws Exception {
    McpGatewaySettings settings =
        new McpGatewaySettings(
            List.of(server.withClientRequests(EnumSet.allOf(ClientRequest.class))),
            Names.PLAIN,
            Denials.RESULT,
            null);
    int port = freePort();
    // The suite wants pages of the server's own origin to be let in, which has to be said.
    McpHttpSettings http = new McpHttpSettings(Set.of(), Set.of("http://localhost:" + port), null);
    TestGateway test = TestGateway.with(ALL);
    try (McpGateway gateway = test.open(settings);
        McpHttpEndpoint endpoint =
            gateway.listen(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), http)) {
      return passedBy(url(endpoint.address().getPort()));
    }
  }

  /** Returns the names of the scenarios in which nothing fails. */
  private static Set<String> passedBy(URI url) throws Exception {
    NpmPeers.Ended ended =
        NpmPeers.runAnyhow(
            List.of(
                "node",
                NpmPeers.PACKAGES + "/conformance/dist/index.js",
                "server",
                "--suite",
                "all",
                "--url",
                url.toString()));
    Set<String> passed = new TreeSet<>();
    for (String line : ended.out().lines().toList()) {
      if (line.startsWith("✓ ")) {
        passed.add(line.substring(2, line.indexOf(':')));
      }
    }
    // Nothing is looked at where an answer is JSON and not a stream, as the gateway's are.
    passed.remove("server-sse-polling");
    return passed;
  }

  private static URI url(int port) {
    return URI.create("http://localhost:" + port + McpHttpEndpoint.PATH);
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }
}
