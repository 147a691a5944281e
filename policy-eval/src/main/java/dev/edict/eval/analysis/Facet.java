package dev.edict.eval.analysis;

import dev.edict.dsl.match.filesystem.PathPattern;
import dev.edict.dsl.match.mcp.NamePattern;
import dev.edict.dsl.match.mcp.UriPattern;
import dev.edict.dsl.match.network.HostPattern;
import dev.edict.dsl.match.network.HttpPathPattern;
import dev.edict.dsl.match.network.PortSet;

/** A set of values of one part of a resource. Values of different parts have nothing in common. */
sealed interface Facet {

  /** Returns true only if every value of {@code other} is in this set. */
  boolean covers(Facet other);

  /** Returns false only if no value is in both sets. */
  boolean overlaps(Facet other);

  /** Returns true only if every value that is in both sets is in this set. */
  default boolean coversShared(Facet one, Facet other) {
    return covers(one) || covers(other);
  }

  /** Every value of whatever part. */
  record Any() implements Facet {
    @Override
    public boolean covers(Facet other) {
      return true;
    }

    @Override
    public boolean overlaps(Facet other) {
      return true;
    }
  }

  /**
   * Hosts.
   *
   * @param pattern which
   */
  record Hosts(HostPattern pattern) implements Facet {
    @Override
    public boolean covers(Facet other) {
      return other instanceof Hosts hosts && pattern.covers(hosts.pattern);
    }

    @Override
    public boolean overlaps(Facet other) {
      return other instanceof Any
          || (other instanceof Hosts hosts && pattern.overlaps(hosts.pattern));
    }
  }

  /**
   * Ports.
   *
   * @param set which
   */
  record Ports(PortSet set) implements Facet {
    @Override
    public boolean covers(Facet other) {
      return other instanceof Ports ports && set.covers(ports.set);
    }

    @Override
    public boolean overlaps(Facet other) {
      return other instanceof Any || (other instanceof Ports ports && set.overlaps(ports.set));
    }

    @Override
    public boolean coversShared(Facet one, Facet other) {
      return one instanceof Ports left
          && other instanceof Ports right
          && set.covers(left.set.intersect(right.set));
    }
  }

  /**
   * HTTP paths.
   *
   * @param pattern which
   */
  record HttpPaths(HttpPathPattern pattern) implements Facet {
    @Override
    public boolean covers(Facet other) {
      return other instanceof HttpPaths paths && pattern.covers(paths.pattern);
    }

    @Override
    public boolean overlaps(Facet other) {
      return other instanceof Any
          || (other instanceof HttpPaths paths && pattern.overlaps(paths.pattern));
    }
  }

  /**
   * Files.
   *
   * @param pattern which
   */
  record Paths(PathPattern pattern) implements Facet {
    @Override
    public boolean covers(Facet other) {
      return other instanceof Paths paths && pattern.covers(paths.pattern);
    }

    @Override
    public boolean overlaps(Facet other) {
      return other instanceof Any
          || (other instanceof Paths paths && pattern.overlaps(paths.pattern));
    }
  }

  /**
   * Names of servers, tools or prompts.
   *
   * @param pattern which
   */
  record Names(NamePattern pattern) implements Facet {
    @Override
    public boolean covers(Facet other) {
      return other instanceof Names names && pattern.covers(names.pattern);
    }

    @Override
    public boolean overlaps(Facet other) {
      return other instanceof Any
          || (other instanceof Names names && pattern.overlaps(names.pattern));
    }
  }

  /**
   * Resources of servers.
   *
   * @param pattern which
   */
  record Uris(UriPattern pattern) implements Facet {
    @Override
    public boolean covers(Facet other) {
      return other instanceof Uris uris && pattern.covers(uris.pattern);
    }

    @Override
    public boolean overlaps(Facet other) {
      return other instanceof Any || (other instanceof Uris uris && pattern.overlaps(uris.pattern));
    }
  }
}
