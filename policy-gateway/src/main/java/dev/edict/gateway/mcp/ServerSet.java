package dev.edict.gateway.mcp;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.edict.dsl.ast.SecretStatement.Place;
import dev.edict.eval.decision.Decision;
import dev.edict.eval.decision.Obligation;
import dev.edict.eval.decision.Obligation.InjectSecret;
import dev.edict.eval.request.McpServer;
import dev.edict.eval.request.ServerRegistrationRequest;
import dev.edict.gateway.mcp.McpServerSettings.Program;
import dev.edict.gateway.mcp.McpServerSettings.Remote;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

/** The servers of one session: those that the policy lets be used are started. */
final class ServerSet implements AutoCloseable {
  private final GatewayContext context;
  private final BiFunction<McpServerSettings, McpServer, ServerPeer.Listener> listeners;
  private final ProgramStarts starts;
  private final Map<String, ServerConnection> open = new ConcurrentHashMap<>();
  private boolean opened;

  /**
   * Makes a set of servers that are not started yet.
   *
   * @param listeners makes what hears of a server
   */
  ServerSet(
      GatewayContext context,
      BiFunction<McpServerSettings, McpServer, ServerPeer.Listener> listeners) {
    this.context = context;
    this.listeners = listeners;
    this.starts = new ProgramStarts(context);
  }

  /**
   * Returns what a server lists; nothing where it offers none of it or fails, which is reported.
   */
  List<ObjectNode> list(ServerConnection server, String capability, String method, String member) {
    try {
      return server.offers(capability) ? server.list(method, member) : List.of();
    } catch (IOException failed) {
      context.report(failed);
      return List.of();
    }
  }

  /**
   * Starts the servers, all at once, if that was not done before.
   *
   * @param clientCapabilities what the client says that it can do
   */
  synchronized void open(ObjectNode clientCapabilities) {
    if (opened) {
      return;
    }
    opened = true;
    List<Thread> starting =
        context.settings().servers().stream()
            .map(settings -> new Thread(() -> start(settings, clientCapabilities)))
            .toList();
    starting.forEach(Thread::start);
    for (Thread thread : starting) {
      try {
        thread.join();
      } catch (InterruptedException interrupted) {
        Thread.currentThread().interrupt();
        return;
      }
    }
  }

  private void start(McpServerSettings settings, ObjectNode clientCapabilities) {
    try {
      Optional<ServerConnection> connection = connect(settings, clientCapabilities);
      if (connection.isPresent()) {
        // Before its list is read, so that no change of the list is missed.
        open.put(settings.name(), connection.get());
        connection.get().refreshTools();
      }
    } catch (IOException | RuntimeException failed) {
      ServerConnection unusable = open.remove(settings.name());
      if (unusable != null) {
        unusable.close();
      }
      say(settings, String.valueOf(failed.getMessage()));
    }
  }

  private void say(McpServerSettings settings, String reason) {
    String text = context.secrets().hide(reason);
    context.messages().accept("server " + settings.name() + " is not started: " + text);
  }

  private Optional<ServerConnection> connect(
      McpServerSettings settings, ObjectNode clientCapabilities) throws IOException {
    McpServer server = ServerIdentity.of(settings);
    ServerRegistrationRequest request = registration(server);
    if (!ServerIdentity.isConsistent(settings, server)) {
      context
          .judge()
          .refuse(
              request, "digest-mismatch", "the artifact does not have the digest of its settings");
      throw new IOException("its artifact does not have the digest of the settings");
    }
    Decision decision = context.judge().decide(request);
    if (!decision.isAllowed()) {
      say(settings, decision.reason());
      return Optional.empty();
    }
    requireFulfillable(decision, settings);
    ServerConnection.Opening opening =
        new ServerConnection.Opening(
            settings, server, decision, context.secrets(), context.pins(), clientCapabilities);
    ServerPeer.Listener listener = listeners.apply(settings, server);
    return Optional.of(ServerConnection.open(opening, wire(settings, decision), listener));
  }

  private ServerRegistrationRequest registration(McpServer server) {
    Judge judge = context.judge();
    return new ServerRegistrationRequest(judge.subject(), judge.environment(), server);
  }

  private ServerWire wire(McpServerSettings settings, Decision decision) throws IOException {
    if (settings.way() instanceof Program program) {
      Map<String, String> variables = context.secrets().values(decision, Place.ENVIRONMENT);
      return ProgramWire.start(
          settings.name(),
          program,
          starts.of(settings.name(), program),
          variables,
          context.messages(),
          context.secrets()::hide);
    }
    return new RemoteWire(settings.name(), ((Remote) settings.way()).url(), context.messages());
  }

  private static void requireFulfillable(Decision decision, McpServerSettings settings)
      throws IOException {
    Place possible = settings.way() instanceof Program ? Place.ENVIRONMENT : Place.HEADER;
    for (Obligation obligation : decision.obligations()) {
      if (!(obligation instanceof InjectSecret injection) || injection.place() != possible) {
        throw new IOException("the policy asks for something that cannot be done for this server");
      }
    }
  }

  /** Returns the servers that can be used, in the order of the settings. */
  List<ServerConnection> usable() {
    Map<String, ServerConnection> inOrder = new LinkedHashMap<>();
    for (McpServerSettings settings : context.settings().servers()) {
      ServerConnection connection = find(settings.name());
      if (connection != null) {
        inOrder.put(settings.name(), connection);
      }
    }
    return List.copyOf(inOrder.values());
  }

  /** Returns a server that can be used; null when there is none of that name. */
  @Nullable ServerConnection find(String name) {
    ServerConnection connection = open.get(name);
    return connection == null || connection.peer().isLost() ? null : connection;
  }

  /** Returns the server of that name as decisions see it, whether it can be used or not. */
  McpServer identity(String name) {
    ServerConnection connection = open.get(name);
    return connection == null ? McpServer.named(name) : connection.server();
  }

  /** Judges anew whether the servers may be used, and ends those that may not. */
  void recheck() {
    for (ServerConnection connection : usable()) {
      Decision decision = context.judge().decide(registration(connection.server()));
      String reason =
          decision.isAllowed() ? starts.excess(connection.settings()) : decision.reason();
      if (reason != null) {
        context.messages().accept("server " + connection.name() + " is ended: " + reason);
        open.remove(connection.name());
        connection.close();
      }
    }
  }

  @Override
  public void close() {
    open.values().forEach(ServerConnection::close);
  }
}
