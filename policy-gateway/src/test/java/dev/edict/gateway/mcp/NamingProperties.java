package dev.edict.gateway.mcp;

import static org.assertj.core.api.Assertions.assertThat;

import dev.edict.gateway.rpc.RpcFault;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Assume;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class NamingProperties {

  @Property
  void aJoinedNameIsTakenApartAsItWasJoined(
      @ForAll("names") String first, @ForAll("names") String second, @ForAll("names") String tool)
      throws RpcFault {
    Assume.that(isPossible(first, second));
    Naming naming = naming(first, second);

    for (String server : List.of(first, second)) {
      assertThat(naming.split(naming.join(server, tool))).isEqualTo(new Naming.Owned(server, tool));
      String uri = "file:///" + tool;
      assertThat(naming.splitUri(naming.joinUri(server, uri)))
          .isEqualTo(new Naming.Owned(server, uri));
    }
  }

  // Few letters, so that names often start alike.
  @Provide
  Arbitrary<String> names() {
    return Arbitraries.strings().withChars("a_.-").ofMinLength(1).ofMaxLength(5);
  }

  private static boolean isPossible(String first, String second) {
    try {
      return naming(first, second) != null;
    } catch (IllegalArgumentException ambiguous) {
      return false;
    }
  }

  private static Naming naming(String... servers) {
    return new Naming(
        McpGatewaySettings.of(
            List.of(servers).stream()
                .map(name -> McpServerSettings.program(name, List.of("x")))
                .toList()));
  }
}
