package dev.edict.gateway.proxy;

import java.io.IOException;
import java.net.InetAddress;
import java.util.Arrays;
import java.util.List;

/** Knows the addresses of names. */
@FunctionalInterface
public interface HostResolver {

  /** Asks the resolver of the operating system. */
  HostResolver SYSTEM =
      name ->
          Arrays.stream(InetAddress.getAllByName(name)).map(HostResolver::withoutScope).toList();

  /**
   * Returns the addresses of a name, as text; one at least.
   *
   * @param name a canonical name, never an address
   * @throws IOException if it has none
   */
  List<String> resolve(String name) throws IOException;

  private static String withoutScope(InetAddress address) {
    String text = address.getHostAddress();
    int scope = text.indexOf('%');
    return scope < 0 ? text : text.substring(0, scope);
  }
}
