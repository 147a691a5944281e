package dev.edict.gateway.confine;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.SortedMap;

/** Writes what the launcher is to start, in the form that it reads. */
final class LaunchOrderText {
  private static final String FORM = "edict-landlock 1";

  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

  private LaunchOrderText() {}

  /**
   * Returns an order: its length in four bytes, then texts that each end with NUL.
   *
   * @throws IOException if something is not text
   */
  static byte[] of(ConfinementPlan plan, SortedMap<String, String> environment, List<String> words)
      throws IOException {
    LaunchOrderText order = new LaunchOrderText();
    order.add(FORM);
    for (String path : plan.read()) {
      order.add("read", path);
    }
    for (String path : plan.write()) {
      order.add("write", path);
    }
    for (String path : plan.runtime()) {
      order.add("run", path);
    }
    for (int port : plan.ports()) {
      order.add("connect", String.valueOf(port));
    }
    for (String name : environment.keySet()) {
      order.add("variable", name + "=" + environment.get(name));
    }
    for (String word : words) {
      order.add("word", word);
    }
    int length = order.bytes.size();
    return ByteBuffer.allocate(Integer.BYTES + length)
        .putInt(length)
        .put(order.bytes.toByteArray())
        .array();
  }

  private void add(String kind, String value) throws IOException {
    add(kind);
    add(value);
  }

  private void add(String text) throws IOException {
    if (text.indexOf('\0') >= 0) {
      throw new IOException("a path, variable or argument holds NUL");
    }
    if (!StandardCharsets.UTF_8.newEncoder().canEncode(text)) {
      throw new IOException("a path, variable or argument is no text");
    }
    bytes.writeBytes(text.getBytes(StandardCharsets.UTF_8));
    bytes.write(0);
  }
}
