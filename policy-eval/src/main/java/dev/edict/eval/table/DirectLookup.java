package dev.edict.eval.table;

import dev.edict.dsl.match.network.IpAddress;
import dev.edict.dsl.match.network.Protocol;
import dev.edict.dsl.rule.FileAction;
import dev.edict.eval.canonical.PlainHost;
import dev.edict.eval.canonical.PlainIpv6;
import dev.edict.eval.canonical.PlainName;
import dev.edict.eval.canonical.PlainPath;
import dev.edict.eval.combine.RuleOrder;
import org.jspecify.annotations.Nullable;

/**
 * Finds the first of the rules that a request matches from its parts as received, without making
 * any object. Knows plain spellings only; every other request is {@link #UNKNOWN} and goes the
 * general way.
 */
public final class DirectLookup {
  /** Stands for a request that must go the general way. */
  public static final int UNKNOWN = FirstRule.UNKNOWN;

  private final RuleOrder order;
  private final NetworkIndex network;
  private final FileIndex files;
  private final McpIndex mcp;
  private final boolean callsHaveDuties;

  DirectLookup(
      NetworkIndex network,
      FileIndex files,
      McpIndex mcp,
      SecretTable secrets,
      RedactionTable redactions) {
    this.order = network.order();
    this.network = network;
    this.files = files;
    this.mcp = mcp;
    this.callsHaveDuties = secrets.hasServers() || !redactions.isEmpty();
  }

  /** Returns the rule of opening a connection that nobody inspects, to an address not given. */
  public int connect(Protocol protocol, String host, int port) {
    if (port < 1 || port > 0xffff) {
      return UNKNOWN;
    }
    long asked = Asked.of(Verbs.of(protocol), port);
    if (PlainHost.isName(host, network.ignoresCase())) {
      int first = network.firstConnect(host, asked);
      return beside(first, network.hasRequests() ? httpTo(host, port) : RuleOrder.NONE);
    }
    if (host.indexOf(':') >= 0) {
      return toIpv6(host, asked);
    }
    long address = PlainHost.ipv4(host);
    // All zeros stand for the local host too.
    return address > 0 ? toAddress(true, 0, address, asked) : UNKNOWN;
  }

  private int toIpv6(String text, long asked) {
    if (!PlainIpv6.isAddress(text)) {
      return UNKNOWN;
    }
    long hi = PlainIpv6.upper(text);
    long lo = PlainIpv6.lower(text);
    return IpAddress.mayHaveAliases(hi, lo) ? UNKNOWN : toAddress(false, hi, lo, asked);
  }

  private int toAddress(boolean isV4, long hi, long lo, long asked) {
    int first = network.firstConnect(isV4, hi, lo, asked);
    if (!network.hasRequests()) {
      return first;
    }
    long http = Asked.of(Verbs.HTTP_AT_ALL, Asked.port(asked));
    return beside(first, network.firstHttpAtAll(isV4, hi, lo, http));
  }

  private int httpTo(String name, int port) {
    return network.firstHttpAtAll(name, Asked.of(Verbs.HTTP_AT_ALL, port));
  }

  /** Returns the first rule about a connection unless HTTP rules may have a say in the verdict. */
  private int beside(int first, int http) {
    boolean decides = http == RuleOrder.NONE || (order.isDeny(first) && order.isCertain(first));
    return decides ? first : UNKNOWN;
  }

  /**
   * Returns the rule of using a file on a filesystem that folds no names.
   *
   * @param home the home directory in canonical form, no root, if it is known
   */
  public int file(FileAction action, String path, @Nullable String home) {
    return PlainPath.isCanonical(path)
        ? files.firstExactly(path, home, Asked.of(Verbs.of(action), Verbs.NO_PORT))
        : UNKNOWN;
  }

  /**
   * Returns the rule of using a file on a filesystem of which nothing is known.
   *
   * @param home the home directory in canonical form, no root, if it is known
   */
  public int fileInAnyForm(FileAction action, String path, @Nullable String home) {
    boolean plain = PlainPath.isCanonical(path) && PlainPath.isFolded(path);
    return plain && (home == null || PlainPath.isFolded(home))
        ? files.firstInAnyForm(path, home, Asked.of(Verbs.of(action), Verbs.NO_PORT))
        : UNKNOWN;
  }

  /** Returns the rule of calling a tool without arguments of which the names alone are known. */
  public int call(String server, String tool) {
    boolean plain = !callsHaveDuties && PlainName.isName(server) && PlainName.isName(tool);
    return plain ? mcp.firstCall(server, tool) : UNKNOWN;
  }
}
