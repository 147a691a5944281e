package dev.edict.cli;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;

/** Reads where to listen. */
final class ListenAddress {
  private static final int LARGEST_PORT = 65_535;

  private ListenAddress() {}

  /**
   * Returns the address that {@code HOST:PORT} names; port 0 is any that is free.
   *
   * @throws CommandFailure if it names none
   */
  static InetSocketAddress parse(String text) {
    int colon = text.lastIndexOf(':');
    int port = colon < 0 ? -1 : port(text.substring(colon + 1));
    if (colon < 1 || port < 0) {
      throw new CommandFailure("`" + text + "` is not HOST:PORT");
    }
    try {
      return new InetSocketAddress(InetAddress.getByName(text.substring(0, colon)), port);
    } catch (UnknownHostException unknown) {
      throw new CommandFailure("`" + text.substring(0, colon) + "` is not known here");
    }
  }

  private static int port(String digits) {
    int port = 0;
    for (int i = 0; i < digits.length(); i++) {
      char c = digits.charAt(i);
      if (c < '0' || c > '9' || port > LARGEST_PORT) {
        return -1;
      }
      port = port * 10 + (c - '0');
    }
    return digits.isEmpty() || port > LARGEST_PORT ? -1 : port;
  }
}
