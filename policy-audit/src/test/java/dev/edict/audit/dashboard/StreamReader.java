package dev.edict.audit.dashboard;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;

/** Reads server-sent events. */
final class StreamReader implements Closeable {
  private static final ObjectMapper JSON = new ObjectMapper();

  private final BufferedReader in;

  StreamReader(InputStream in) {
    this.in = new BufferedReader(new InputStreamReader(in, StandardCharsets.US_ASCII));
  }

  /** An event. */
  record Event(long id, String name, JsonNode data) {}

  /** Returns the next event of a name, after others that are passed over. */
  Event next(String name) throws IOException {
    Event event = next();
    while (!event.name().equals(name)) {
      event = next();
    }
    return event;
  }

  /** Returns the next event. */
  Event next() throws IOException {
    long id = 0;
    String name = "";
    String data = "";
    for (String line = in.readLine(); line != null; line = in.readLine()) {
      if (line.startsWith("id: ")) {
        id = Long.parseLong(line.substring(4));
      } else if (line.startsWith("event: ")) {
        name = line.substring(7);
      } else if (line.startsWith("data: ")) {
        data = line.substring(6);
      } else if (line.isEmpty() && !name.isEmpty()) {
        return new Event(id, name, JSON.readTree(data));
      }
    }
    throw new IOException("the stream ended");
  }

  @Override
  public void close() throws IOException {
    in.close();
  }
}
