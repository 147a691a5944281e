package dev.edict.gateway.proxy;

import dev.edict.dsl.match.network.IpAddress;
import dev.edict.eval.decision.ConnectTarget;
import dev.edict.eval.decision.Decision;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
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
  static Socket connect(Decision decision, Duration patience, Deadlines deadlines)
      throws ProxyFault {
    ConnectTarget target = decision.target().orElseThrow();
    List<String> addresses =
        target.addresses().isEmpty() ? List.of(target.host()) : target.addresses();
    ProxyFault last = new ProxyFault(BAD_GATEWAY, "unreachable", "the host cannot be reached");
    for (String address : addresses) {
      Socket socket = new Socket();
      try {
        connect(socket, new InetSocketAddress(exact(address), target.port()), patience, deadlines);
        return socket;
      } catch (ProxyFault late) {
        last = late;
      } catch (IOException unreachable) {
        close(socket);
      }
    }
    throw last;
  }

  private static InetAddress exact(String address) throws IOException {
    if (!IpAddress.parse(address).isAccepted()) {
      throw new IOException("not an address");
    }
    // The text of an address in canonical form: nothing is looked up.
    return InetAddress.getByName(address);
  }

  private static void connect(
      Socket socket, InetSocketAddress address, Duration patience, Deadlines deadlines)
      throws IOException, ProxyFault {
    try (Deadlines.Deadline deadline = deadlines.closing(socket, patience)) {
      try {
        socket.setTcpNoDelay(true);
        socket.connect(address);
      } catch (IOException notConnected) {
        if (deadline.isPassed()) {
          throw new ProxyFault(TIMEOUT, "connect-timeout", "the host did not answer in time");
        }
        throw notConnected;
      }
    }
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
