package dev.edict.audit.delivery;

import dev.edict.audit.encode.RecordFormat;
import dev.edict.audit.encode.Redaction;
import dev.edict.audit.journal.JournalRecord;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import javax.net.SocketFactory;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.SSLSocketFactory;
import org.jspecify.annotations.Nullable;

/**
 * Syslog by RFC 5424 over TCP or TLS, with octet counting. The protocol acknowledges nothing: what
 * the system has taken counts as delivered, unless the other side has closed the connection.
 */
final class SyslogTarget implements DeliveryTarget {
  private static final BatchLimits LIMITS = new BatchLimits(500, 500_000);
  private static final int TIMEOUT_MILLIS = 10_000;
  private static final int GLANCE_MILLIS = 1;

  /** Facility 13, log audit. */
  private static final int FACILITY = 13 * 8;

  private static final int WARNING = 4;
  private static final int INFORMATIONAL = 6;

  private final String host;
  private final int port;
  private final boolean tls;
  private final RecordFormat format;
  private final Redaction redaction;
  private @Nullable Socket socket;

  SyslogTarget(String host, int port, boolean tls, RecordFormat format, Redaction redaction) {
    this.host = host;
    this.port = port;
    this.tls = tls;
    this.format = format;
    this.redaction = redaction;
  }

  @Override
  public BatchLimits limits() {
    return LIMITS;
  }

  @Override
  public String encode(JournalRecord record) {
    boolean isCalm = record.required("decision").equals("allow");
    String message =
        "<%d>1 %s %s edict - %s [edict@32473 event_id=\"%s\" sequence=\"%d\"] %s"
            .formatted(
                FACILITY + (isCalm ? INFORMATIONAL : WARNING),
                record.required("timestamp"),
                hostName(record.text("host")),
                record.isNotice() ? "notice" : "decision",
                record.eventId(),
                record.position().sequence(),
                format.write(record, redaction));
    return message.length() + " " + message;
  }

  /** Returns a name as a header may hold it: printable, without spaces, not long. */
  private static String hostName(@Nullable String name) {
    if (name == null || name.isEmpty()) {
      return "-";
    }
    StringBuilder plain = new StringBuilder();
    for (int i = 0; i < name.length() && i < 255; i++) {
      char c = name.charAt(i);
      plain.append(c > ' ' && c <= '~' ? c : '?');
    }
    return plain.toString();
  }

  @Override
  public SendResult send(List<Item> batch) throws IOException {
    try {
      Socket open = socket == null ? connect() : socket;
      requireOpen(open);
      StringBuilder frames = new StringBuilder();
      for (Item item : batch) {
        frames.append(item.text());
      }
      OutputStream out = open.getOutputStream();
      out.write(frames.toString().getBytes(StandardCharsets.US_ASCII));
      out.flush();
      requireOpen(open);
      return SendResult.taken();
    } catch (IOException broken) {
      close();
      throw broken;
    }
  }

  private Socket connect() throws IOException {
    SocketFactory factory = tls ? SSLSocketFactory.getDefault() : SocketFactory.getDefault();
    Socket made = factory.createSocket();
    socket = made;
    made.connect(new InetSocketAddress(host, port), TIMEOUT_MILLIS);
    made.setSoTimeout(GLANCE_MILLIS);
    if (made instanceof SSLSocket secured) {
      SSLParameters parameters = secured.getSSLParameters();
      parameters.setEndpointIdentificationAlgorithm("HTTPS");
      secured.setSSLParameters(parameters);
      secured.setSoTimeout(TIMEOUT_MILLIS);
      secured.startHandshake();
      secured.setSoTimeout(GLANCE_MILLIS);
    }
    return made;
  }

  /** A server says nothing; if there is an end to read, it has closed the connection. */
  private static void requireOpen(Socket open) throws IOException {
    try {
      if (open.getInputStream().read() < 0) {
        throw new IOException("the server closed the connection");
      }
    } catch (SocketTimeoutException silent) {
      return;
    }
  }

  @Override
  public void close() throws IOException {
    Socket open = socket;
    socket = null;
    if (open != null) {
      open.close();
    }
  }
}
