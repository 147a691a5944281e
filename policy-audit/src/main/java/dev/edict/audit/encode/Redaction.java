package dev.edict.audit.encode;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/**
 * What is changed in records before they leave: members left out, or replaced by a keyed hash, by
 * which they can still be counted and compared. The journal itself stays as it is. Immutable.
 *
 * <pre>{@code
 * Redaction redaction = Redaction.none().hashing("user", key).leavingOut("resource");
 * }</pre>
 */
public final class Redaction {
  private static final Redaction NONE = new Redaction(List.of());
  private static final String ALGORITHM = "HmacSHA256";
  private static final int MIN_KEY = 16;
  private static final String LEFT_OUT = "(redacted)";

  /** Without these a record has no place in its journal, and no identity. */
  private static final Set<String> FIXED =
      Set.of("timestamp", "event_id", "sequence", "previous_hash", "hash", "notice");

  private final List<Rule> rules;

  private record Rule(String member, @Nullable SecretKeySpec key) {}

  private Redaction(List<Rule> rules) {
    this.rules = rules;
  }

  /** Returns a redaction that changes nothing. */
  public static Redaction none() {
    return NONE;
  }

  /**
   * Returns this redaction that also leaves a member out: a text becomes {@code (redacted)}.
   *
   * @throws IllegalArgumentException if the member is one that every copy must have
   */
  public Redaction leavingOut(String member) {
    return with(new Rule(checked(member), null));
  }

  /**
   * Returns this redaction that also replaces a member by 32 hexadecimal digits of its
   * HMAC-SHA-256.
   *
   * @param key at least 16 bytes, secret
   * @throws IllegalArgumentException if the member is one that every copy must have, or the key is
   *     too short
   */
  public Redaction hashing(String member, byte[] key) {
    if (key.length < MIN_KEY) {
      throw new IllegalArgumentException("a key of " + key.length + " bytes");
    }
    return with(new Rule(checked(member), new SecretKeySpec(key, ALGORITHM)));
  }

  private Redaction with(Rule rule) {
    List<Rule> more = new ArrayList<>(rules);
    more.add(rule);
    return new Redaction(List.copyOf(more));
  }

  private static String checked(String member) {
    if (FIXED.contains(member)) {
      throw new IllegalArgumentException("every copy of a record has its " + member);
    }
    return member;
  }

  /** Returns whether nothing is changed. */
  public boolean isNone() {
    return rules.isEmpty();
  }

  /** Returns the members of a record as they may leave. */
  Map<String, @Nullable Object> apply(Map<String, @Nullable Object> members) {
    if (rules.isEmpty()) {
      return members;
    }
    Map<String, @Nullable Object> changed = new LinkedHashMap<>(members);
    for (Rule rule : rules) {
      changed.computeIfPresent(rule.member, (name, value) -> replacement(rule, value));
    }
    return changed;
  }

  private static Object replacement(Rule rule, Object value) {
    SecretKeySpec key = rule.key;
    if (key == null) {
      return value instanceof String ? LEFT_OUT : 0L;
    }
    try {
      Mac mac = Mac.getInstance(ALGORITHM);
      mac.init(key);
      byte[] full = mac.doFinal(value.toString().getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(full, 0, full.length / 2);
    } catch (GeneralSecurityException impossible) {
      throw new IllegalStateException("every Java platform has HmacSHA256", impossible);
    }
  }
}
