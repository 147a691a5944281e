package dev.edict.dsl.match.network;

import dev.edict.dsl.match.Canonical;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** A set of ports from 1 to 65535, as sorted inclusive intervals that do not touch. */
public final class PortSet {

  /** The lowest port. */
  public static final int LOWEST = 1;

  /** The highest port. */
  public static final int HIGHEST = 65_535;

  /** Every port. */
  public static final PortSet ALL = new PortSet(new int[] {LOWEST, HIGHEST});

  /** No port. */
  public static final PortSet NONE = new PortSet(new int[0]);

  // INVARIANT: first0, last0, first1, last1, ...; first <= last, and last + 1 < next first.
  private final int[] bounds;

  private PortSet(int[] bounds) {
    this.bounds = bounds;
  }

  /** Returns whether {@code port} is a port. */
  public static boolean isPort(int port) {
    return port >= LOWEST && port <= HIGHEST;
  }

  /**
   * Returns the set of one port.
   *
   * @throws IllegalArgumentException when {@code port} is outside 1 to 65535
   */
  public static PortSet of(int port) {
    return range(port, port);
  }

  /**
   * Returns the ports from {@code first} to {@code last}, both included.
   *
   * @throws IllegalArgumentException when one is outside 1 to 65535 or {@code first} is the greater
   */
  public static PortSet range(int first, int last) {
    if (!isPort(first) || !isPort(last) || first > last) {
      throw new IllegalArgumentException("no port range: first=" + first + ", last=" + last);
    }
    return new PortSet(new int[] {first, last});
  }

  /**
   * Returns the set that {@code text} writes: ports and ranges in plain decimal digits with commas
   * between them, as in {@code 443} or {@code 80,8000-8099}.
   */
  public static Canonical<PortSet> parse(String text) {
    return PortSyntax.parse(text);
  }

  /** Returns whether the set has no port. */
  public boolean isEmpty() {
    return bounds.length == 0;
  }

  /** Returns how many intervals the set has. */
  public int intervalCount() {
    return bounds.length / 2;
  }

  /** Returns the lowest port of the interval {@code index}; intervals ascend. */
  public int first(int index) {
    return bounds[2 * index];
  }

  /** Returns the highest port of the interval {@code index}. */
  public int last(int index) {
    return bounds[2 * index + 1];
  }

  /** Returns whether {@code port} is in the set. */
  public boolean contains(int port) {
    for (int i = 0; i < bounds.length; i += 2) {
      if (port <= bounds[i + 1]) {
        return port >= bounds[i];
      }
    }
    return false;
  }

  /** Returns whether every port of {@code other} is in this set. */
  public boolean covers(PortSet other) {
    return other.subtract(this).isEmpty();
  }

  /** Returns whether some port is in both sets. */
  public boolean overlaps(PortSet other) {
    return !intersect(other).isEmpty();
  }

  /** Returns the ports that are in both sets. */
  public PortSet intersect(PortSet other) {
    int[] shared = new int[bounds.length + other.bounds.length];
    int size = 0;
    int i = 0;
    int j = 0;
    while (i < bounds.length && j < other.bounds.length) {
      int first = Math.max(bounds[i], other.bounds[j]);
      int last = Math.min(bounds[i + 1], other.bounds[j + 1]);
      if (first <= last) {
        shared[size++] = first;
        shared[size++] = last;
      }
      if (bounds[i + 1] < other.bounds[j + 1]) {
        i += 2;
      } else {
        j += 2;
      }
    }
    return new PortSet(Arrays.copyOf(shared, size));
  }

  /** Returns the ports that are in either set. */
  public PortSet union(PortSet other) {
    return complement().intersect(other.complement()).complement();
  }

  /** Returns the ports of this set that are not in {@code other}. */
  public PortSet subtract(PortSet other) {
    return intersect(other.complement());
  }

  private PortSet complement() {
    int[] gaps = new int[bounds.length + 2];
    int size = 0;
    int next = LOWEST;
    for (int i = 0; i < bounds.length; i += 2) {
      if (next < bounds[i]) {
        gaps[size++] = next;
        gaps[size++] = bounds[i] - 1;
      }
      next = bounds[i + 1] + 1;
    }
    if (next <= HIGHEST) {
      gaps[size++] = next;
      gaps[size++] = HIGHEST;
    }
    return new PortSet(Arrays.copyOf(gaps, size));
  }

  /** Returns the form that {@link #parse} reads, ascending; empty for no port. */
  public String text() {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < bounds.length; i += 2) {
      text.append(i == 0 ? "" : ",").append(bounds[i]);
      if (bounds[i] < bounds[i + 1]) {
        text.append('-').append(bounds[i + 1]);
      }
    }
    return text.toString();
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof PortSet set && Arrays.equals(bounds, set.bounds);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(bounds);
  }

  /** Returns {@link #text()}. */
  @Override
  public String toString() {
    return text();
  }
}
