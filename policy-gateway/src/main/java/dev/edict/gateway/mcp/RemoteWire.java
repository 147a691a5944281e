package dev.edict.gateway.mcp;

import dev.edict.gateway.rpc.RpcCodec;
import dev.edict.gateway.rpc.RpcFault;
import dev.edict.gateway.rpc.RpcMessage;
import dev.edict.gateway.rpc.RpcMessage.Notification;
import dev.edict.gateway.rpc.RpcMessage.Request;
import dev.edict.gateway.rpc.StrictTree;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** A connection to a server over streamable HTTP. */
final class RemoteWire implements ServerWire {
  private static final String EVENTS = "text/event-stream";
  private static final String SESSION = "Mcp-Session-Id";
  private static final int OK = 200;
  private static final int ACCEPTED = 202;
  private static final int NO_CONTENT = 204;

  private final String name;
  private final URI url;
  private final Consumer<String> messages;
  private final HttpClient client;
  private final ExecutorService work;
  private final Map<Long, Exchange> open = new ConcurrentHashMap<>();
  private volatile @Nullable Receiver receiver;
  private volatile @Nullable String session;
  private volatile String version = Era.NEWEST_LEGACY;
  private volatile Era era = Era.LEGACY;
  private volatile boolean opened;
  private volatile boolean closed;

  RemoteWire(String name, URI url, Consumer<String> messages) {
    this.name = name;
    this.url = url;
    this.messages = messages;
    this.work =
        Executors.newCachedThreadPool(
            task -> {
              Thread thread = new Thread(task, "edict-mcp-" + name);
              thread.setDaemon(true);
              return thread;
            });
    this.client =
        HttpClient.newBuilder()
            .followRedirects(HttpClient.Redirect.NEVER)
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(10))
            .build();
  }

  @Override
  public void start(Receiver to) {
    receiver = to;
  }

  @Override
  public boolean carriesHeaders() {
    return true;
  }

  @Override
  public void speak(Era newEra, String newVersion) {
    era = newEra;
    version = newVersion;
  }

  @Override
  public void send(RpcMessage message, Map<String, String> headers) throws IOException {
    HttpRequest.Builder post = builder(headers);
    post.header("Content-Type", "application/json");
    post.header("Accept", "application/json, " + EVENTS);
    post.POST(BodyPublishers.ofString(RpcCodec.write(message)));
    try {
      FutureTask<@Nullable Void> exchange =
          new FutureTask<>(() -> exchange(post.build(), message, headers), null);
      if (message instanceof Request request) {
        open.put(request.id().longValue(), new Exchange(exchange));
      }
      work.execute(exchange);
    } catch (RejectedExecutionException over) {
      throw new IOException("the connection is closed", over);
    }
  }

  /** A request whose answer is not complete. */
  private static final class Exchange {
    private final Future<?> work;
    private volatile @Nullable InputStream body;

    Exchange(Future<?> work) {
      this.work = work;
    }
  }

  @Override
  public void abandon(long id) {
    Exchange exchange = open.remove(id);
    if (exchange == null) {
      return;
    }
    InputStream body = exchange.body;
    try {
      // In this order: a reader that is interrupted looks whether it was closed.
      if (body != null) {
        body.close();
      }
    } catch (IOException gone) {
      messages.accept(name + ": a stream could not be closed");
    }
    exchange.work.cancel(true);
  }

  private HttpRequest.Builder builder(Map<String, String> headers) throws IOException {
    try {
      HttpRequest.Builder builder = HttpRequest.newBuilder(url);
      headers.forEach(builder::setHeader);
      if (opened || era == Era.MODERN) {
        builder.setHeader("MCP-Protocol-Version", version);
      }
      if (session != null) {
        builder.setHeader(SESSION, session);
      }
      return builder;
    } catch (IllegalArgumentException unfit) {
      // Its own message could hold the value of a secret.
      throw new IOException("a header cannot be sent");
    }
  }

  private void exchange(HttpRequest post, RpcMessage message, Map<String, String> headers) {
    Request request = message instanceof Request asked ? asked : null;
    try {
      HttpResponse<InputStream> response = client.send(post, BodyHandlers.ofInputStream());
      try (InputStream body = response.body()) {
        Exchange exchange = request == null ? null : open.get(request.id().longValue());
        if (exchange != null) {
          exchange.body = body;
        }
        take(response, body, request);
      }
      if (message instanceof Notification told
          && told.method().equals("notifications/initialized")) {
        listen(headers);
      }
    } catch (IOException | RpcFault unusable) {
      fail(request, "the server cannot be reached, or broke the protocol");
    } catch (InterruptedException interrupted) {
      fail(request, "the connection was closed");
      Thread.currentThread().interrupt();
    } finally {
      if (request != null) {
        open.remove(request.id().longValue());
      }
    }
  }

  private void take(HttpResponse<InputStream> response, InputStream body, @Nullable Request request)
      throws IOException, RpcFault {
    if (request != null && request.method().equals("initialize")) {
      session = response.headers().firstValue(SESSION).orElse(null);
      opened = response.statusCode() == OK;
    }
    String type = response.headers().firstValue("Content-Type").orElse("");
    if (response.statusCode() == OK && type.startsWith(EVENTS)) {
      takeEvents(new EventStream(body, ProgramWire.LONGEST_MESSAGE));
    } else if (type.startsWith("application/json") && request != null) {
      takeOne(body);
    } else if (response.statusCode() != ACCEPTED && response.statusCode() != NO_CONTENT) {
      messages.accept(name + ": answered with the status " + response.statusCode());
    }
    fail(request, "the server gave no answer, status " + response.statusCode());
  }

  private void takeOne(InputStream body) throws IOException, RpcFault {
    byte[] bytes = body.readNBytes(ProgramWire.LONGEST_MESSAGE + 1);
    if (bytes.length > ProgramWire.LONGEST_MESSAGE) {
      throw new IOException("a message is too long");
    }
    deliver(RpcCodec.read(StrictTree.decode(bytes)));
  }

  private void takeEvents(EventStream events) throws IOException, RpcFault {
    for (String data = events.next(); data != null && !closed; data = events.next()) {
      deliver(RpcCodec.read(data));
    }
  }

  private void deliver(RpcMessage message) {
    Receiver to = receiver;
    if (to != null) {
      to.receive(message);
    }
  }

  // Does nothing to a request that was answered.
  private void fail(@Nullable Request request, String reason) {
    Receiver to = receiver;
    if (to != null && request != null) {
      to.failed(request, reason);
    }
  }

  // What the server says of its own accord; many servers have no such stream.
  private void listen(Map<String, String> headers) throws IOException, RpcFault {
    if (session == null) {
      return;
    }
    HttpRequest get = builder(headers).header("Accept", EVENTS).GET().build();
    try {
      HttpResponse<InputStream> response = client.send(get, BodyHandlers.ofInputStream());
      try (InputStream body = response.body()) {
        if (response.statusCode() == OK) {
          takeEvents(new EventStream(body, ProgramWire.LONGEST_MESSAGE));
        }
      }
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public void close() {
    closed = true;
    work.shutdownNow();
  }
}
