package dev.edict.eval.analysis.region;

import dev.edict.dsl.match.network.HostPattern;
import dev.edict.dsl.match.network.IpNetwork;
import dev.edict.dsl.match.network.PortSet;
import dev.edict.eval.analysis.language.AddressSet;
import dev.edict.eval.analysis.language.SegmentPattern;
import dev.edict.eval.analysis.language.TextPattern;

/** A set of values of one part of a resource, as a pattern describes it. */
public sealed interface Facet {

  /** Returns how the set is written. */
  String text();

  /** Returns how much of a value the set gives away; greater for smaller sets, by and large. */
  int precision();

  /**
   * Returns true only if every value of {@code other} is in this set, as it is written; other names
   * of addresses are not looked at.
   */
  boolean covers(Facet other);

  /** Returns false only if no value is in both sets, which are of one dimension. */
  boolean overlaps(Facet other);

  /**
   * Hosts.
   *
   * @param pattern which
   * @param names the names among them from the last label to the first, if there are any
   * @param denying whether addresses by another name count
   */
  record Hosts(HostPattern pattern, HostNames names, boolean denying) implements Facet {
    /** Returns the hosts of {@code pattern}. */
    public static Hosts of(HostPattern pattern, boolean denying) {
      return new Hosts(pattern, HostNames.of(pattern), denying);
    }

    @Override
    public String text() {
      return pattern.text();
    }

    @Override
    public int precision() {
      return names
          .pattern()
          .map(SegmentPattern::precision)
          .orElse(SegmentPattern.HIGHEST_PRECISION);
    }

    @Override
    public boolean covers(Facet other) {
      return other instanceof Hosts that && pattern.covers(that.pattern);
    }

    @Override
    public boolean overlaps(Facet other) {
      if (other instanceof AnyName) {
        return names.pattern().isPresent();
      }
      Hosts that = (Hosts) other;
      if (pattern instanceof HostPattern.Network && that.pattern instanceof HostPattern.Network) {
        return addresses().overlaps(that.addresses());
      }
      return pattern.overlaps(that.pattern);
    }

    /** Returns the addresses, when the pattern is a network. */
    AddressSet addresses() {
      IpNetwork network = ((HostPattern.Network) pattern).network();
      return new AddressSet(network, denying);
    }
  }

  /** Hosts that are names. */
  record AnyName() implements Facet {
    @Override
    public String text() {
      return "any name";
    }

    @Override
    public int precision() {
      return 0;
    }

    @Override
    public boolean covers(Facet other) {
      return other instanceof AnyName
          || (other instanceof Hosts that
              && that.names.pattern().isPresent()
              && !(that.pattern instanceof HostPattern.AnyHost));
    }

    @Override
    public boolean overlaps(Facet other) {
      return other instanceof AnyName || other.overlaps(this);
    }
  }

  /**
   * Ports.
   *
   * @param set which
   */
  record Ports(PortSet set) implements Facet {
    @Override
    public String text() {
      return set.text();
    }

    @Override
    public int precision() {
      return 0;
    }

    @Override
    public boolean covers(Facet other) {
      return set.covers(((Ports) other).set);
    }

    @Override
    public boolean overlaps(Facet other) {
      return set.overlaps(((Ports) other).set);
    }
  }

  /** That nothing is known of addresses. */
  record Unresolved() implements Facet {
    @Override
    public String text() {
      return "";
    }

    @Override
    public int precision() {
      return 0;
    }

    @Override
    public boolean covers(Facet other) {
      return other instanceof Unresolved;
    }

    @Override
    public boolean overlaps(Facet other) {
      return other instanceof Unresolved;
    }
  }

  /**
   * That the name resolved to an address.
   *
   * @param addresses which
   */
  record Resolved(AddressSet addresses) implements Facet {
    @Override
    public String text() {
      return addresses.network().text();
    }

    @Override
    public int precision() {
      return 0;
    }

    @Override
    public boolean covers(Facet other) {
      return other instanceof Resolved that && addresses.network().covers(that.addresses.network());
    }

    @Override
    public boolean overlaps(Facet other) {
      return other instanceof Resolved that && addresses.overlaps(that.addresses);
    }
  }

  /**
   * Paths of files or HTTP requests.
   *
   * @param pattern which, from the root
   * @param text how the pattern is written
   */
  record Paths(SegmentPattern pattern, String text) implements Facet {
    @Override
    public int precision() {
      return pattern.precision();
    }

    @Override
    public boolean covers(Facet other) {
      return pattern.covers(((Paths) other).pattern);
    }

    @Override
    public boolean overlaps(Facet other) {
      return pattern.overlaps(((Paths) other).pattern);
    }
  }

  /**
   * Names of servers, tools or prompts.
   *
   * @param pattern which
   */
  record Names(TextPattern pattern) implements Facet {
    @Override
    public String text() {
      return pattern.text();
    }

    @Override
    public int precision() {
      return pattern.precision();
    }

    @Override
    public boolean covers(Facet other) {
      return pattern.covers(((Names) other).pattern);
    }

    @Override
    public boolean overlaps(Facet other) {
      return pattern.overlaps(((Names) other).pattern);
    }
  }

  /**
   * Resources.
   *
   * @param scheme the scheme with what follows it up to the first segment
   * @param pattern the segments
   * @param text how the pattern is written
   */
  record Uris(String scheme, SegmentPattern pattern, String text) implements Facet {
    @Override
    public int precision() {
      return 1 + pattern.precision();
    }

    @Override
    public boolean covers(Facet other) {
      return other instanceof Uris that
          && scheme.equals(that.scheme)
          && pattern.covers(that.pattern);
    }

    @Override
    public boolean overlaps(Facet other) {
      Uris that = (Uris) other;
      return scheme.equals(that.scheme) && pattern.overlaps(that.pattern);
    }
  }
}
