package dev.edict.eval;

import dev.edict.dsl.match.Canonical;
import dev.edict.dsl.match.filesystem.CanonicalPath;
import dev.edict.dsl.match.network.Protocol;
import dev.edict.dsl.rule.FileAction;
import dev.edict.eval.canonical.Canonicalizer;
import dev.edict.eval.combine.RuleOrder;
import dev.edict.eval.decision.Basis;
import dev.edict.eval.decision.Ruling;
import dev.edict.eval.request.AccessRequest;
import dev.edict.eval.request.Environment;
import dev.edict.eval.request.FileRequest;
import dev.edict.eval.request.McpServer;
import dev.edict.eval.request.McpTool;
import dev.edict.eval.request.NetworkRequest;
import dev.edict.eval.request.Subject;
import dev.edict.eval.request.ToolCallRequest;
import dev.edict.eval.table.DirectLookup;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;

/**
 * The rulings of one generation for one subject. The first request that a rule decides goes the
 * general way, and its ruling is kept for all others that the rule decides; so both ways cannot
 * differ in what they say of a rule.
 */
final class SubjectRulings {
  private final Snapshot snapshot;
  private final Subject subject;
  private final Environment environment;
  private final InstantSource clock;
  private final RuleOrder order;
  private final DirectLookup lookup;
  private final boolean isDirect;
  private final FileLookup fileLookup;
  private final @Nullable String home;
  // By the place of the rule. Threads may put equal rulings in one place; any of them serves.
  private final @Nullable Ruling[] byRule;
  private @Nullable Ruling withoutRule;

  SubjectRulings(
      Snapshot published, Subject subject, Environment environment, InstantSource clock) {
    boolean serves =
        published.specialization() == null
            || published.specialization().serves(subject, environment);
    this.snapshot =
        serves ? published.specialize(new Specialization(subject, environment)) : published;
    this.subject = subject;
    this.environment = environment;
    this.clock = clock;
    this.order = snapshot.table().order();
    this.lookup = snapshot.table().directLookup();
    this.isDirect = serves && published.isPublished() && isFaultless(subject, environment);
    this.home = canonicalHome(environment);
    this.fileLookup = fileLookup(environment, home);
    this.byRule = new @Nullable Ruling[order.byRank().size()];
  }

  private static boolean isFaultless(Subject subject, Environment environment) {
    return Canonicalizer.canonicalize(
            NetworkRequest.builder(subject, "any.invalid", 1).environment(environment).build())
        .isAccepted();
  }

  private static @Nullable String canonicalHome(Environment environment) {
    if (environment.home() == null) {
      return null;
    }
    Canonical<CanonicalPath> home =
        CanonicalPath.parse(environment.home(), environment.profile(), null);
    return home.isAccepted() && !home.value().isRoot() ? home.value().text() : null;
  }

  private FileLookup fileLookup(Environment from, @Nullable String canonicalHome) {
    if (from.home() != null && canonicalHome == null) {
      return (action, path) -> DirectLookup.UNKNOWN;
    }
    return switch (from.profile()) {
      case POSIX -> (action, path) -> lookup.file(action, path, canonicalHome);
      case UNKNOWN -> (action, path) -> lookup.fileInAnyForm(action, path, canonicalHome);
      default -> (action, path) -> DirectLookup.UNKNOWN;
    };
  }

  long generation() {
    return snapshot.generation();
  }

  Ruling connect(Protocol protocol, String host, int port) {
    int place = placeOfConnection(protocol, host, port);
    Ruling known = known(place);
    return known != null ? known : keep(place, connection(protocol, host, port));
  }

  private int placeOfConnection(Protocol protocol, String host, int port) {
    try {
      return isDirect ? lookup.connect(protocol, host, port) : DirectLookup.UNKNOWN;
    } catch (RuntimeException unexpected) {
      // The general way denies what cannot be judged; so absent parts, for instance, are denied.
      return DirectLookup.UNKNOWN;
    }
  }

  private NetworkRequest connection(Protocol protocol, String host, int port) {
    return NetworkRequest.builder(subject, host, port)
        .environment(environment)
        .protocol(protocol)
        .build();
  }

  Ruling file(FileAction action, String path) {
    int place = placeOfFile(action, path);
    Ruling known = known(place);
    return known != null ? known : keep(place, FileRequest.of(subject, environment, action, path));
  }

  private int placeOfFile(FileAction action, String path) {
    try {
      return isDirect ? fileLookup.first(action, path) : DirectLookup.UNKNOWN;
    } catch (RuntimeException unexpected) {
      return DirectLookup.UNKNOWN;
    }
  }

  Ruling call(String server, String tool) {
    int place = placeOfCall(server, tool);
    Ruling known = known(place);
    return known != null ? known : keep(place, toolCall(server, tool));
  }

  private int placeOfCall(String server, String tool) {
    try {
      return isDirect ? lookup.call(server, tool) : DirectLookup.UNKNOWN;
    } catch (RuntimeException unexpected) {
      return DirectLookup.UNKNOWN;
    }
  }

  private ToolCallRequest toolCall(String server, String tool) {
    return ToolCallRequest.builder(subject, McpServer.named(server), McpTool.named(tool))
        .environment(environment)
        .build();
  }

  private @Nullable Ruling known(int place) {
    if (place == DirectLookup.UNKNOWN) {
      return null;
    }
    return place == RuleOrder.NONE ? withoutRule : byRule[place];
  }

  /** Decides the general way and keeps the ruling if it is the same for all of its place. */
  private Ruling keep(int place, AccessRequest request) {
    Ruling ruling = Ruling.of(new RequestDecision(snapshot, request, clock).decide());
    boolean lasting = place != DirectLookup.UNKNOWN && order.isCertain(place);
    if (lasting && ruling.basis() != Basis.INVALID) {
      if (place == RuleOrder.NONE) {
        withoutRule = ruling;
      } else {
        byRule[place] = ruling;
      }
    }
    return ruling;
  }

  /** Finds the first rule about using a file. */
  @FunctionalInterface
  private interface FileLookup {
    int first(FileAction action, String path);
  }
}
