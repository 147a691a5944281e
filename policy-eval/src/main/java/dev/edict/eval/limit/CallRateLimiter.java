package dev.edict.eval.limit;

import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Counts the calls of each caller over the last minute. Safe for use by many threads. Memory is
 * bounded: when too many callers were active within the last minute, further ones are refused.
 */
public final class CallRateLimiter {
  private static final int MOST_CALLERS = 10_000;
  private static final float LOAD_FACTOR = 0.75f;

  private final LongSupplier nanoTime;
  private final int mostCallers;
  private final long start;
  // By last use, so that the first is the one to forget.
  private final Map<Caller, CallWindow> windows = new LinkedHashMap<>(16, LOAD_FACTOR, true);

  /** Makes a limiter by {@link System#nanoTime()} for up to 10000 callers at once. */
  public CallRateLimiter() {
    this(System::nanoTime, MOST_CALLERS);
  }

  /**
   * Makes a limiter.
   *
   * @param nanoTime a clock that never goes back, in nanoseconds from any origin
   * @param mostCallers how many callers may be active within one minute, 1 or more
   */
  public CallRateLimiter(LongSupplier nanoTime, int mostCallers) {
    if (mostCallers < 1) {
      throw new IllegalArgumentException("mostCallers is " + mostCallers);
    }
    this.nanoTime = nanoTime;
    this.mostCallers = mostCallers;
    this.start = nanoTime.getAsLong();
  }

  /**
   * Counts a call and returns whether it is within the limit. A refused call does not count.
   *
   * @param caller whose call
   * @param perMinute how many calls any minute may have
   */
  public synchronized boolean tryAcquire(Caller caller, long perMinute) {
    long second = TimeUnit.NANOSECONDS.toSeconds(nanoTime.getAsLong() - start);
    CallWindow window = windows.get(caller);
    if (window == null) {
      window = admit(caller, second);
    }
    return window != null && window.tryAdd(second, perMinute);
  }

  private @Nullable CallWindow admit(Caller caller, long second) {
    if (windows.size() >= mostCallers) {
      Iterator<CallWindow> eldest = windows.values().iterator();
      if (!eldest.next().isEmpty(second)) {
        return null;
      }
      eldest.remove();
    }
    CallWindow window = new CallWindow(second);
    windows.put(caller, window);
    return window;
  }

  /**
   * Who calls.
   *
   * @param user the user's name
   * @param sandbox the sandbox's identifier, if known; calls without one count together
   */
  public record Caller(String user, @Nullable String sandbox) {}
}
