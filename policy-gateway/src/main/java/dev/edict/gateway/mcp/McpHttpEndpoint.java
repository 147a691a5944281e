package dev.edict.gateway.mcp;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.edict.gateway.rpc.RpcCodec;
import dev.edict.gateway.rpc.RpcError;
import dev.edict.gateway.rpc.RpcFault;
import dev.edict.gateway.rpc.RpcMessage;
import dev.edict.gateway.rpc.RpcMessage.Failure;
import dev.edict.gateway.rpc.RpcMessage.Notification;
import dev.edict.gateway.rpc.RpcMessage.Request;
import dev.edict.gateway.rpc.RpcMessage.Response;
import dev.edict.gateway.rpc.StrictTree;
import java.io.IOException;
import java.net.InetSocketAddress;
import org.jspecify.annotations.Nullable;

/** Where clients reach a gateway over streamable HTTP, under the path {@code /mcp}. */
public final class McpHttpEndpoint implements AutoCloseable {

  /** The path of the endpoint. */
  public static final String PATH = "/mcp";

  private static final int BAD_REQUEST = 400;
  private static final int NOT_FOUND = 404;
  private static final int NOT_ALLOWED = 405;
  private static final int TOO_LARGE = 413;
  private static final int UNSUPPORTED = 415;
  private static final int OK = 200;
  private static final int ACCEPTED = 202;

  private final HttpServer server;
  private final HttpAccess access;
  private final HttpSessions sessions;
  private final ClientSession stateless;
  private final McpGateway gateway;

  private McpHttpEndpoint(McpGateway gateway, HttpServer server, McpHttpSettings settings) {
    this.gateway = gateway;
    this.server = server;
    this.access = new HttpAccess(settings, server.getAddress().getPort());
    this.sessions = new HttpSessions(gateway);
    this.stateless = gateway.openSession();
  }

  static McpHttpEndpoint start(
      McpGateway gateway, InetSocketAddress address, McpHttpSettings settings) throws IOException {
    HttpServer server = HttpServer.create(address, 0);
    McpHttpEndpoint endpoint = new McpHttpEndpoint(gateway, server, settings);
    server.setExecutor(GatewayThreads::run);
    server.createContext("/", endpoint::handle);
    server.start();
    return endpoint;
  }

  /** Returns the address that is listened on. */
  public InetSocketAddress address() {
    return server.getAddress();
  }

  private void handle(HttpExchange exchange) throws IOException {
    try (exchange) {
      int refusal = access.refusal(exchange);
      if (refusal != 0) {
        HttpReply.status(exchange, refusal);
      } else if (!exchange.getRequestURI().getPath().equals(PATH)) {
        HttpReply.status(exchange, NOT_FOUND);
      } else {
        switch (exchange.getRequestMethod()) {
          case "POST" -> post(exchange);
          case "GET" -> listen(exchange);
          case "DELETE" -> HttpReply.status(exchange, sessions.end(exchange) ? OK : NOT_FOUND);
          default -> HttpReply.status(exchange, NOT_ALLOWED);
        }
      }
    }
  }

  private void listen(HttpExchange exchange) throws IOException {
    HttpSessions.Entry entry = sessions.find(exchange);
    if (entry == null) {
      HttpReply.status(exchange, NOT_ALLOWED);
    } else {
      entry.news().stream(exchange);
    }
  }

  private void post(HttpExchange exchange) throws IOException {
    if (!HttpHeaders.isJson(exchange)) {
      HttpReply.status(exchange, UNSUPPORTED);
      return;
    }
    byte[] body = exchange.getRequestBody().readNBytes(LineServing.LONGEST_MESSAGE + 1);
    if (body.length > LineServing.LONGEST_MESSAGE) {
      HttpReply.status(exchange, TOO_LARGE);
      return;
    }
    try {
      RpcMessage message = RpcCodec.read(StrictTree.decode(body));
      HttpHeaders.check(exchange, message);
      take(exchange, message);
    } catch (RpcFault fault) {
      HttpReply.json(exchange, BAD_REQUEST, fault.answer());
    }
  }

  private void take(HttpExchange exchange, RpcMessage message) throws IOException, RpcFault {
    if (message instanceof Request request && Caller.modern(request) != null) {
      answer(exchange, request, stateless);
      return;
    }
    if (message instanceof Request request && request.method().equals("initialize")) {
      HttpSessions.Entry entry = sessions.open();
      if (entry == null) {
        HttpReply.json(exchange, BAD_REQUEST, tooMany(request));
        return;
      }
      exchange.getResponseHeaders().set(HttpSessions.HEADER, entry.id());
      answer(exchange, request, entry.session());
      return;
    }
    HttpSessions.Entry entry = sessions.find(exchange);
    if (entry == null && message instanceof Notification && HttpHeaders.isModern(exchange)) {
      // Without sessions nobody can tell whose request it speaks of; closed streams say the same.
      HttpReply.status(exchange, ACCEPTED);
    } else if (entry == null) {
      HttpReply.status(exchange, sessions.isNamed(exchange) ? NOT_FOUND : BAD_REQUEST);
    } else if (message instanceof Request request) {
      answer(exchange, request, entry.session());
    } else {
      if (message instanceof Notification notification) {
        entry.session().told(notification);
      } else {
        entry.session().answered((Response) message);
      }
      HttpReply.status(exchange, ACCEPTED);
    }
  }

  private static Failure tooMany(Request request) {
    return new Failure(
        request.id(), RpcError.of(RpcError.INTERNAL_ERROR, "too many sessions are open"));
  }

  private void answer(HttpExchange exchange, Request request, ClientSession session)
      throws IOException, RpcFault {
    HttpReply reply = new HttpReply(exchange);
    boolean modern = request.params().path("_meta").has(Era.META_VERSION);
    Response response =
        session.handle(request, reply, modern ? HttpHeaders.parameters(exchange) : null);
    if (response != null) {
      reply.finish(response, modern ? status(response) : OK);
    }
  }

  private static int status(Response response) {
    @Nullable RpcError error = response instanceof Failure failure ? failure.error() : null;
    if (error == null) {
      return OK;
    }
    return switch (error.code()) {
      case RpcError.METHOD_NOT_FOUND -> NOT_FOUND;
      case RpcError.UNSUPPORTED_VERSION, RpcError.HEADER_MISMATCH, RpcError.INVALID_PARAMS ->
          BAD_REQUEST;
      default -> OK;
    };
  }

  /** Stops to listen and ends all sessions. */
  @Override
  public void close() {
    server.stop(0);
    sessions.close();
    gateway.closeSession(stateless);
  }
}
