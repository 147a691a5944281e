package dev.edict.audit.journal;

import static dev.edict.audit.journal.AsciiBuffer.ascii;

import dev.edict.dsl.ast.Domain;
import dev.edict.dsl.rule.AuditSeverity;
import dev.edict.dsl.rule.Level;
import dev.edict.eval.audit.AuditEvent;
import dev.edict.eval.decision.Basis;
import dev.edict.eval.decision.Outcome;
import java.nio.charset.StandardCharsets;
import java.security.DigestException;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Writes records as sealed lines, one after the other, and keeps the end of their chain. The lines
 * are those of {@link dev.edict.eval.audit.AuditChain}, made without a text in between: the one
 * thread that writes a journal encodes and hashes everything.
 */
final class RecordEncoder {

  /** How much is gathered before it is written, in bytes. */
  static final int BATCH = 1 << 20;

  /** The longest record, in bytes with its line break: every text escaped in full. */
  static final int MAX_RECORD = 1 << 16;

  private static final byte[] TIMESTAMP = ascii("{\"timestamp\":\"");
  private static final byte[] USER = ascii("\",\"user\":");
  private static final byte[] ORG = ascii(",\"org\":");
  private static final byte[] SANDBOX = ascii(",\"sandbox_id\":");
  private static final byte[] RULE_TYPE = ascii(",\"rule_type\":");
  private static final byte[] RULE_NAME = ascii(",\"rule_name\":");
  private static final byte[] DECISION = ascii(",\"decision\":");
  private static final byte[] RESOURCE = ascii(",\"resource\":");
  private static final byte[] AGENT = ascii(",\"agent\":");
  private static final byte[] EVENT_ID = ascii(",\"event_id\":\"");
  private static final byte[] SEQUENCE = ascii("\",\"sequence\":");
  private static final byte[] KIND = ascii(",\"kind\":");
  private static final byte[] ACTION = ascii(",\"action\":");
  private static final byte[] SEVERITY = ascii(",\"severity\":");
  private static final byte[] POLICY = ascii(",\"policy\":");
  private static final byte[] POLICY_DIGEST = ascii(",\"policy_digest\":");
  private static final byte[] GENERATION = ascii(",\"generation\":");
  private static final byte[] LEVEL = ascii(",\"level\":");
  private static final byte[] HOST = ascii(",\"host\":");
  private static final byte[] NOTICE = ascii("\",\"notice\":");
  private static final byte[] DETAIL = ascii(",\"detail\":");
  private static final byte[] COUNT = ascii(",\"count\":");
  private static final byte[] THROUGH = ascii(",\"through_sequence\":");
  private static final byte[] THROUGH_HASH = ascii(",\"through_hash\":");
  private static final byte[] PREVIOUS = ascii(",\"previous_hash\":\"");
  private static final byte[] HASH = ascii(",\"hash\":\"");
  private static final byte[] NULL = ascii("null");

  private static final Map<Domain, byte[]> DOMAINS = words(Domain.class, Domain::keyword);
  private static final Map<Outcome, byte[]> OUTCOMES =
      words(Outcome.class, outcome -> outcome.name().toLowerCase(Locale.ROOT));
  private static final Map<Basis, byte[]> KINDS = words(Basis.class, Basis::word);
  private static final Map<AuditSeverity, byte[]> SEVERITIES =
      words(AuditSeverity.class, AuditSeverity::keyword);
  private static final Map<Level, byte[]> LEVELS = words(Level.class, Level::keyword);

  private final AsciiBuffer out = new AsciiBuffer(BATCH + 2 * MAX_RECORD);
  private final MessageDigest sha256 = Sha256.digest();
  private final byte[] digest = new byte[32];
  private final byte[] previousHash = new byte[64];
  private long sequence;
  private int records;

  /** Makes an encoder that goes on after a record. */
  RecordEncoder(ChainEnd end) {
    this.sequence = end.sequence();
    System.arraycopy(ascii(end.hash()), 0, previousHash, 0, previousHash.length);
  }

  /** Returns the end of the chain, including what was not taken out yet. */
  ChainEnd end() {
    return new ChainEnd(sequence, new String(previousHash, StandardCharsets.US_ASCII));
  }

  long sequence() {
    return sequence;
  }

  /** Returns whether there is room for another record. */
  boolean hasRoom() {
    return out.length() < BATCH;
  }

  byte[] bytes() {
    return out.bytes();
  }

  int length() {
    return out.length();
  }

  /** Returns how many records were encoded since the last {@link #clear}. */
  int records() {
    return records;
  }

  void clear() {
    out.clear();
    records = 0;
  }

  void encode(AuditEvent event) {
    int start = out.length();
    begin(event.timestamp());
    name(USER, event.user());
    name(ORG, event.org());
    name(SANDBOX, event.sandboxId());
    word(RULE_TYPE, DOMAINS, event.ruleType());
    name(RULE_NAME, event.ruleName());
    word(DECISION, OUTCOMES, event.decision());
    out.raw(RESOURCE);
    out.text(event.resource(), BoundedText.MAX_RESOURCE);
    name(AGENT, event.agent());
    out.raw(EVENT_ID);
    out.uuid(event.eventId());
    out.raw(SEQUENCE);
    out.number(++sequence);
    word(KIND, KINDS, event.kind());
    name(ACTION, event.action());
    word(SEVERITY, SEVERITIES, event.severity());
    name(POLICY, event.policy());
    name(POLICY_DIGEST, event.policyDigest());
    out.raw(GENERATION);
    out.number(event.generation());
    word(LEVEL, LEVELS, event.level());
    name(HOST, event.host());
    seal(start);
  }

  void encode(Notice.Stamped stamped) {
    int start = out.length();
    Notice notice = stamped.notice();
    begin(EventClock.instantOf(stamped.micros()));
    name(NOTICE, notice.kind().word());
    name(DETAIL, notice.detail());
    out.raw(COUNT);
    out.number(notice.count());
    out.raw(THROUGH);
    out.number(notice.throughSequence());
    name(THROUGH_HASH, notice.throughHash());
    out.raw(EVENT_ID);
    out.uuid(stamped.id());
    out.raw(SEQUENCE);
    out.number(++sequence);
    name(HOST, stamped.host());
    seal(start);
  }

  private void begin(Instant time) {
    out.raw(TIMESTAMP);
    out.timestamp(time.getEpochSecond(), time.getNano() / 1000);
  }

  private void name(byte[] member, @Nullable String value) {
    out.raw(member);
    out.name(value, BoundedText.MAX_NAME);
  }

  private void seal(int start) {
    out.raw(PREVIOUS);
    out.raw(previousHash);
    out.raw((byte) '"');
    int end = out.length();
    out.raw((byte) '}');
    sha256.update(out.bytes(), start, out.length() - start);
    try {
      sha256.digest(digest, 0, digest.length);
    } catch (DigestException impossible) {
      throw new IllegalStateException("a SHA-256 digest has 32 bytes", impossible);
    }
    out.backTo(end);
    out.raw(HASH);
    int hash = out.length();
    out.hex(digest);
    System.arraycopy(out.bytes(), hash, previousHash, 0, previousHash.length);
    out.raw((byte) '"');
    out.raw((byte) '}');
    out.raw((byte) '\n');
    records++;
  }

  private <E extends Enum<E>> void word(byte[] member, Map<E, byte[]> words, @Nullable E constant) {
    out.raw(member);
    byte[] word = constant == null ? null : words.get(constant);
    out.raw(word == null ? NULL : word);
  }

  private static <E extends Enum<E>> Map<E, byte[]> words(Class<E> type, Function<E, String> word) {
    Map<E, byte[]> words = new EnumMap<>(type);
    for (E constant : type.getEnumConstants()) {
      words.put(constant, ascii('"' + word.apply(constant) + '"'));
    }
    return words;
  }
}
