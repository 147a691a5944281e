package dev.edict.dsl.source;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One policy file: a name and its text. Immutable and safe to share; equality is by name and text.
 */
public final class PolicySource {
  private final String name;
  private final String text;
  private volatile @Nullable LineMap lines;

  private PolicySource(String name, String text) {
    this.name = name;
    this.text = text;
  }

  /**
   * Returns a source made of a text.
   *
   * @param name what messages call it, usually a path relative to the policy set with {@code /};
   *     not blank
   * @param text the whole text
   * @throws IllegalArgumentException if the name is blank
   */
  public static PolicySource of(String name, String text) {
    if (name.isBlank()) {
      throw new IllegalArgumentException("name of a policy source is blank");
    }
    return new PolicySource(name, text);
  }

  /**
   * Returns a source made of bytes, or empty when the bytes are not strict UTF-8.
   *
   * @param name what messages call it; not blank
   * @param utf8 the whole content
   */
  public static Optional<PolicySource> ofUtf8(String name, byte[] utf8) {
    try {
      String text =
          StandardCharsets.UTF_8
              .newDecoder()
              .onMalformedInput(CodingErrorAction.REPORT)
              .onUnmappableCharacter(CodingErrorAction.REPORT)
              .decode(ByteBuffer.wrap(utf8))
              .toString();
      return Optional.of(of(name, text));
    } catch (CharacterCodingException malformed) {
      return Optional.empty();
    }
  }

  /** Returns what messages call this source. */
  public String name() {
    return name;
  }

  /** Returns the whole text. */
  public String text() {
    return text;
  }

  /** Returns where the lines of the text start; made on first use. */
  public LineMap lines() {
    LineMap known = lines;
    if (known == null) {
      known = LineMap.of(text);
      lines = known;
    }
    return known;
  }

  /** Returns the part of the text that {@code span} covers. */
  public String text(SourceSpan span) {
    return text.substring(lines().charIndex(span.start()), lines().charIndex(span.end()));
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof PolicySource that && name.equals(that.name) && text.equals(that.text);
  }

  @Override
  public int hashCode() {
    return 31 * name.hashCode() + text.hashCode();
  }

  @Override
  public String toString() {
    return name;
  }
}
