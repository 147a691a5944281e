package dev.edict.gateway.proxy;

import dev.edict.dsl.ast.SecretStatement.Place;
import dev.edict.dsl.match.network.HostName;
import dev.edict.dsl.match.network.HostPort;
import dev.edict.eval.decision.ConnectTarget;
import dev.edict.eval.decision.Decision;
import dev.edict.eval.decision.Obligation;
import dev.edict.eval.decision.Obligation.InjectSecret;
import dev.edict.eval.request.ProxyRequest;
import dev.edict.gateway.proxy.ProxyJudge.Denied;
import dev.edict.gateway.secret.Secret;
import dev.edict.gateway.secret.SecretProvider;
import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;

/** Serves one connection of a client, which carries one request. */
final class ProxyConnection implements Runnable {
  private static final byte[] ESTABLISHED =
      "HTTP/1.1 200 Connection Established\r\n\r\n".getBytes(StandardCharsets.US_ASCII);
  private static final byte[] CONTINUE =
      "HTTP/1.1 100 Continue\r\n\r\n".getBytes(StandardCharsets.US_ASCII);

  /** The fatal alert {@code access_denied}. */
  private static final byte[] ALERT = {21, 3, 3, 0, 2, 2, 49};

  private static final int REQUEST_TIMEOUT = 408;

  /** Headers that are between the client and the proxy, or that the proxy writes itself. */
  private static final Set<String> NOT_PASSED_ON =
      Set.of(
          "host",
          "connection",
          "proxy-connection",
          "proxy-authorization",
          "keep-alive",
          "te",
          "trailer",
          "upgrade",
          "http2-settings",
          "expect",
          "content-length",
          "transfer-encoding");

  private final Socket client;
  private final ProxyJudge judge;
  private final SecretProvider secrets;
  private final ProxyLimits limits;
  private final Deadlines deadlines;
  private final OpenConnections open;
  private final Executor threads;

  ProxyConnection(
      Socket client,
      ProxyJudge judge,
      SecretProvider secrets,
      ProxyLimits limits,
      Deadlines deadlines,
      OpenConnections open,
      Executor threads) {
    this.client = client;
    this.judge = judge;
    this.secrets = secrets;
    this.limits = limits;
    this.deadlines = deadlines;
    this.open = open;
    this.threads = threads;
  }

  @Override
  public void run() {
    try (client) {
      client.setTcpNoDelay(true);
      serve(new BufferedInputStream(client.getInputStream()), client.getOutputStream());
    } catch (IOException gone) {
      // The client or the host is gone; there is nobody to tell.
      Upstream.close(client);
    } finally {
      open.remove(client);
    }
  }

  private void serve(InputStream in, OutputStream out) throws IOException {
    try {
      RequestHead head = head(in);
      if (head == null) {
        return;
      }
      if (head.method().equals("CONNECT")) {
        tunnel(head, in, out);
      } else {
        forward(head, in, out);
      }
    } catch (Denied denied) {
      ProxyAnswer.denied(out, denied.decision());
    } catch (ProxyFault fault) {
      ProxyAnswer.fault(out, fault);
    }
  }

  private @Nullable RequestHead head(InputStream in) throws IOException, ProxyFault {
    try (Deadlines.Deadline deadline = deadlines.reading(client, limits.headPatience())) {
      RequestHead head;
      try {
        head = RequestHead.read(in);
      } catch (IOException notWhole) {
        if (!deadline.isPassed()) {
          throw notWhole;
        }
        head = null;
      }
      if (head == null && deadline.isPassed()) {
        throw new ProxyFault(REQUEST_TIMEOUT, "request-timeout", "the request came too slowly");
      }
      return head;
    }
  }

  private void tunnel(RequestHead head, InputStream in, OutputStream out)
      throws IOException, Denied, ProxyFault {
    ProxyRequest.Builder request = judge.request(head.target()).hostHeader(head.host());
    judge.prepare(request);
    out.write(ESTABLISHED);
    out.flush();
    try {
      begin(request, in);
    } catch (Denied | ProxyFault refused) {
      // The client speaks TLS by now, so no answer in HTTP would reach it.
      out.write(ALERT);
      out.flush();
    }
  }

  private void begin(ProxyRequest.Builder request, InputStream in)
      throws IOException, Denied, ProxyFault {
    ClientHello hello = hello(request, in);
    String name = hello.serverName();
    if (name != null) {
      request.sni(name);
    } else if (HostPort.parse(request.build().target()).value().host() instanceof HostName) {
      throw judge.refuse(
          request.build(), "sni-missing", "the TLS handshake does not name the server");
    }
    Decision decision = judge.decide(request.build());
    if (!decision.obligations().isEmpty()) {
      throw judge.refuse(
          request.build(), "unfulfillable", "the policy asks for what a tunnel cannot do");
    }
    try (Socket host = Upstream.connect(decision, limits.connectPatience(), deadlines)) {
      open.add(request.build(), client, host);
      judge.requireStillAllowed(request.build());
      hello.writeTo(host.getOutputStream());
      try (Relay relay = new Relay(client, host, limits.idlePatience(), deadlines)) {
        relay.both(in, threads);
      }
    }
  }

  private ClientHello hello(ProxyRequest.Builder request, InputStream in)
      throws IOException, Denied {
    try (Deadlines.Deadline deadline = deadlines.reading(client, limits.headPatience())) {
      try {
        return ClientHello.read(in);
      } catch (IOException notTls) {
        if (deadline.isPassed()) {
          throw notTls;
        }
        throw judge.refuse(
            request.build(), "not-tls", "what comes through the tunnel is no TLS handshake");
      }
    }
  }

  private void forward(RequestHead head, InputStream in, OutputStream out)
      throws IOException, Denied, ProxyFault {
    AbsoluteTarget target = AbsoluteTarget.parse(head.target());
    ProxyRequest.Builder request =
        judge
            .request(target.endpoint())
            .hostHeader(head.host())
            .message(head.method(), target.path());
    judge.prepare(request);
    Decision decision = judge.decide(request.build());
    Map<String, String> injected = injected(request.build(), decision);
    try (Socket host = Upstream.connect(decision, limits.connectPatience(), deadlines)) {
      open.add(request.build(), client, host);
      judge.requireStillAllowed(request.build());
      if (!head.values("expect").isEmpty()) {
        out.write(CONTINUE);
        out.flush();
      }
      OutputStream toHost = new BufferedOutputStream(host.getOutputStream());
      toHost.write(head(head, target, decision, injected).getBytes(StandardCharsets.ISO_8859_1));
      try (Relay relay = new Relay(client, host, limits.idlePatience(), deadlines)) {
        threads.execute(() -> body(head, relay.watched(in), toHost));
        relay.answers();
      }
    }
  }

  private static void body(RequestHead head, InputStream in, OutputStream toHost) {
    try {
      new RequestBody(in, toHost).pass(head);
    } catch (IOException notWhole) {
      try {
        // The host must not take what it has for the whole request.
        toHost.close();
      } catch (IOException gone) {
        return;
      }
    }
  }

  private Map<String, String> injected(ProxyRequest request, Decision decision) throws Denied {
    Map<String, String> headers = new TreeMap<>();
    for (Obligation obligation : decision.obligations()) {
      if (!(obligation instanceof InjectSecret injection)
          || injection.place() != Place.HEADER
          || headers.containsKey(injection.target().toLowerCase(Locale.ROOT))) {
        throw judge.refuse(request, "unfulfillable", "the policy asks for what cannot be done");
      }
      try {
        Secret secret = secrets.find(injection.secret()).orElseThrow(IOException::new);
        headers.put(
            injection.target().toLowerCase(Locale.ROOT), injection.prefix() + secret.reveal());
      } catch (IOException absent) {
        throw judge.refuse(
            request, "secret-missing", "the secret " + injection.secret() + " cannot be had");
      }
    }
    return headers;
  }

  private static String head(
      RequestHead head, AbsoluteTarget target, Decision decision, Map<String, String> injected)
      throws ProxyFault {
    StringBuilder text = new StringBuilder();
    text.append(head.method()).append(' ').append(target.originForm()).append(" HTTP/1.1\r\n");
    text.append("Host: ").append(host(decision.target().orElseThrow())).append("\r\n");
    Set<String> dropped = new TreeSet<>(injected.keySet());
    for (String named : head.values("connection")) {
      for (String name : named.split(",", -1)) {
        dropped.add(name.strip().toLowerCase(Locale.ROOT));
      }
    }
    for (RequestHead.Header header : head.headers()) {
      if (!NOT_PASSED_ON.contains(header.name()) && !dropped.contains(header.name())) {
        append(text, header.name(), header.value());
      }
    }
    injected.forEach((name, value) -> append(text, name, value));
    if (head.isChunked()) {
      append(text, "Transfer-Encoding", "chunked");
    } else if (!head.values("content-length").isEmpty()) {
      append(text, "Content-Length", Long.toString(head.length()));
    }
    append(text, "Connection", "close");
    return text.append("\r\n").toString();
  }

  private static void append(StringBuilder text, String name, String value) {
    text.append(name).append(": ").append(value).append("\r\n");
  }

  private static String host(ConnectTarget target) {
    String host = target.host().indexOf(':') < 0 ? target.host() : "[" + target.host() + "]";
    return target.port() == 80 ? host : host + ":" + target.port();
  }
}
