package dev.edict.eval;

import dev.edict.dsl.match.network.Protocol;
import dev.edict.dsl.rule.FileAction;
import dev.edict.eval.decision.Ruling;
import dev.edict.eval.request.Environment;
import dev.edict.eval.request.Subject;

/**
 * Decides the requests of one subject with one agent in one sandbox from their parts as received.
 * Safe for use by many threads; decisions take no lock.
 *
 * <p>It gives the outcomes and names the rules that {@link PolicyDecisionPoint#decide} does for the
 * same request; the code of an implicit denial may be less detailed. Requests in plain spelling
 * (host names and IPv4 addresses, canonical paths, names of servers and tools) that no condition
 * has to be evaluated for are answered with prepared objects, without allocation; all others go the
 * general way.
 *
 * <p>What is published at the decision point that it came from counts from then on: the first
 * request after compiles the rules for the subject, unless they are the same for everybody. All
 * requests of one call to a method that takes arrays are decided by the same rules.
 *
 * <pre>{@code
 * SubjectDecisionPoint alice = pdp.session(subject, environment);
 * if (alice.connect(Protocol.TCP, "api.example.com", 443).isAllowed()) { … }
 * }</pre>
 */
public final class SubjectDecisionPoint {
  private final PolicyDecisionPoint parent;
  private final Subject subject;
  private final Environment environment;
  private volatile SubjectRulings rulings;

  SubjectDecisionPoint(PolicyDecisionPoint parent, Subject subject, Environment environment) {
    this.parent = parent;
    this.subject = subject;
    this.environment = environment;
    this.rulings = rulingsOf(parent.snapshot());
  }

  private SubjectRulings rulingsOf(Snapshot published) {
    return new SubjectRulings(published, subject, environment, parent.clock());
  }

  /** Returns the rulings by what is published now; two threads may make the same at once. */
  private SubjectRulings rulings() {
    Snapshot published = parent.snapshot();
    SubjectRulings known = rulings;
    if (known.generation() != published.generation()) {
      known = rulingsOf(published);
      rulings = known;
    }
    return known;
  }

  /**
   * Returns whether a connection may be opened by a caller that does not inspect what is sent on
   * it.
   *
   * @param host a name or an address, as received
   * @param port the port, as received
   */
  public Ruling connect(Protocol protocol, String host, int port) {
    return rulings().connect(protocol, host, port);
  }

  /**
   * Decides about several connections.
   *
   * @param hosts names or addresses
   * @param ports one for each host
   * @param into takes the rulings, one for each host, from its start
   * @throws IllegalArgumentException if there are not as many ports as hosts, or too few places
   */
  public void connect(Protocol protocol, String[] hosts, int[] ports, Ruling[] into) {
    requireSame(hosts.length, ports.length, into.length);
    SubjectRulings now = rulings();
    for (int i = 0; i < hosts.length; i++) {
      into[i] = now.connect(protocol, hosts[i], ports[i]);
    }
  }

  /**
   * Returns whether a file may be used of which no real path is known.
   *
   * @param path the path as the agent named it
   */
  public Ruling file(FileAction action, String path) {
    return rulings().file(action, path);
  }

  /**
   * Decides about using several files in the same way.
   *
   * @param into takes the rulings, one for each path, from its start
   * @throws IllegalArgumentException if there are too few places
   */
  public void file(FileAction action, String[] paths, Ruling[] into) {
    requireSame(paths.length, paths.length, into.length);
    SubjectRulings now = rulings();
    for (int i = 0; i < paths.length; i++) {
      into[i] = now.file(action, paths[i]);
    }
  }

  /** Returns whether a tool of which only the names are known may be called without arguments. */
  public Ruling call(String server, String tool) {
    return rulings().call(server, tool);
  }

  /**
   * Decides about calling several tools of one server.
   *
   * @param into takes the rulings, one for each tool, from its start
   * @throws IllegalArgumentException if there are too few places
   */
  public void call(String server, String[] tools, Ruling[] into) {
    requireSame(tools.length, tools.length, into.length);
    SubjectRulings now = rulings();
    for (int i = 0; i < tools.length; i++) {
      into[i] = now.call(server, tools[i]);
    }
  }

  private static void requireSame(int requests, int parts, int places) {
    if (requests != parts || places < requests) {
      throw new IllegalArgumentException(
          requests + " requests, " + parts + " parts, " + places + " places for rulings");
    }
  }

  /** Returns the generation by which a request would be decided now. */
  public long generation() {
    return rulings().generation();
  }
}
