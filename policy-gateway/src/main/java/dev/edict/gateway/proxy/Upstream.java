package dev.edict.gateway.proxy;

import dev.edict.dsl.match.network.IpAddress;
import dev.edict.eval.decision.ConnectTarget;
import dev.edict.eval.decision.Decision;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.List;

/** Connects to what was judged, and to nothing else. */
final class Upstream {
  private static final int BAD_GATEWAY = 502;
  private static final int TIMEOUT = 504;

  private Upstream() {}

  /**
   * Returns a connection to one of the addresses that a decision names, the first that answers.
   *
   * @param patience how long each may take
   * @throws ProxyFault if none answers
   */
  static Socket connect(Decision decision, Duration patience) throws ProxyFault {
    ConnectTarget target = decision.target().orElseThrow();
    List<String> addresses =
        target.addresses().isEmpty() ? List.of(target.host()) : target.addresses();
    ProxyFault last = new ProxyFault(BAD_GATEWAY, "unreachable", "the host cannot be reached");
    for (String address : addresses) {
      Socket socket = new Socket();
      try {
        if (!IpAddress.parse(address).isAccepted()) {
          throw new IOException("not an address");
        }
        // The text of an address in canonical form: nothing is looked up.
        InetAddress exact = InetAddress.getByName(address);
        socket.setTcpNoDelay(true);
        socket.connect(new InetSocketAddress(exact, target.port()), (int) patience.toMillis());
        return socket;
      } catch (SocketTimeoutException late) {
        close(socket);
        last = new ProxyFault(TIMEOUT, "connect-timeout", "the host did not answer in time");
      } catch (IOException unreachable) {
        close(socket);
      }
    }
    throw last;
  }

  /** Closes a socket, whatever state it is in. */
  static void close(Socket socket) {
    try {
      socket.close();
    } catch (IOException alreadyGone) {
      // It is closed either way.
      return;
    }
  }
}
