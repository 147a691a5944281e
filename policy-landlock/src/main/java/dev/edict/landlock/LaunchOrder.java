package dev.edict.landlock;

import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * What is to be started, and what it is given. An order stands at the beginning of standard input;
 * what follows it is for the program. So no other program sees the variables, and the text is the
 * same in every locale.
 *
 * <p>Its form: the number of bytes that follow, in four bytes, the highest first; then texts in
 * UTF-8, each ended by a NUL. The first is {@link #FORM}; the others are a kind and a value in
 * turn.
 *
 * @param read real paths to read
 * @param write real paths to read and write
 * @param run real paths to read and start programs from
 * @param ports TCP ports to connect to
 * @param environment variables, {@code NAME=VALUE}
 * @param words the program and its arguments
 */
record LaunchOrder(
    List<String> read,
    List<String> write,
    List<String> run,
    List<Integer> ports,
    List<String> environment,
    List<String> words) {

  /** What every order begins with. */
  static final String FORM = "edict-landlock 1";

  private static final int LONGEST = 1 << 22;

  /**
   * Reads an order and nothing beyond it.
   *
   * @throws IOException if it cannot be read, or is not an order
   */
  static LaunchOrder read(InputStream in) throws IOException {
    int length = new DataInputStream(in).readInt();
    if (length < 1 || length > LONGEST) {
      throw new KernelFault("the order is not one of " + FORM);
    }
    byte[] bytes = in.readNBytes(length);
    if (bytes.length < length) {
      throw new KernelFault("the order is cut off");
    }
    return of(texts(bytes));
  }

  private static List<String> texts(byte[] bytes) throws KernelFault {
    List<String> texts = new ArrayList<>();
    int start = 0;
    for (int i = 0; i < bytes.length; i++) {
      if (bytes[i] == 0) {
        texts.add(text(ByteBuffer.wrap(bytes, start, i - start)));
        start = i + 1;
      }
    }
    if (start < bytes.length) {
      throw new KernelFault("the order does not end");
    }
    return texts;
  }

  private static String text(ByteBuffer bytes) throws KernelFault {
    try {
      return StandardCharsets.UTF_8.newDecoder().decode(bytes).toString();
    } catch (CharacterCodingException malformed) {
      throw new KernelFault("the order is not UTF-8");
    }
  }

  private static LaunchOrder of(List<String> texts) throws KernelFault {
    if (texts.size() % 2 == 0 || !texts.get(0).equals(FORM)) {
      throw new KernelFault("the order is not one of " + FORM);
    }
    LaunchOrder order =
        new LaunchOrder(
            new ArrayList<>(),
            new ArrayList<>(),
            new ArrayList<>(),
            new ArrayList<>(),
            new ArrayList<>(),
            new ArrayList<>());
    for (int i = 1; i < texts.size(); i += 2) {
      order.take(texts.get(i), texts.get(i + 1));
    }
    if (order.words.isEmpty()) {
      throw new KernelFault("the order names no program");
    }
    return order;
  }

  private void take(String kind, String value) throws KernelFault {
    switch (kind) {
      case "read" -> read.add(value);
      case "write" -> write.add(value);
      case "run" -> run.add(value);
      case "connect" -> ports.add(port(value));
      case "variable" -> environment.add(value);
      case "word" -> words.add(value);
      default -> throw new KernelFault("not known in an order: " + kind);
    }
  }

  private static int port(String value) throws KernelFault {
    int port = 0;
    for (int i = 0; i < value.length(); i++) {
      int digit = value.charAt(i) - '0';
      port = digit < 0 || digit > 9 || port > 0xFFFF ? Integer.MAX_VALUE : port * 10 + digit;
    }
    if (port < 1 || port > 0xFFFF) {
      throw new KernelFault("not a port: " + value);
    }
    return port;
  }
}
