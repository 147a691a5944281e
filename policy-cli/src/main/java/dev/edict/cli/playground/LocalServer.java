package dev.edict.cli.playground;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.edict.audit.local.LocalAccess;
import java.io.Closeable;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * A server for one person on this machine: files of a page, which tell nothing, and calls that take
 * and give JSON, which need the token.
 */
final class LocalServer implements Closeable {
  /** The largest body of a call. */
  static final int MOST_BYTES = 1 << 20;

  private static final int THREADS = 4;
  private static final String CONTENT_POLICY =
      "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; img-src 'self';"
          + " base-uri 'none'; form-action 'none'; frame-ancestors 'none';"
          + " require-trusted-types-for 'script'";
  private static final JsonMapper JSON =
      JsonMapper.builder()
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .build();

  private final HttpServer server;
  private final ExecutorService threads;
  private final LocalAccess access;
  private final Map<String, Page> pages;
  private final Map<String, Call> calls;

  /**
   * A file of the page.
   *
   * @param type its media type
   * @param bytes its content
   */
  @SuppressWarnings("ArrayRecordComponent") // Never compared.
  record Page(String type, byte[] bytes) {}

  /** What the page may ask. */
  interface Call {
    /**
     * Returns the answer.
     *
     * @throws Refusal if the body is not understood or what it asks cannot be done
     */
    JsonNode answer(JsonNode body) throws Refusal, IOException;
  }

  private LocalServer(
      HttpServer server,
      ExecutorService threads,
      LocalAccess access,
      Map<String, Page> pages,
      Map<String, Call> calls) {
    this.server = server;
    this.threads = threads;
    this.access = access;
    this.pages = Map.copyOf(pages);
    this.calls = Map.copyOf(calls);
  }

  /**
   * Starts to listen on the loopback.
   *
   * @param name what its threads and its cookie are called
   * @param port 0 for any that is free
   * @param pages the files by path
   * @param calls the calls by the last part of {@code /api/…}
   * @throws IOException if the port is taken
   */
  static LocalServer start(String name, int port, Map<String, Page> pages, Map<String, Call> calls)
      throws IOException {
    InetSocketAddress address = new InetSocketAddress(InetAddress.getLoopbackAddress(), port);
    HttpServer server = HttpServer.create(address, 0);
    ExecutorService threads =
        Executors.newFixedThreadPool(
            THREADS,
            task -> {
              Thread thread = new Thread(task, name);
              thread.setDaemon(true);
              return thread;
            });
    // Browsers send cookies to every port of a host: the name keeps servers apart.
    LocalAccess access = new LocalAccess(name + "-" + server.getAddress().getPort());
    LocalServer local = new LocalServer(server, threads, access, pages, calls);
    server.setExecutor(threads);
    server.createContext("/", local::handle);
    server.start();
    return local;
  }

  /** Returns the address with the token behind {@code #}, which browsers send to nobody. */
  URI link() {
    InetSocketAddress bound = server.getAddress();
    String host = bound.getAddress().getHostAddress();
    String shown = host.indexOf(':') >= 0 ? "[" + host + "]" : host;
    return URI.create("http://" + shown + ":" + bound.getPort() + "/#token=" + access.token());
  }

  @Override
  public void close() {
    threads.shutdownNow();
    server.stop(0);
  }

  private void handle(HttpExchange exchange) throws IOException {
    try (exchange) {
      protect(exchange.getResponseHeaders());
      Headers headers = exchange.getRequestHeaders();
      String path = String.valueOf(exchange.getRequestURI().getPath());
      if (!access.isForThisHost(headers)) {
        refuse(exchange, 421, "this server is not known by that name");
      } else if (!path.startsWith("/api/")) {
        servePage(exchange, path);
      } else if (access.isFromElsewhere(headers)) {
        refuse(exchange, 403, "only the page of this server may ask");
      } else if (!exchange.getRequestMethod().equals("POST")) {
        exchange.getResponseHeaders().set("Allow", "POST");
        refuse(exchange, 405, "only POST is understood here");
      } else if (path.equals("/api/session")) {
        openSession(exchange);
      } else if (!access.isKnown(headers)) {
        refuse(exchange, 401, "the token is missing or wrong");
      } else {
        call(exchange, path.substring("/api/".length()));
      }
    }
  }

  private static void protect(Headers headers) {
    headers.set("Content-Security-Policy", CONTENT_POLICY);
    headers.set("X-Content-Type-Options", "nosniff");
    headers.set("X-Frame-Options", "DENY");
    headers.set("Referrer-Policy", "no-referrer");
    headers.set("Cross-Origin-Opener-Policy", "same-origin");
    headers.set("Cross-Origin-Resource-Policy", "same-origin");
    headers.set("Cache-Control", "no-store");
  }

  private void servePage(HttpExchange exchange, String path) throws IOException {
    Page page = pages.get(path);
    if (!List.of("GET", "HEAD").contains(exchange.getRequestMethod())) {
      exchange.getResponseHeaders().set("Allow", "GET, HEAD");
      refuse(exchange, 405, "only GET is understood here");
    } else if (page == null) {
      refuse(exchange, 404, "there is nothing here");
    } else {
      exchange.getResponseHeaders().set("Content-Type", page.type());
      send(exchange, 200, page.bytes());
    }
  }

  /** Takes the token, never the cookie: a session is opened by who has the link. */
  private void openSession(HttpExchange exchange) throws IOException {
    if (!access.hasToken(exchange.getRequestHeaders())) {
      refuse(exchange, 401, "the token is missing or wrong");
      return;
    }
    exchange.getResponseHeaders().set("Set-Cookie", access.setCookie());
    exchange.sendResponseHeaders(204, -1);
  }

  private void call(HttpExchange exchange, String name) throws IOException {
    Call call = calls.get(name);
    if (call == null) {
      refuse(exchange, 404, "there is nothing here");
      return;
    }
    // A form of another site cannot say this without being asked about it first.
    if (!"application/json".equals(exchange.getRequestHeaders().getFirst("Content-Type"))) {
      refuse(exchange, 415, "a call takes application/json");
      return;
    }
    byte[] body = exchange.getRequestBody().readNBytes(MOST_BYTES + 1);
    if (body.length > MOST_BYTES) {
      refuse(exchange, 413, "the request is larger than " + MOST_BYTES + " bytes");
      return;
    }
    try {
      JsonNode answer = call.answer(JSON.readTree(body));
      exchange.getResponseHeaders().set("Content-Type", "application/json");
      send(exchange, 200, JSON.writeValueAsBytes(answer));
    } catch (Refusal refusal) {
      refuse(exchange, refusal.status(), String.valueOf(refusal.getMessage()));
    } catch (JsonProcessingException unreadable) {
      refuse(exchange, 400, "the request is not JSON");
    } catch (IOException unusable) {
      refuse(exchange, 500, "a file cannot be used: " + unusable.getMessage());
    } catch (RuntimeException fault) {
      refuse(exchange, 500, "a fault of the program: " + fault);
    }
  }

  private static void refuse(HttpExchange exchange, int status, String reason) throws IOException {
    exchange.getResponseHeaders().set("Content-Type", "text/plain; charset=utf-8");
    send(exchange, status, (reason + "\n").getBytes(StandardCharsets.UTF_8));
  }

  private static void send(HttpExchange exchange, int status, byte[] body) throws IOException {
    if (exchange.getRequestMethod().equals("HEAD")) {
      exchange.sendResponseHeaders(status, -1);
      return;
    }
    exchange.sendResponseHeaders(status, body.length);
    exchange.getResponseBody().write(body);
  }
}
