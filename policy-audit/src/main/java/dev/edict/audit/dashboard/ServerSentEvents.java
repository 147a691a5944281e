package dev.edict.audit.dashboard;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** Writes events as a browser's {@code EventSource} reads them. */
final class ServerSentEvents {
  private static final int MOST_DIGITS = 18;

  private final OutputStream out;

  ServerSentEvents(OutputStream out) {
    this.out = out;
  }

  /** Says after how many milliseconds a lost connection is made again. */
  void retryAfter(int millis) throws IOException {
    write("retry: " + millis + "\n\n");
  }

  /**
   * Sends an event.
   *
   * @param id the number of the last record that the receiver has then
   * @param data JSON without line breaks
   */
  void send(long id, String name, String data) throws IOException {
    write("id: " + id + "\nevent: " + name + "\ndata: " + data + "\n\n");
  }

  /** Sends nothing, to find out whether anybody is there. */
  void ping() throws IOException {
    write(":\n\n");
  }

  private void write(String text) throws IOException {
    out.write(text.getBytes(StandardCharsets.UTF_8));
    out.flush();
  }

  /** Returns the number that a browser gives back as the last it saw; 0 when it gives none. */
  static long number(@Nullable String lastId) {
    boolean isNumber =
        lastId != null
            && !lastId.isEmpty()
            && lastId.length() <= MOST_DIGITS
            && lastId.chars().allMatch(c -> c >= '0' && c <= '9');
    return isNumber ? Long.parseLong(lastId) : 0;
  }
}
