package dev.edict.eval.audit;

import dev.edict.eval.json.JsonValue;
import dev.edict.eval.json.StrictJson;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * Numbers events and seals each with a hash over itself and the one before, so that a line changed,
 * removed or moved is found. What is cut from the end is found only by those who know how many
 * lines there were.
 *
 * <p>The hash of a line is SHA-256 over the ASCII text of the line without its last member, {@code
 * hash}. The first line names {@link #NO_HASH} as the hash before it. Used by one thread.
 */
public final class AuditChain {

  /** The hash before the first line. */
  public static final String NO_HASH = "0".repeat(64);

  private static final String HASH_MEMBER = ",\"hash\":\"";
  private static final int SEAL_LENGTH = HASH_MEMBER.length() + NO_HASH.length() + "\"}".length();

  private long sequence;
  private String previousHash;

  private AuditChain(long sequence, String previousHash) {
    this.sequence = sequence;
    this.previousHash = previousHash;
  }

  /** Returns a chain whose first event has the number 1. */
  public static AuditChain start() {
    return new AuditChain(0, NO_HASH);
  }

  /**
   * Returns a chain that goes on after {@code line}.
   *
   * @throws IllegalArgumentException if the line is not one that a chain made, or was changed
   */
  public static AuditChain after(String line) {
    Link link = Link.read(line);
    if (link == null) {
      throw new IllegalArgumentException("the last audit line is not intact");
    }
    return new AuditChain(link.sequence, link.hash);
  }

  /** Returns the next line, without a line break. */
  String seal(AuditEvent event) {
    sequence++;
    String unsealed = AuditLine.unsealed(event, sequence, previousHash);
    previousHash = sha256(unsealed);
    return unsealed.substring(0, unsealed.length() - 1) + HASH_MEMBER + previousHash + "\"}";
  }

  /**
   * Returns the number of the first line, counted from 1, that is not intact or does not follow the
   * one before it; empty when all do.
   *
   * @param lines the lines from the start of the chain, without line breaks
   */
  public static OptionalLong firstBroken(Iterable<String> lines) {
    AuditChain expected = start();
    long number = 0;
    for (String line : lines) {
      number++;
      Link link = Link.read(line);
      if (link == null
          || link.sequence != expected.sequence + 1
          || !link.previousHash.equals(expected.previousHash)) {
        return OptionalLong.of(number);
      }
      expected = new AuditChain(link.sequence, link.hash);
    }
    return OptionalLong.empty();
  }

  private static String sha256(String ascii) {
    try {
      byte[] bytes = ascii.getBytes(StandardCharsets.US_ASCII);
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException("every Java platform has SHA-256", impossible);
    }
  }

  /** What a line says of its place in the chain. */
  private record Link(long sequence, String previousHash, String hash) {

    /** Returns the link of a line, or null when the line is not intact. */
    static @Nullable Link read(String line) {
      int seal = line.length() - SEAL_LENGTH;
      if (seal < 0 || !line.startsWith(HASH_MEMBER, seal) || !line.endsWith("\"}")) {
        return null;
      }
      String hash = sha256(line.substring(0, seal) + "}");
      JsonValue.ObjectValue members = StrictJson.parseObject(line).orNull();
      if (members == null
          || !(members.members().get("sequence") instanceof JsonValue.NumberValue sequence)
          || !(members.members().get("previous_hash") instanceof JsonValue.StringValue previous)
          || !new JsonValue.StringValue(hash).equals(members.members().get("hash"))
          || !isLong(sequence.value())) {
        return null;
      }
      return new Link(sequence.value().longValue(), previous.value(), hash);
    }

    private static boolean isLong(BigDecimal value) {
      return value.compareTo(BigDecimal.valueOf(value.longValue())) == 0;
    }
  }
}
