package dev.edict.gateway.proxy;

import dev.edict.eval.decision.Decision;
import dev.edict.eval.request.ProxyRequest;
import dev.edict.gateway.proxy.AnswerHead.Framing;
import dev.edict.gateway.proxy.ProxyJudge.Denied;
import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javax.net.ssl.SSLSocket;
import org.jspecify.annotations.Nullable;

/** Serves a tunnel whose TLS is opened: every request in it is judged, one after another. */
final class InspectedConnection {
  private static final int BAD_REQUEST = 400;
  private static final int BAD_GATEWAY = 502;
  private static final int HTTPS_PORT = 443;
  private static final Set<String> SAFE = Set.of("GET", "HEAD", "OPTIONS");

  /** How long the end of a body is waited for that ought to have ended already. */
  private static final Duration LINGER = Duration.ofSeconds(1);

  private final Socket client;
  private final ProxyRequest connect;
  private final ProxyContext context;
  private final TlsInspection inspection;
  private final InspectedHost host;

  InspectedConnection(
      Socket client, ProxyRequest connect, ProxyContext context, TlsInspection inspection) {
    this.client = client;
    this.connect = connect;
    this.context = context;
    this.inspection = inspection;
    this.host = new InspectedHost(inspection, context.limits(), context.deadlines());
  }

  /**
   * Serves requests until there are no more, or one is refused.
   *
   * @throws Denied if the policy denies the connection by now; the client has heard nothing yet
   */
  void serve(ClientHello hello, InputStream early) throws IOException, Denied {
    context.open().put(connect, client);
    context.judge().requireStillAllowed(connect);
    try (host;
        SSLSocket opened = welcome(hello, early)) {
      InputStream in = new BufferedInputStream(opened.getInputStream());
      OutputStream out = new BufferedOutputStream(opened.getOutputStream());
      while (serveOne(in, out)) {
        context.open().put(connect, client);
      }
    }
  }

  @SuppressWarnings("try")
  private SSLSocket welcome(ClientHello hello, InputStream early) throws IOException {
    try (Deadlines.Deadline deadline =
        context.deadlines().closing(client, context.limits().headPatience())) {
      return inspection.welcome(client, connect.target(), hello, early);
    }
  }

  /** Returns whether there may be another request. */
  private boolean serveOne(InputStream in, OutputStream out) throws IOException {
    boolean hasBody = false;
    try {
      RequestHead head = next(in);
      if (head == null) {
        return false;
      }
      hasBody = head.hasBody();
      return exchange(head, in, out);
    } catch (Denied denied) {
      ProxyAnswer.denied(out, denied.decision());
    } catch (ProxyFault fault) {
      ProxyAnswer.fault(out, fault);
    }
    if (hasBody) {
      context.deadlines().drain(client, in);
    }
    return false;
  }

  @SuppressWarnings("try")
  private @Nullable RequestHead next(InputStream in) throws IOException, ProxyFault {
    try (Deadlines.Deadline deadline =
        context.deadlines().closing(client, context.limits().idlePatience())) {
      in.mark(1);
      if (in.read() < 0) {
        return null;
      }
      in.reset();
    }
    try (Deadlines.Deadline deadline =
        context.deadlines().closing(client, context.limits().headPatience())) {
      return RequestHead.read(in);
    }
  }

  private boolean exchange(RequestHead head, InputStream in, OutputStream out)
      throws IOException, Denied, ProxyFault {
    if (head.method().equals("CONNECT")) {
      throw new ProxyFault(BAD_REQUEST, "malformed-request", "there is no tunnel in a tunnel");
    }
    RequestTarget target = RequestTarget.inTunnel(connect.target(), head.target());
    ProxyRequest request = request(head, target);
    if (!head.values("upgrade").isEmpty()) {
      throw context
          .judge()
          .refuse(request, "upgrade", "what follows another protocol cannot be judged");
    }
    Decision decision = context.judge().decide(request);
    byte[] sent =
        OutgoingHead.write(
            head,
            target.originForm(),
            OutgoingHead.host(decision.target().orElseThrow(), HTTPS_PORT),
            OutgoingHead.secrets(request, decision, context),
            true);
    Exchange exchange = new Exchange(request, decision, head, sent);
    try {
      return exchange.over(connection(exchange), in, out);
    } catch (NoAnswer none) {
      host.close();
      if (!none.isRepeatable()) {
        throw new ProxyFault(BAD_GATEWAY, "no-answer", "the host ended without an answer");
      }
    }
    try {
      return exchange.over(connection(exchange), in, out);
    } catch (NoAnswer again) {
      throw new ProxyFault(BAD_GATEWAY, "no-answer", "the host ended without an answer");
    }
  }

  private ProxyRequest request(RequestHead head, RequestTarget target) {
    ProxyRequest.Builder request =
        context
            .judge()
            .request(connect.target())
            .hostHeader(head.host())
            .resolvedAddresses(connect.resolvedAddresses())
            .message(head.method(), target.path());
    return connect.sni() == null ? request.build() : request.sni(connect.sni()).build();
  }

  private InspectedHost.Connection connection(Exchange exchange) throws ProxyFault {
    return host.connection(exchange.decision(), exchange.isRepeatable());
  }

  /** A host ended before it said anything. */
  private static final class NoAnswer extends Exception {
    private static final long serialVersionUID = 1L;

    private final boolean repeatable;

    NoAnswer(IOException cause, boolean repeatable) {
      super(cause);
      this.repeatable = repeatable;
    }

    boolean isRepeatable() {
      return repeatable;
    }
  }

  /** A request that goes on, and its answer. */
  private final class Exchange {
    private final ProxyRequest request;
    private final Decision decision;
    private final RequestHead head;
    private final byte[] sent;

    Exchange(ProxyRequest request, Decision decision, RequestHead head, byte[] sent) {
      this.request = request;
      this.decision = decision;
      this.head = head;
      this.sent = sent;
    }

    Decision decision() {
      return decision;
    }

    /** Returns whether it is harmless to send the request twice. */
    boolean isRepeatable() {
      return SAFE.contains(head.method()) && !head.hasBody();
    }

    /** Returns whether the client may go on with another request. */
    boolean over(InspectedHost.Connection to, InputStream in, OutputStream out)
        throws IOException, Denied, ProxyFault, NoAnswer {
      context.open().put(request, client, to.socket());
      context.judge().requireStillAllowed(request);
      if (!head.values("expect").isEmpty()) {
        out.write(ProxyConnection.CONTINUE);
        out.flush();
      }
      try (IdleWatch watch =
          new IdleWatch(
              client, to.socket(), context.limits().idlePatience(), context.deadlines())) {
        CompletableFuture<Boolean> body = send(to, watch.watched(in));
        AnswerHead answer = answer(to);
        Framing framing = answer.framing(head.method());
        boolean keepAlive =
            framing != Framing.REST
                && !RequestHead.namedByConnection(head.headers()).contains("close");
        answer.writeTo(out, keepAlive);
        pass(framing, answer, watch.watched(to.in()), out);
        out.flush();
        boolean whole = isWhole(body);
        if (whole && framing != Framing.REST && answer.keepsAlive()) {
          to.answered();
        } else {
          host.close();
        }
        return keepAlive && whole;
      }
    }

    private CompletableFuture<Boolean> send(InspectedHost.Connection to, InputStream in)
        throws NoAnswer {
      try {
        to.out().write(sent);
        to.out().flush();
      } catch (IOException gone) {
        throw new NoAnswer(gone, to.isUsed() && isRepeatable());
      }
      if (!head.hasBody()) {
        return CompletableFuture.completedFuture(true);
      }
      return CompletableFuture.supplyAsync(() -> sendBody(in, to), context.threads());
    }

    private boolean sendBody(InputStream in, InspectedHost.Connection to) {
      try {
        new MessageBody(in, to.out()).pass(head);
        return true;
      } catch (IOException notWhole) {
        // The host must not take what it has for the whole request.
        Upstream.close(to.socket());
        return false;
      }
    }

    private AnswerHead answer(InspectedHost.Connection to) throws ProxyFault, NoAnswer {
      try {
        return AnswerHead.read(to.in());
      } catch (IOException gone) {
        throw new NoAnswer(gone, to.isUsed() && isRepeatable());
      }
    }

    private void pass(Framing framing, AnswerHead answer, InputStream from, OutputStream out)
        throws IOException {
      MessageBody body = new MessageBody(from, out);
      switch (framing) {
        case NONE -> {}
        case LENGTH -> body.bytes(answer.length());
        case CHUNKS -> body.chunks();
        case REST -> body.rest();
      }
    }

    // A host may answer before it has the whole body; then nobody knows where the next request is.
    private boolean isWhole(CompletableFuture<Boolean> body) {
      try {
        return body.get(LINGER.toMillis(), TimeUnit.MILLISECONDS);
      } catch (ExecutionException | TimeoutException unfinished) {
        return false;
      } catch (InterruptedException interrupted) {
        Thread.currentThread().interrupt();
        return false;
      }
    }
  }
}
