package dev.edict.audit.delivery;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.zip.GZIPInputStream;
import org.jspecify.annotations.Nullable;

/**
 * An HTTP server that holds requests to the contract of a target, counts what it took by
 * identifier, and goes wrong as it is told to.
 */
final class FakeReceiver implements Closeable {

  /** What a target does with a request that may come. */
  interface Contract {
    /** Returns the answer, after putting what is taken into {@code receiver}. */
    Answer receive(HttpExchange request, String body, FakeReceiver receiver) throws IOException;
  }

  /** An answer. */
  record Answer(int status, String body, Map<String, String> headers) {
    static Answer of(int status, String body) {
      return new Answer(status, body, Map.of());
    }
  }

  /** A way to go wrong. */
  sealed interface Fault {
    /** Answers this, and takes nothing. */
    record Says(Answer answer) implements Fault {}

    /** Takes nothing and never answers. */
    record Hangs() implements Fault {}

    /** Takes it, but the answer is lost. */
    record LosesAnswer() implements Fault {}
  }

  private final HttpServer server;
  private final Contract contract;
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final CountDownLatch end = new CountDownLatch(1);
  private final Deque<Fault> faults = new ArrayDeque<>();
  private final Map<String, Integer> taken = new LinkedHashMap<>();
  private int requests;

  FakeReceiver(Contract contract) throws IOException {
    this.contract = contract;
    this.server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/", this::handle);
    server.setExecutor(threads);
    server.start();
  }

  URI address(String path) {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + path);
  }

  /** Goes wrong in this way at a later request. */
  synchronized void then(Fault fault) {
    faults.add(fault);
  }

  /** Notes a record as taken; returns whether it was there already. */
  synchronized boolean take(String eventId) {
    return taken.merge(eventId, 1, Integer::sum) > 1;
  }

  /** Returns how often each record was taken, by identifier. */
  synchronized Map<String, Integer> taken() {
    return new LinkedHashMap<>(taken);
  }

  synchronized int requests() {
    return requests;
  }

  private void handle(HttpExchange request) throws IOException {
    try (request) {
      String body = text(request);
      Fault fault = nextFault();
      if (fault instanceof Fault.Hangs) {
        end.await();
      } else if (fault instanceof Fault.Says says) {
        answer(request, says.answer());
      } else {
        Answer answer = contract.receive(request, body, this);
        if (fault == null) {
          answer(request, answer);
        }
      }
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    }
  }

  private synchronized @Nullable Fault nextFault() {
    requests++;
    return faults.poll();
  }

  private static String text(HttpExchange request) throws IOException {
    boolean isCompressed = "gzip".equals(request.getRequestHeaders().getFirst("Content-Encoding"));
    InputStream body = request.getRequestBody();
    try (InputStream in = isCompressed ? new GZIPInputStream(body) : body) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  private static void answer(HttpExchange request, Answer answer) throws IOException {
    byte[] body = answer.body().getBytes(StandardCharsets.UTF_8);
    answer.headers().forEach((name, value) -> request.getResponseHeaders().set(name, value));
    request.sendResponseHeaders(answer.status(), body.length == 0 ? -1 : body.length);
    request.getResponseBody().write(body);
  }

  @Override
  public void close() {
    end.countDown();
    server.stop(0);
    threads.shutdownNow();
  }
}
