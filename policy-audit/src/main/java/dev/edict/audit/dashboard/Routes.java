package dev.edict.audit.dashboard;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import dev.edict.audit.local.LocalAccess;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.util.concurrent.Semaphore;

/** Answers every request; the files of the page tell nothing, the rest needs the token. */
final class Routes implements HttpHandler {
  private static final String CONTENT_POLICY =
      "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; img-src 'self';"
          + " base-uri 'none'; form-action 'none'; frame-ancestors 'none';"
          + " require-trusted-types-for 'script'";

  private final Path journal;
  private final LocalAccess access;
  private final Semaphore pages;

  Routes(Path journal, LocalAccess access, int pages) {
    this.journal = journal;
    this.access = access;
    this.pages = new Semaphore(pages);
  }

  @Override
  public void handle(HttpExchange exchange) throws IOException {
    try (exchange) {
      protect(exchange.getResponseHeaders());
      Headers headers = exchange.getRequestHeaders();
      if (!access.isForThisHost(headers)) {
        refuse(exchange, 421, "this server is not known by that name");
        return;
      }
      String path = exchange.getRequestURI().getPath();
      boolean isApi = path != null && path.startsWith("/api/");
      if (isApi && access.isFromElsewhere(headers)) {
        refuse(exchange, 403, "only the page of this server may ask");
      } else if (isApi && !access.isKnown(headers)) {
        refuse(exchange, 401, "the token is missing or wrong");
      } else if (isApi) {
        answer(exchange, path);
      } else {
        serveFile(exchange, String.valueOf(path));
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

  private void answer(HttpExchange exchange, String path) throws IOException {
    String call = exchange.getRequestMethod() + " " + path;
    switch (call) {
      case "POST /api/session" -> openSession(exchange);
      case "GET /api/events" -> stream(exchange);
      default -> refuse(exchange, 404, "there is nothing here");
    }
  }

  private void openSession(HttpExchange exchange) throws IOException {
    exchange.getResponseHeaders().set("Set-Cookie", access.setCookie());
    exchange.sendResponseHeaders(204, -1);
  }

  private void stream(HttpExchange exchange) throws IOException {
    ViewRequest view;
    try {
      view = ViewRequest.parse(exchange.getRequestURI().getRawQuery());
    } catch (IllegalArgumentException notUnderstood) {
      refuse(exchange, 400, String.valueOf(notUnderstood.getMessage()));
      return;
    }
    if (!pages.tryAcquire()) {
      refuse(exchange, 503, "as many pages are open as may be");
      return;
    }
    try {
      String lastId = exchange.getRequestHeaders().getFirst("Last-Event-ID");
      exchange.getResponseHeaders().set("Content-Type", "text/event-stream; charset=utf-8");
      exchange.sendResponseHeaders(200, 0);
      try (OutputStream out = exchange.getResponseBody()) {
        new EventStream(journal, view, Clock.systemUTC(), new ServerSentEvents(out))
            .run(ServerSentEvents.number(lastId));
      }
    } finally {
      pages.release();
    }
  }

  private static void serveFile(HttpExchange exchange, String path) throws IOException {
    StaticFile file = StaticFile.at(path);
    String method = exchange.getRequestMethod();
    if (!method.equals("GET") && !method.equals("HEAD")) {
      exchange.getResponseHeaders().set("Allow", "GET, HEAD");
      refuse(exchange, 405, "only GET is understood here");
    } else if (file == null) {
      refuse(exchange, 404, "there is nothing here");
    } else {
      exchange.getResponseHeaders().set("Content-Type", file.type());
      send(exchange, 200, file.bytes());
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
