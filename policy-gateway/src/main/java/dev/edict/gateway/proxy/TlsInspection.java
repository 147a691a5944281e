package dev.edict.gateway.proxy;

import dev.edict.dsl.match.network.HostPort;
import dev.edict.dsl.match.network.NetworkHost;
import dev.edict.eval.decision.ConnectTarget;
import dev.edict.eval.decision.Decision;
import dev.edict.eval.decision.Obligation;
import dev.edict.eval.request.ProxyRequest;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.security.GeneralSecurityException;
import java.security.cert.CertificateException;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.SSLSocketFactory;
import org.jspecify.annotations.Nullable;

/** Opens TLS on both sides of a proxy. Safe for use by many threads. */
final class TlsInspection {
  private static final int BAD_GATEWAY = 502;

  /** What is judged is HTTP/1.1, so that nothing else may be agreed upon. */
  private static final String[] PROTOCOLS = {"http/1.1"};

  private final LeafCertificates leaves;
  private final SSLSocketFactory hosts;

  private TlsInspection(LeafCertificates leaves, SSLSocketFactory hosts) {
    this.leaves = leaves;
    this.hosts = hosts;
  }

  /**
   * Returns an inspection.
   *
   * @param authority signs the certificates that clients see
   * @param hosts verifies those of hosts; null for the JDK's own way
   */
  static TlsInspection by(CertificateAuthority authority, @Nullable SSLContext hosts) {
    SSLSocketFactory factory =
        hosts == null ? (SSLSocketFactory) SSLSocketFactory.getDefault() : hosts.getSocketFactory();
    return new TlsInspection(new LeafCertificates(authority), factory);
  }

  /** Returns whether an inspection does all that a decision on a connection asks for. */
  static boolean fulfils(Decision decision) {
    return decision.obligations().stream()
        .allMatch(
            duty -> duty instanceof Obligation.Inspect || duty instanceof Obligation.InjectSecret);
  }

  /** Returns the request for a connection that is not inspected. */
  static ProxyRequest without(ProxyRequest connect) {
    return new ProxyRequest(
        connect.subject(),
        connect.environment(),
        connect.target(),
        connect.sni(),
        connect.hostHeader(),
        connect.message(),
        connect.resolvedAddresses(),
        false);
  }

  /**
   * Shows a client the certificate of the host that it asked for.
   *
   * @param hello what the client said first
   * @param in what else may be known of what it said
   */
  SSLSocket welcome(Socket client, String target, ClientHello hello, InputStream in)
      throws IOException {
    ByteArrayOutputStream said = new ByteArrayOutputStream();
    hello.writeTo(said);
    said.writeBytes(in.readNBytes(in.available()));
    NetworkHost host = HostPort.parse(target).value().host();
    try {
      SSLSocket opened =
          (SSLSocket)
              leaves
                  .context(host)
                  .getSocketFactory()
                  .createSocket(client, new ByteArrayInputStream(said.toByteArray()), true);
      SSLParameters parameters = opened.getSSLParameters();
      parameters.setApplicationProtocols(PROTOCOLS);
      opened.setSSLParameters(parameters);
      opened.startHandshake();
      return opened;
    } catch (GeneralSecurityException noCertificate) {
      throw new IOException("no certificate can be made", noCertificate);
    }
  }

  /**
   * Verifies that a host is who it should be, by its certificate and the name in it.
   *
   * @throws ProxyFault if it is not
   */
  SSLSocket verified(Socket host, ConnectTarget target) throws ProxyFault {
    try {
      SSLSocket opened = (SSLSocket) hosts.createSocket(host, target.host(), target.port(), true);
      SSLParameters parameters = opened.getSSLParameters();
      parameters.setEndpointIdentificationAlgorithm("HTTPS");
      parameters.setApplicationProtocols(PROTOCOLS);
      opened.setSSLParameters(parameters);
      opened.startHandshake();
      return opened;
    } catch (IOException notVerified) {
      Upstream.close(host);
      throw isAboutCertificate(notVerified)
          ? new ProxyFault(
              BAD_GATEWAY,
              "untrusted-host",
              "the certificate of the host is not trusted, or is one of another name")
          : new ProxyFault(BAD_GATEWAY, "tls-failed", "the host does not agree on TLS");
    }
  }

  private static boolean isAboutCertificate(Throwable thrown) {
    Throwable cause = thrown;
    while (cause != null && !(cause instanceof CertificateException)) {
      cause = cause.getCause();
    }
    return cause != null;
  }
}
