package dev.edict.eval.table;

import dev.edict.dsl.match.GlobSequence;
import dev.edict.dsl.match.network.HostPattern;
import dev.edict.dsl.match.network.IpAddress;
import dev.edict.dsl.match.network.IpNetwork;
import dev.edict.dsl.match.network.NetworkHost;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.StringJoiner;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Host patterns: names and what lies below them in one flat table over suffixes, with globs in the
 * leftmost label too; those with globs in other labels in one that compares them; networks by
 * prefix.
 */
final class HostIndex<V> {
  private final @Nullable V any;
  private final SuffixTable<V> names;
  private final @Nullable SegmentIndex<V> globs;
  private final AddressTable<V> v4;
  private final AddressTable<V> v6;

  private HostIndex(Sorting<V> sorting) {
    this.any = sorting.any;
    this.names = new SuffixTable<>(sorting.names);
    this.globs =
        sorting.globs.isEmpty() ? null : SegmentIndex.ofAnyShape(sorting.globs, '.', false);
    this.v4 = new AddressTable<>(32, sorting.v4);
    this.v6 = new AddressTable<>(128, sorting.v6);
  }

  /** Returns an index of patterns with what is known about the hosts that match each. */
  static <V> HostIndex<V> of(Map<HostPattern, V> patterns) {
    Sorting<V> sorting = new Sorting<>();
    patterns.forEach(sorting::add);
    return new HostIndex<>(sorting);
  }

  /** Reads the values of all patterns that match {@code host}. */
  <C> int read(NetworkHost host, Readings<V, C> readings, long asked, C context) {
    return host instanceof IpAddress address
        ? readAddress(address.isV4(), address.hi(), address.lo(), readings, asked, context)
        : readName(host.text(), readings, asked, context);
  }

  /**
   * Reads the values of all patterns that match a host name.
   *
   * @param name in lower case unless {@link #ignoresCase}
   */
  <C> int readName(String name, Readings<V, C> readings, long asked, C context) {
    Reading<V, C> reading = readings.one();
    int first = Reading.readIfPresent(any, name, reading, asked, context);
    first = Math.min(first, names.read(name, reading, asked, context));
    return globs == null ? first : Math.min(first, globs.read(name, 0, readings, asked, context));
  }

  /** Reads the values of all patterns that match an address, given by its bits. */
  <C> int readAddress(
      boolean isV4, long hi, long lo, Readings<V, C> readings, long asked, C context) {
    Reading<V, C> reading = readings.one();
    int first = Reading.readIfPresent(any, "", reading, asked, context);
    return Math.min(first, (isV4 ? v4 : v6).read(hi, lo, reading, asked, context));
  }

  /** Returns whether the case of ASCII letters in a name makes no difference. */
  boolean ignoresCase() {
    return names.ignoresCase() && globs == null;
  }

  /** Reports the values of all patterns that match {@code host}. */
  void find(NetworkHost host, Consumer<? super V> sink) {
    read(host, Readings.<V>reporting(), 0, sink);
  }

  /** Reports the values of all patterns that match {@code host} or one of its aliases. */
  void findWithAliases(NetworkHost host, Consumer<? super V> sink) {
    find(host, sink);
    if (host instanceof IpAddress address) {
      address.aliases().forEach(alias -> find(alias, sink));
    }
  }

  /** Returns with how many patterns and globs one host may have to be compared. */
  int mostCompared() {
    return names.mostCompared() + (globs == null ? 0 : globs.mostCompared());
  }

  /** The patterns by shape. */
  private static final class Sorting<V> {
    private @Nullable V any;
    private final Map<String, AnchorCells.Builder<V>> names = new LinkedHashMap<>();
    private final Map<GlobSequence, V> globs = new LinkedHashMap<>();
    private final Map<IpNetwork, V> v4 = new LinkedHashMap<>();
    private final Map<IpNetwork, V> v6 = new LinkedHashMap<>();

    void add(HostPattern pattern, V value) {
      if (pattern instanceof HostPattern.AnyHost) {
        any = value;
      } else if (pattern instanceof HostPattern.ExactName exact) {
        at(exact.name().text()).exact(value);
      } else if (pattern instanceof HostPattern.Subdomains below) {
        addBelow(at(below.suffix().text()), below.anyDepth(), value);
      } else if (pattern instanceof HostPattern.LabelGlob glob) {
        addGlobs(glob.labels(), value);
      } else if (pattern instanceof HostPattern.Network network) {
        IpNetwork addresses = network.network();
        (addresses.address().isV4() ? v4 : v6).put(addresses, value);
      } else {
        throw new AssertionError(pattern);
      }
    }

    private AnchorCells.Builder<V> at(String suffix) {
      return names.computeIfAbsent(suffix, name -> new AnchorCells.Builder<>());
    }

    private static <V> void addBelow(AnchorCells.Builder<V> suffix, boolean anyDepth, V value) {
      if (anyDepth) {
        suffix.deep(value);
      } else {
        suffix.child(value);
      }
    }

    private void addGlobs(GlobSequence labels, V value) {
      if (hasLiteralSuffix(labels)) {
        at(suffix(labels)).child(labels.glob(0), value);
      } else {
        globs.put(labels, value);
      }
    }

    /** Returns whether all labels but the first are literal, and there are others. */
    private static boolean hasLiteralSuffix(GlobSequence labels) {
      boolean literal = labels.size() > 1 && !labels.isRun(0);
      for (int i = 1; i < labels.size(); i++) {
        literal = literal && !labels.isRun(i) && labels.glob(i).isLiteral();
      }
      return literal;
    }

    private static String suffix(GlobSequence labels) {
      StringJoiner suffix = new StringJoiner(".");
      for (int i = 1; i < labels.size(); i++) {
        suffix.add(labels.glob(i).text());
      }
      return suffix.toString();
    }
  }
}
