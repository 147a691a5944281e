package dev.edict.dsl.binary;

import dev.edict.dsl.match.Canonical;
import dev.edict.dsl.source.PolicySource;
import dev.edict.dsl.source.SourceLocation;
import dev.edict.dsl.source.SourceSpan;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

/**
 * Reads what {@link ContentWriter} writes, and trusts nothing: every number is held against what
 * there can be.
 */
final class ContentReader {
  private final byte[] content;
  private final String[] texts;
  private final List<PolicySource> sources = new ArrayList<>();
  private final List<Integer> codePoints = new ArrayList<>();
  private final Map<Function<?, ?>, Object[]> patterns = new HashMap<>();
  private int at;

  ContentReader(byte[] content) throws RuleSetFormatException {
    this.content = content;
    this.texts = readTexts();
    for (int count = count(); count > 0; count--) {
      String name = text();
      String text = text();
      if (name.isBlank()) {
        throw damaged("a source without a name");
      }
      sources.add(PolicySource.of(name, text));
      codePoints.add(text.codePointCount(0, text.length()));
    }
  }

  private String[] readTexts() throws RuleSetFormatException {
    int bytes = count();
    String joined = utf8(ByteBuffer.wrap(content, at, bytes));
    at += bytes;
    String[] split = new String[count()];
    int start = 0;
    for (int i = 0; i < split.length; i++) {
      long length = number();
      if (length > joined.length() - start) {
        throw damaged("a text beyond the end of all texts");
      }
      int end = start + (int) length;
      if (end < joined.length() && end > 0 && isWithinPair(joined, end)) {
        throw damaged("a text that ends within a character");
      }
      split[i] = joined.substring(start, end);
      start = end;
    }
    if (start != joined.length()) {
      throw damaged("characters that belong to no text");
    }
    return split;
  }

  private static boolean isWithinPair(String text, int at) {
    return Character.isHighSurrogate(text.charAt(at - 1))
        && Character.isLowSurrogate(text.charAt(at));
  }

  private static String utf8(ByteBuffer bytes) throws RuleSetFormatException {
    try {
      CharBuffer decoded =
          StandardCharsets.UTF_8
              .newDecoder()
              .onMalformedInput(CodingErrorAction.REPORT)
              .decode(bytes);
      return decoded.toString();
    } catch (CharacterCodingException malformed) {
      throw new RuleSetFormatException("damaged: texts that are not UTF-8", malformed);
    }
  }

  static RuleSetFormatException damaged(String what) {
    return new RuleSetFormatException("damaged: " + what);
  }

  private int read() throws RuleSetFormatException {
    if (at == content.length) {
      throw damaged("the content ends too early");
    }
    return content[at++] & 0xff;
  }

  /** Reads a number of 0 or more. */
  long number() throws RuleSetFormatException {
    long value = 0;
    for (int shift = 0; shift < Long.SIZE - 1; shift += 7) {
      int next = read();
      value |= (long) (next & 0x7f) << shift;
      if (next < 0x80) {
        if (next == 0 && shift > 0) {
          throw damaged("a number with superfluous zeros");
        }
        return value;
      }
    }
    throw damaged("a number beyond 63 bits");
  }

  /** Reads a number below {@code bound}. */
  int below(int bound, String what) throws RuleSetFormatException {
    long value = number();
    if (value >= bound) {
      throw damaged(what + " " + value + " of " + bound);
    }
    return (int) value;
  }

  /** Reads how many things follow, each of which takes a byte or more. */
  int count() throws RuleSetFormatException {
    long count = number();
    if (count > content.length - at) {
      throw damaged("more parts than there are bytes");
    }
    return (int) count;
  }

  boolean flag() throws RuleSetFormatException {
    return below(2, "flag") == 1;
  }

  <E extends Enum<E>> E constant(E[] constants) throws RuleSetFormatException {
    String name = text();
    for (E constant : constants) {
      if (constant.name().equals(name)) {
        return constant;
      }
    }
    throw damaged("a constant that does not exist");
  }

  /** Reads a set of constants. */
  <E extends Enum<E>> Set<E> constants(Class<E> type) throws RuleSetFormatException {
    E[] constants = type.getEnumConstants();
    Set<E> read = EnumSet.noneOf(type);
    for (int count = below(constants.length + 1, "size of a set"); count > 0; count--) {
      read.add(constant(constants));
    }
    return read;
  }

  byte[] bytes(int most) throws RuleSetFormatException {
    int length = Math.min(count(), most + 1);
    if (length > most) {
      throw damaged("more than " + most + " bytes");
    }
    at += length;
    return Arrays.copyOfRange(content, at - length, at);
  }

  String text() throws RuleSetFormatException {
    return texts[below(texts.length, "text")];
  }

  /** Reads a pattern in its canonical spelling; each is parsed once. */
  <T> T pattern(Class<T> type, Function<String, Canonical<T>> parser)
      throws RuleSetFormatException {
    int number = below(texts.length, "pattern");
    Object[] known = patterns.computeIfAbsent(parser, p -> new Object[texts.length]);
    if (known[number] == null) {
      T parsed = parser.apply(texts[number]).orNull();
      if (parsed == null) {
        throw damaged("a pattern that is none");
      }
      known[number] = parsed;
    }
    return type.cast(known[number]);
  }

  SourceLocation location() throws RuleSetFormatException {
    int number = below(sources.size(), "source");
    int length = codePoints.get(number);
    int start = below(length + 1, "place");
    int span = below(length - start + 1, "length");
    return new SourceLocation(sources.get(number), new SourceSpan(start, start + span));
  }

  void requireEnd() throws RuleSetFormatException {
    if (at != content.length) {
      throw damaged("bytes follow the last part");
    }
  }
}
