package dev.edict.gateway.mcp;

import dev.edict.gateway.rpc.LineReader;
import dev.edict.gateway.rpc.RpcFault;
import dev.edict.gateway.rpc.StrictTree;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** Reads server-sent events; used by one thread. Lines end with LF or CR LF, as all servers do. */
final class EventStream {
  private final LineReader lines;
  private final int longest;

  EventStream(InputStream in, int longest) {
    this.lines = new LineReader(in, longest);
    this.longest = longest;
  }

  /**
   * Returns the data of the next event that has any; null at the end.
   *
   * @throws IOException if the event is too long or nothing can be read
   */
  @Nullable String next() throws IOException, RpcFault {
    StringBuilder data = new StringBuilder();
    for (byte[] line = lines.next(); line != null; line = lines.next()) {
      // Servers that can resume a stream start it with an event whose data is empty.
      if (line.length == 0 && data.length() > 1) {
        return data.substring(0, data.length() - 1);
      }
      if (line.length == 0) {
        data.setLength(0);
      }
      String text = StrictTree.decode(line);
      if (text.startsWith("data:")) {
        data.append(text, text.startsWith("data: ") ? 6 : 5, text.length()).append('\n');
      }
      if (data.length() > longest) {
        throw new IOException("an event has more than " + longest + " characters");
      }
    }
    return null;
  }

  /** Returns the bytes of an event. */
  static byte[] event(String data) {
    return ("event: message\ndata: " + data + "\n\n").getBytes(StandardCharsets.UTF_8);
  }
}
