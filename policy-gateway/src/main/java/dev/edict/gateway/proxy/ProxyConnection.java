package dev.edict.gateway.proxy;

import dev.edict.dsl.match.network.HostName;
import dev.edict.dsl.match.network.HostPort;
import dev.edict.eval.decision.Decision;
import dev.edict.eval.request.ProxyRequest;
import dev.edict.gateway.proxy.ProxyJudge.Denied;
import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Serves one connection of a client, which carries one request. */
final class ProxyConnection implements Runnable {
  private static final byte[] ESTABLISHED =
      "HTTP/1.1 200 Connection Established\r\n\r\n".getBytes(StandardCharsets.US_ASCII);

  /** What a client that expects it is told before it sends a body. */
  static final byte[] CONTINUE =
      "HTTP/1.1 100 Continue\r\n\r\n".getBytes(StandardCharsets.US_ASCII);

  /** The fatal alert {@code access_denied}. */
  private static final byte[] ALERT = {21, 3, 3, 0, 2, 2, 49};

  private static final int REQUEST_TIMEOUT = 408;
  private static final int HTTP_PORT = 80;

  private final Socket client;
  private final ProxyContext context;
  private final ProxyJudge judge;
  private final ProxyLimits limits;
  private final Deadlines deadlines;

  ProxyConnection(Socket client, ProxyContext context) {
    this.client = client;
    this.context = context;
    this.judge = context.judge();
    this.limits = context.limits();
    this.deadlines = context.deadlines();
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
      context.open().remove(client);
    }
  }

  private void serve(InputStream in, OutputStream out) throws IOException {
    boolean hasBody = false;
    try {
      RequestHead head = head(in);
      if (head == null) {
        return;
      }
      if (head.method().equals("CONNECT")) {
        tunnel(head, in, out);
      } else {
        hasBody = head.hasBody();
        forward(head, in, out);
      }
      return;
    } catch (Denied denied) {
      ProxyAnswer.denied(out, denied.decision());
    } catch (ProxyFault fault) {
      ProxyAnswer.fault(out, fault);
    }
    client.shutdownOutput();
    if (hasBody) {
      deadlines.drain(client, in);
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
    ProxyRequest.Builder request = judge.request(head.target());
    head.values("host").forEach(request::hostHeader);
    if (context.inspection() != null) {
      request.inspecting();
    }
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
    ProxyRequest connect = request.build();
    TlsInspection inspection = context.inspection();
    Decision decision = judge.decide(connect);
    if (decision.obligations().isEmpty()) {
      relay(TlsInspection.without(connect), decision, hello, in);
    } else if (inspection != null && TlsInspection.fulfils(decision)) {
      new InspectedConnection(client, connect, context, inspection).serve(hello, in);
    } else {
      throw judge.refuse(connect, "unfulfillable", "the policy asks for what a tunnel cannot do");
    }
  }

  private void relay(ProxyRequest request, Decision decision, ClientHello hello, InputStream in)
      throws IOException, Denied, ProxyFault {
    try (Socket host = Upstream.connect(decision, limits.connectPatience(), deadlines);
        IdleWatch watch = new IdleWatch(client, host, limits.idlePatience(), deadlines)) {
      context.open().put(request, client, host);
      judge.requireStillAllowed(request);
      hello.writeTo(host.getOutputStream());
      new Relay(client, host, watch).both(in, context.threads());
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
    RequestTarget target = RequestTarget.parse(head.target());
    ProxyRequest.Builder request =
        judge
            .request(target.endpoint())
            .hostHeader(head.host())
            .message(head.method(), target.path());
    judge.prepare(request);
    Decision decision = judge.decide(request.build());
    Map<String, String> secrets = OutgoingHead.secrets(request.build(), decision, context);
    String named = OutgoingHead.host(decision.target().orElseThrow(), HTTP_PORT);
    byte[] sent = OutgoingHead.write(head, target.originForm(), named, secrets, false);
    try (Socket host = Upstream.connect(decision, limits.connectPatience(), deadlines);
        IdleWatch watch = new IdleWatch(client, host, limits.idlePatience(), deadlines)) {
      context.open().put(request.build(), client, host);
      judge.requireStillAllowed(request.build());
      if (!head.values("expect").isEmpty()) {
        out.write(CONTINUE);
        out.flush();
      }
      OutputStream toHost = new BufferedOutputStream(host.getOutputStream());
      toHost.write(sent);
      context.threads().execute(() -> body(head, watch.watched(in), toHost));
      new Relay(client, host, watch).answers();
    }
  }

  private static void body(RequestHead head, InputStream in, OutputStream toHost) {
    try {
      new MessageBody(in, toHost).pass(head);
    } catch (IOException notWhole) {
      try {
        // The host must not take what it has for the whole request.
        toHost.close();
      } catch (IOException gone) {
        return;
      }
    }
  }
}
