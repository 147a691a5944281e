package dev.edict.gateway.proxy;

import dev.edict.dsl.ast.SecretStatement.Place;
import dev.edict.eval.decision.ConnectTarget;
import dev.edict.eval.decision.Decision;
import dev.edict.eval.decision.Obligation;
import dev.edict.eval.decision.Obligation.InjectSecret;
import dev.edict.eval.request.ProxyRequest;
import dev.edict.gateway.proxy.ProxyJudge.Denied;
import dev.edict.gateway.secret.Secret;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** The head that goes on to a host: written anew from what was judged, with secrets put in. */
final class OutgoingHead {

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

  private OutgoingHead() {}

  /**
   * Returns the headers with secrets that a decision asks for, by their names in lower case.
   *
   * @throws Denied if it asks for anything else, or a secret cannot be had, which is recorded
   */
  static Map<String, String> secrets(ProxyRequest request, Decision decision, ProxyContext context)
      throws Denied {
    Map<String, String> headers = new TreeMap<>();
    for (Obligation obligation : decision.obligations()) {
      if (!(obligation instanceof InjectSecret injection)
          || injection.place() != Place.HEADER
          || headers.containsKey(injection.target().toLowerCase(Locale.ROOT))) {
        throw context
            .judge()
            .refuse(request, "unfulfillable", "the policy asks for what cannot be done");
      }
      try {
        Secret secret = context.secrets().find(injection.secret()).orElseThrow(IOException::new);
        headers.put(
            injection.target().toLowerCase(Locale.ROOT), injection.prefix() + secret.reveal());
      } catch (IOException absent) {
        throw context
            .judge()
            .refuse(
                request, "secret-missing", "the secret " + injection.secret() + " cannot be had");
      }
    }
    return headers;
  }

  /**
   * Returns the bytes of the head.
   *
   * @param head what the client sent
   * @param target path and query, for the request line
   * @param host the value of {@code Host}
   * @param secrets headers that replace those of the client
   * @param keepAlive whether the host may keep the connection
   */
  static byte[] write(
      RequestHead head,
      String target,
      String host,
      Map<String, String> secrets,
      boolean keepAlive) {
    StringBuilder text = new StringBuilder();
    text.append(head.method()).append(' ').append(target).append(" HTTP/1.1\r\n");
    append(text, "Host", host);
    Set<String> dropped = new TreeSet<>(secrets.keySet());
    dropped.addAll(RequestHead.namedByConnection(head.headers()));
    for (RequestHead.Header header : head.headers()) {
      if (!NOT_PASSED_ON.contains(header.name()) && !dropped.contains(header.name())) {
        append(text, header.name(), header.value());
      }
    }
    secrets.forEach((name, value) -> append(text, name, value));
    if (head.isChunked()) {
      append(text, "Transfer-Encoding", "chunked");
    } else if (!head.values("content-length").isEmpty()) {
      append(text, "Content-Length", Long.toString(head.length()));
    }
    if (!keepAlive) {
      append(text, "Connection", "close");
    }
    return text.append("\r\n").toString().getBytes(StandardCharsets.ISO_8859_1);
  }

  private static void append(StringBuilder text, String name, String value) {
    text.append(name).append(": ").append(value).append("\r\n");
  }

  /** Returns the value of {@code Host} for a target; the port is left out where it is usual. */
  static String host(ConnectTarget target, int usualPort) {
    String host = target.host().indexOf(':') < 0 ? target.host() : "[" + target.host() + "]";
    return target.port() == usualPort ? host : host + ":" + target.port();
  }
}
