package dev.edict.audit.journal;

import java.io.IOException;
import java.lang.System.Logger;
import java.security.PrivateKey;
import java.time.Duration;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * How a journal keeps events. What is not set has the value named at its setter.
 *
 * <pre>{@code
 * JournalOptions options = JournalOptions.builder().durability(Durability.BUFFERED).build();
 * }</pre>
 */
public final class JournalOptions {
  private static final int MAX_QUEUE = 1 << 22;

  final Durability durability;
  final FullQueue fullQueue;
  final int queueCapacity;
  final long segmentBytes;
  final Duration segmentAge;
  final Duration checkpointEvery;
  final @Nullable Duration keepFor;
  final long keepBytes;
  final boolean compress;
  final @Nullable PrivateKey checkpointKey;
  final @Nullable String host;
  final Consumer<IOException> problems;

  private JournalOptions(Builder builder) {
    this.durability = builder.durability;
    this.fullQueue = builder.fullQueue;
    this.queueCapacity = builder.queueCapacity;
    this.segmentBytes = builder.segmentBytes;
    this.segmentAge = builder.segmentAge;
    this.checkpointEvery = builder.checkpointEvery;
    this.keepFor = builder.keepFor;
    this.keepBytes = builder.keepBytes;
    this.compress = builder.compress;
    this.checkpointKey = builder.checkpointKey;
    this.host = builder.host;
    this.problems = builder.problems;
  }

  /** Returns the options that nothing was set in. */
  public static JournalOptions defaults() {
    return builder().build();
  }

  /** Returns a builder. */
  public static Builder builder() {
    return new Builder();
  }

  /** Collects options; not safe for use by several threads. */
  public static final class Builder {
    private Durability durability = Durability.DURABLE;
    private FullQueue fullQueue = FullQueue.BLOCK;
    private int queueCapacity = 1 << 14;
    private long segmentBytes = 64L << 20;
    private Duration segmentAge = Duration.ofHours(1);
    private Duration checkpointEvery = Duration.ofMinutes(1);
    private @Nullable Duration keepFor;
    private long keepBytes = Long.MAX_VALUE;
    private boolean compress = true;
    private @Nullable PrivateKey checkpointKey;
    private @Nullable String host;
    private Consumer<IOException> problems = Builder::log;

    private Builder() {}

    /** Sets what taking an event means; {@code DURABLE} when not set. */
    public Builder durability(Durability value) {
      this.durability = value;
      return this;
    }

    /** Sets what happens when the queue is full; {@code BLOCK} when not set. */
    public Builder fullQueue(FullQueue value) {
      this.fullQueue = value;
      return this;
    }

    /**
     * Sets how many events may wait, from 64 to 4194304, rounded up to a power of two; 16384 when
     * not set.
     */
    public Builder queueCapacity(int value) {
      requireWithin("queueCapacity", value, 64, MAX_QUEUE);
      this.queueCapacity = Integer.highestOneBit(2 * value - 1);
      return this;
    }

    /** Sets how large a segment may grow, at least 1 KiB; 64 MiB when not set. */
    public Builder segmentBytes(long value) {
      requireWithin("segmentBytes", value, 1024, Long.MAX_VALUE);
      this.segmentBytes = value;
      return this;
    }

    /** Sets how long a segment is written to; one hour when not set. */
    public Builder segmentAge(Duration value) {
      this.segmentAge = positive("segmentAge", value);
      return this;
    }

    /** Sets after what time with new records there is a checkpoint; one minute when not set. */
    public Builder checkpointEvery(Duration value) {
      this.checkpointEvery = positive("checkpointEvery", value);
      return this;
    }

    /** Sets how long closed segments are kept; for ever when not set. */
    public Builder keepFor(Duration value) {
      this.keepFor = positive("keepFor", value);
      return this;
    }

    /** Sets how many bytes of closed segments are kept; any number when not set. */
    public Builder keepBytes(long value) {
      requireWithin("keepBytes", value, 0, Long.MAX_VALUE);
      this.keepBytes = value;
      return this;
    }

    /** Sets whether closed segments are compressed; they are when not set. */
    public Builder compress(boolean value) {
      this.compress = value;
      return this;
    }

    /** Sets the Ed25519 key that signs checkpoints; they are not signed when not set. */
    public Builder checkpointKey(PrivateKey value) {
      this.checkpointKey = value;
      return this;
    }

    /** Sets the name of the machine, for the events. */
    public Builder host(String value) {
      this.host = value;
      return this;
    }

    /**
     * Sets who is told of what goes wrong behind the callers' backs: that writing failed, that a
     * segment cannot be compressed or removed. The system's log when not set.
     */
    public Builder problems(Consumer<IOException> value) {
      this.problems = value;
      return this;
    }

    /** Returns the options. */
    public JournalOptions build() {
      return new JournalOptions(this);
    }

    private static void log(IOException problem) {
      System.getLogger(AuditJournal.class.getName()).log(Logger.Level.ERROR, "audit", problem);
    }

    private static void requireWithin(String name, long value, long least, long most) {
      if (value < least || value > most) {
        throw new IllegalArgumentException(name + " is not within its bounds: " + value);
      }
    }

    private static Duration positive(String name, Duration value) {
      if (value.isNegative() || value.isZero()) {
        throw new IllegalArgumentException(name + " is not positive: " + value);
      }
      return value;
    }
  }
}
