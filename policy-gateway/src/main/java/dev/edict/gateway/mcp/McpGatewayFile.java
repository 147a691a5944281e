package dev.edict.gateway.mcp;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.edict.gateway.confine.Confinement;
import dev.edict.gateway.mcp.McpGatewaySettings.Denials;
import dev.edict.gateway.mcp.McpGatewaySettings.Names;
import dev.edict.gateway.mcp.McpServerSettings.Program;
import dev.edict.gateway.mcp.McpServerSettings.Remote;
import dev.edict.gateway.mcp.McpServerSettings.Way;
import dev.edict.gateway.rpc.RpcFault;
import dev.edict.gateway.rpc.StrictTree;
import dev.edict.gateway.secret.SecretProvider;
import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * The settings of a gateway, read from a file of JSON. What is not known in it is an error.
 *
 * @param settings what the gateway serves
 * @param secrets where the values of secrets come from
 */
public record McpGatewayFile(McpGatewaySettings settings, SecretProvider secrets) {
  private static final Set<String> MEMBERS =
      Set.of("servers", "names", "denials", "pins", "secrets");
  private static final Set<String> SERVER_MEMBERS =
      Set.of(
          "command",
          "environment",
          "inherit",
          "directory",
          "confine",
          "url",
          "catalog",
          "digest",
          "artifact",
          "clientRequests",
          "resultLimit",
          "patienceSeconds");
  private static final Set<String> CONFINE_MEMBERS =
      Set.of("mode", "directories", "runtime", "connect");

  /**
   * Returns what {@code file} says. Paths in it are relative to its directory.
   *
   * @throws IOException if it cannot be read, or says something that is not known or not possible
   */
  public static McpGatewayFile read(Path file) throws IOException {
    try {
      JsonNode tree = StrictTree.read(StrictTree.decode(Files.readAllBytes(file)));
      Path folder = file.toAbsolutePath().getParent();
      return of(SettingsNode.of("the file", tree), folder == null ? Path.of("/") : folder);
    } catch (RpcFault malformed) {
      throw new IOException(file + ": " + malformed.getMessage());
    } catch (IllegalArgumentException impossible) {
      throw new IOException(file + ": " + impossible.getMessage());
    }
  }

  private static McpGatewayFile of(SettingsNode file, Path folder) throws IOException {
    file.only(MEMBERS);
    List<McpServerSettings> servers = new ArrayList<>();
    for (Map.Entry<String, ObjectNode> each : file.objects("servers").entrySet()) {
      servers.add(server(each.getKey(), SettingsNode.of(each.getKey(), each.getValue()), folder));
    }
    String pins = file.text("pins");
    McpGatewaySettings settings =
        new McpGatewaySettings(
            servers,
            file.word("names", Names.class, Names.JOINED),
            file.word("denials", Denials.class, Denials.RESULT),
            pins == null ? null : folder.resolve(pins));
    return new McpGatewayFile(settings, SecretSettings.read(file.list("secrets"), folder));
  }

  private static McpServerSettings server(String name, SettingsNode node, Path folder) {
    node.only(SERVER_MEMBERS);
    String artifact = node.text("artifact");
    return new McpServerSettings(
        name,
        way(name, node, folder),
        node.text("catalog"),
        node.text("digest"),
        artifact == null ? null : folder.resolve(artifact),
        clientRequests(name, node),
        node.number("resultLimit", McpServerSettings.DEFAULT_RESULT_LIMIT),
        Duration.ofSeconds(
            node.number("patienceSeconds", (int) McpServerSettings.DEFAULT_PATIENCE.toSeconds())));
  }

  private static Way way(String name, SettingsNode node, Path folder) {
    List<String> command = node.texts("command");
    String url = node.text("url");
    if (command.isEmpty() == (url == null)) {
      throw new IllegalArgumentException(name + " has either a command or a url");
    }
    if (url != null) {
      if (node.members().has("confine")) {
        throw new IllegalArgumentException(name + ": only a program can be confined");
      }
      return new Remote(uri(name, url));
    }
    Map<String, String> environment = new LinkedHashMap<>();
    node.objectTexts("environment").forEach(environment::put);
    String directory = node.text("directory");
    return new Program(
        command,
        environment,
        new TreeSet<>(node.texts("inherit")),
        directory == null ? folder : folder.resolve(directory),
        confinement(node, folder));
  }

  private static @Nullable Confinement confinement(SettingsNode server, Path folder) {
    JsonNode members = server.members().get("confine");
    if (members == null) {
      return null;
    }
    SettingsNode node = SettingsNode.of(server.place() + ": confine", members);
    node.only(CONFINE_MEMBERS);
    return new Confinement(
        node.word("mode", Confinement.Mode.class, Confinement.Mode.REQUIRED),
        node.members().has("directories")
            ? node.texts("directories").stream().map(text -> directory(text, folder)).toList()
            : null,
        node.texts("runtime").stream().map(folder::resolve).toList(),
        new TreeSet<>(node.numbers("connect")));
  }

  // What is below the home directory stays so: whose home that is, the gateway knows.
  private static String directory(String text, Path folder) {
    return text.startsWith("~") ? text : folder.resolve(text).normalize().toString();
  }

  private static URI uri(String name, String url) {
    try {
      URI uri = new URI(url);
      @Nullable String scheme = uri.getScheme();
      if (uri.getHost() == null
          || uri.getUserInfo() != null
          || !("https".equals(scheme) || "http".equals(scheme))) {
        throw new IllegalArgumentException(name + ": the url is not of http or https");
      }
      return uri;
    } catch (URISyntaxException malformed) {
      throw new IllegalArgumentException(name + ": the url cannot be read", malformed);
    }
  }

  private static Set<ClientRequest> clientRequests(String name, SettingsNode node) {
    Set<ClientRequest> requests = new TreeSet<>();
    for (String word : node.texts("clientRequests")) {
      requests.add(
          ClientRequest.ofCapability(word)
              .orElseThrow(
                  () -> new IllegalArgumentException(name + ": not a client request: " + word)));
    }
    return requests;
  }
}
