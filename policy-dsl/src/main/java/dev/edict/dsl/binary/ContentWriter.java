package dev.edict.dsl.binary;

import dev.edict.dsl.source.PolicySource;
import dev.edict.dsl.source.SourceLocation;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;

/** Writes numbers, and texts and sources by number: each is written once, before all else. */
final class ContentWriter {
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final Map<String, Integer> texts = new LinkedHashMap<>();
  private final Map<PolicySource, Integer> sources = new LinkedHashMap<>();

  /** Writes a number of 0 or more, seven bits a byte, the lowest first. */
  void number(long value) {
    number(out, value);
  }

  private static void number(ByteArrayOutputStream to, long value) {
    if (value < 0) {
      throw new IllegalArgumentException("number is negative: " + value);
    }
    long rest = value;
    while (rest > 0x7f) {
      to.write((int) (rest & 0x7f) | 0x80);
      rest >>>= 7;
    }
    to.write((int) rest);
  }

  void flag(boolean value) {
    out.write(value ? 1 : 0);
  }

  /** Writes a constant by its name, which no reordering changes. */
  void constant(Enum<?> constant) {
    text(constant.name());
  }

  void constants(Collection<? extends Enum<?>> constants) {
    number(constants.size());
    constants.forEach(this::constant);
  }

  void bytes(byte[] bytes) {
    number(bytes.length);
    out.writeBytes(bytes);
  }

  void text(String text) {
    number(number(text));
  }

  private int number(String text) {
    Integer known = texts.putIfAbsent(text, texts.size());
    return known == null ? texts.size() - 1 : known;
  }

  void location(SourceLocation location) {
    PolicySource source = location.source();
    Integer known = sources.get(source);
    if (known == null) {
      known = sources.size();
      sources.put(source, known);
    }
    number(known);
    number(location.span().start());
    number(location.span().length());
  }

  /** Returns the texts, the sources and all that was written. */
  byte[] toBytes() {
    ByteArrayOutputStream front = new ByteArrayOutputStream();
    ByteArrayOutputStream named = new ByteArrayOutputStream();
    number(named, sources.size());
    for (PolicySource source : sources.keySet()) {
      number(named, number(source.name()));
      number(named, number(source.text()));
    }
    byte[] joined = utf8(String.join("", texts.keySet()));
    number(front, joined.length);
    front.writeBytes(joined);
    number(front, texts.size());
    texts.keySet().forEach(text -> number(front, text.length()));
    front.writeBytes(named.toByteArray());
    front.writeBytes(out.toByteArray());
    return front.toByteArray();
  }

  private static byte[] utf8(String text) {
    try {
      ByteBuffer encoded = StandardCharsets.UTF_8.newEncoder().encode(CharBuffer.wrap(text));
      byte[] bytes = new byte[encoded.remaining()];
      encoded.get(bytes);
      return bytes;
    } catch (CharacterCodingException lone) {
      throw new IllegalArgumentException("a text of the policy set is no Unicode text", lone);
    }
  }
}
