package dev.edict.gateway.mcp;

import dev.edict.gateway.confine.Confinement;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * How the gateway reaches one MCP server, and what it may do.
 *
 * @param name the name under which policies know it
 * @param way how it is reached
 * @param catalog the catalog it came from, if any
 * @param digest the digest of what runs, {@code sha256:…}, as its installer knows it, if known
 * @param artifact the file whose bytes are that digest; the gateway digests it at each start, and
 *     does not start a server whose artifact has another digest than {@code digest}
 * @param clientRequests what it may ask of the agent's program, when the policy allows it too
 * @param resultLimit how long a result may be, in UTF-16 units of its JSON text
 * @param patience how long a request may take
 */
public record McpServerSettings(
    String name,
    Way way,
    @Nullable String catalog,
    @Nullable String digest,
    @Nullable Path artifact,
    Set<ClientRequest> clientRequests,
    int resultLimit,
    Duration patience) {

  /** How long a result may be where nothing else is said, in UTF-16 units. */
  public static final int DEFAULT_RESULT_LIMIT = 1 << 20;

  /** How long a request may take where nothing else is said. */
  public static final Duration DEFAULT_PATIENCE = Duration.ofMinutes(2);

  /** Copies the set and checks the bounds. */
  public McpServerSettings {
    clientRequests = Collections.unmodifiableSet(new TreeSet<>(clientRequests));
    if (resultLimit < 1 || patience.isNegative() || patience.isZero()) {
      throw new IllegalArgumentException("resultLimit " + resultLimit + ", patience " + patience);
    }
  }

  /** Returns the settings of a program, with the environment that every program gets. */
  public static McpServerSettings program(String name, List<String> command) {
    return of(name, new Program(command, Map.of(), Set.of(), null));
  }

  /** Returns the settings of a server at a URL. */
  public static McpServerSettings remote(String name, URI url) {
    return of(name, new Remote(url));
  }

  private static McpServerSettings of(String name, Way way) {
    return new McpServerSettings(
        name, way, null, null, null, Set.of(), DEFAULT_RESULT_LIMIT, DEFAULT_PATIENCE);
  }

  /** Returns these settings with what the server may ask of the agent's program. */
  public McpServerSettings withClientRequests(Set<ClientRequest> value) {
    return new McpServerSettings(
        name, way, catalog, digest, artifact, value, resultLimit, patience);
  }

  /** Returns these settings with another bound for results, in UTF-16 units. */
  public McpServerSettings withResultLimit(int value) {
    return new McpServerSettings(
        name, way, catalog, digest, artifact, clientRequests, value, patience);
  }

  /** Returns these settings with the file whose digest is the server's. */
  public McpServerSettings withArtifact(Path value) {
    return new McpServerSettings(
        name, way, catalog, digest, value, clientRequests, resultLimit, patience);
  }

  /** Returns these settings with the catalog that the server came from, and its digest. */
  public McpServerSettings from(String newCatalog, @Nullable String newDigest) {
    return new McpServerSettings(
        name, way, newCatalog, newDigest, artifact, clientRequests, resultLimit, patience);
  }

  /** How a server is reached. */
  public sealed interface Way {}

  /**
   * A program that the gateway starts, spoken to over its standard input and output.
   *
   * @param command the program and its arguments
   * @param environment variables to set
   * @param inherited the names of variables to pass on; of the rest only those that every program
   *     needs are
   * @param directory where to start it; null for where the gateway runs
   * @param confinement what the kernel holds it to; null to leave it as free as the gateway is
   */
  public record Program(
      List<String> command,
      Map<String, String> environment,
      Set<String> inherited,
      @Nullable Path directory,
      @Nullable Confinement confinement)
      implements Way {
    /** Copies the collections. */
    public Program {
      command = List.copyOf(command);
      environment = Collections.unmodifiableMap(new LinkedHashMap<>(environment));
      inherited = Collections.unmodifiableSet(new TreeSet<>(inherited));
      if (command.isEmpty()) {
        throw new IllegalArgumentException("command is empty");
      }
    }

    /** Makes the settings of a program that the kernel does not hold to anything. */
    public Program(
        List<String> command,
        Map<String, String> environment,
        Set<String> inherited,
        @Nullable Path directory) {
      this(command, environment, inherited, directory, null);
    }
  }

  /**
   * A server reached over streamable HTTP. Redirects are not followed.
   *
   * @param url where
   */
  public record Remote(URI url) implements Way {}
}
