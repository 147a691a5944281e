package dev.edict.audit.dashboard;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Where and to whom a dashboard is served. What is not set has the value named at its setter.
 *
 * <pre>{@code
 * DashboardOptions options = DashboardOptions.builder().port(7470).build();
 * }</pre>
 */
public final class DashboardOptions {

  /** The fewest characters of a token. */
  public static final int SHORTEST_TOKEN = 16;

  private static final int LARGEST_PORT = 65_535;

  final InetSocketAddress address;
  final List<String> hostNames;
  final int pages;
  final @Nullable String token;

  private DashboardOptions(Builder builder) {
    this.address =
        builder.address == null
            ? new InetSocketAddress(InetAddress.getLoopbackAddress(), builder.port)
            : builder.address;
    this.hostNames = List.copyOf(builder.hostNames);
    this.pages = builder.pages;
    this.token = builder.token;
  }

  /** Returns the options that nothing was set in. */
  public static DashboardOptions defaults() {
    return builder().build();
  }

  /** Returns a builder. */
  public static Builder builder() {
    return new Builder();
  }

  /** Collects options; not safe for use by several threads. */
  public static final class Builder {
    private final List<String> hostNames = new ArrayList<>();
    private @Nullable InetSocketAddress address;
    private @Nullable String token;
    private int port;
    private int pages = 16;

    private Builder() {}

    /** Sets the port on the loopback; any that is free when not set. */
    public Builder port(int value) {
      if (value < 0 || value > LARGEST_PORT) {
        throw new IllegalArgumentException("port is not within 0 to 65535: " + value);
      }
      this.port = value;
      return this;
    }

    /**
     * Sets where to listen, in place of the loopback. What is served is not encrypted: put a proxy
     * with TLS before it, and name the host that browsers ask for with {@link #hostName}.
     */
    public Builder address(InetSocketAddress value) {
      this.address = value;
      return this;
    }

    /**
     * Adds a name that browsers may know the server by, besides those of the loopback and the
     * address. Requests for other names are refused.
     */
    public Builder hostName(String value) {
      if (value.isEmpty()) {
        throw new IllegalArgumentException("hostName is empty");
      }
      this.hostNames.add(value);
      return this;
    }

    /**
     * Sets the token that opens the dashboard; a random one when not set.
     *
     * @throws IllegalArgumentException if it is shorter than {@link #SHORTEST_TOKEN}, or holds
     *     other characters than letters, digits, {@code -}, {@code .}, {@code _} and {@code ~}
     */
    public Builder token(String value) {
      boolean isSafe = value.chars().allMatch(Builder::isUnreserved);
      if (value.length() < SHORTEST_TOKEN || !isSafe) {
        throw new IllegalArgumentException(
            "a token has at least " + SHORTEST_TOKEN + " characters, of letters, digits, - . _ ~");
      }
      this.token = value;
      return this;
    }

    private static boolean isUnreserved(int c) {
      return (c >= 'a' && c <= 'z')
          || (c >= 'A' && c <= 'Z')
          || (c >= '0' && c <= '9')
          || "-._~".indexOf(c) >= 0;
    }

    /** Sets how many pages may be open at once, 1 to 256; 16 when not set. */
    public Builder pages(int value) {
      if (value < 1 || value > 256) {
        throw new IllegalArgumentException("pages is not within 1 to 256: " + value);
      }
      this.pages = value;
      return this;
    }

    /** Returns the options. */
    public DashboardOptions build() {
      return new DashboardOptions(this);
    }
  }
}
