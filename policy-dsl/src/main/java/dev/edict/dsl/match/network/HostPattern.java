package dev.edict.dsl.match.network;

import dev.edict.dsl.match.Canonical;
import dev.edict.dsl.match.GlobSequence;
import org.jspecify.annotations.Nullable;

/** A set of hosts as a rule names it. */
public sealed interface HostPattern {

  /**
   * Returns the pattern that {@code text} writes: a name, an address, a network as in {@code
   * 10.0.0.0/8}, {@code *.example.com} for names one label below, {@code **.example.com} for names
   * any number of labels below, {@code **} for every host, or a name with {@code *} and {@code ?}
   * inside labels.
   */
  static Canonical<HostPattern> parse(String text) {
    return HostPatternSyntax.parse(text);
  }

  /** Returns whether {@code host} is in the set. */
  boolean matches(NetworkHost host);

  /**
   * Returns whether a deny on this set concerns {@code host}: it is in the set, or embeds an IPv4
   * address that is.
   */
  default boolean matchesForDeny(NetworkHost host) {
    return matches(host);
  }

  /** Returns true only if every host of {@code other} is in this set. */
  default boolean covers(HostPattern other) {
    return HostRelations.covers(this, other);
  }

  /** Returns false only if no host is in both sets. */
  default boolean overlaps(HostPattern other) {
    return HostRelations.overlaps(this, other);
  }

  /** Returns the canonical spelling. */
  String text();

  /**
   * One host name.
   *
   * @param name the name
   */
  record ExactName(HostName name) implements HostPattern {
    @Override
    public boolean matches(NetworkHost host) {
      return name.equals(host);
    }

    @Override
    public String text() {
      return name.text();
    }

    @Override
    public String toString() {
      return text();
    }
  }

  /**
   * The names below a name, without that name itself.
   *
   * @param suffix the name above
   * @param anyDepth whether names more than one label below belong to the set
   */
  record Subdomains(HostName suffix, boolean anyDepth) implements HostPattern {
    @Override
    public boolean matches(NetworkHost host) {
      return host instanceof HostName name && name.isBelow(suffix, anyDepth);
    }

    @Override
    public String text() {
      return (anyDepth ? "**." : "*.") + suffix.text();
    }

    @Override
    public String toString() {
      return text();
    }
  }

  /** Host names whose labels match globs one by one. */
  final class LabelGlob implements HostPattern {
    private final String text;
    private final GlobSequence labels;

    LabelGlob(String text, GlobSequence labels) {
      this.text = text;
      this.labels = labels;
    }

    /**
     * Returns the globs of the labels from left to right; a leading {@code **} of the text, which
     * stands for one or more labels, is {@code *} followed by a run.
     */
    public GlobSequence labels() {
      return labels;
    }

    @Override
    public boolean matches(NetworkHost host) {
      return host instanceof HostName name && labels.matches(name.text(), 0, '.');
    }

    @Override
    public String text() {
      return text;
    }

    @Override
    public boolean equals(@Nullable Object other) {
      return other instanceof LabelGlob glob && labels.equals(glob.labels);
    }

    @Override
    public int hashCode() {
      return labels.hashCode();
    }

    @Override
    public String toString() {
      return text;
    }
  }

  /** Every host name and every address. */
  record AnyHost() implements HostPattern {
    @Override
    public boolean matches(NetworkHost host) {
      return true;
    }

    @Override
    public String text() {
      return GlobSequence.RUN;
    }

    @Override
    public String toString() {
      return text();
    }
  }

  /**
   * The addresses of a network.
   *
   * @param network the network, which may be a single address
   */
  record Network(IpNetwork network) implements HostPattern {
    @Override
    public boolean matches(NetworkHost host) {
      return host instanceof IpAddress address && network.contains(address);
    }

    @Override
    public boolean matchesForDeny(NetworkHost host) {
      return host instanceof IpAddress address && network.containsOrAliases(address);
    }

    @Override
    public String text() {
      return network.text();
    }

    @Override
    public String toString() {
      return text();
    }
  }
}
