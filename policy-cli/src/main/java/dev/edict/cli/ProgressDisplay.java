package dev.edict.cli;

import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import me.tongfei.progressbar.ConsoleProgressBarConsumer;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;
import org.jspecify.annotations.Nullable;

/** Shows a person how far a long input has been worked off; nothing when nobody watches. */
final class ProgressDisplay implements AutoCloseable {
  private static final long LONG_INPUT = 1 << 20;
  private static final int WIDTH = 80;

  private final @Nullable ProgressBar bar;

  private ProgressDisplay(@Nullable ProgressBar bar) {
    this.bar = bar;
  }

  /**
   * Starts a display on the messages.
   *
   * @param size bytes of input; negative when unknown
   */
  static ProgressDisplay start(Streams streams, long size) {
    return start(streams, size, "deciding");
  }

  /**
   * Starts a display on the messages.
   *
   * @param size bytes of input; negative when unknown
   * @param task what is done, one word
   */
  static ProgressDisplay start(Streams streams, long size, String task) {
    if (!streams.watched() || size < LONG_INPUT) {
      return new ProgressDisplay(null);
    }
    PrintStream messages = new PrintStream(System.err, true, StandardCharsets.UTF_8);
    return new ProgressDisplay(
        new ProgressBarBuilder()
            .setTaskName(task)
            .setInitialMax(size)
            .setUnit(" MiB", 1 << 20)
            .setStyle(ProgressBarStyle.ASCII)
            .setUpdateIntervalMillis(200)
            .clearDisplayOnFinish()
            .setConsumer(new ConsoleProgressBarConsumer(messages, WIDTH))
            .build());
  }

  /** Shows how many bytes were used up. */
  void stepTo(long bytes) {
    if (bar != null) {
      bar.stepTo(bytes);
    }
  }

  @Override
  public void close() {
    if (bar != null) {
      bar.close();
    }
  }
}
