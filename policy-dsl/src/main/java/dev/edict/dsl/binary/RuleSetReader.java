package dev.edict.dsl.binary;

import dev.edict.dsl.rule.DelegationGrant;
import dev.edict.dsl.rule.Policy;
import dev.edict.dsl.rule.Redaction;
import dev.edict.dsl.rule.ResourceLimit;
import dev.edict.dsl.rule.Rule;
import dev.edict.dsl.rule.RuleSet;
import dev.edict.dsl.rule.SecretBinding;
import dev.edict.dsl.rule.ValueType;
import java.io.IOException;
import java.io.InputStream;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Takes back the compact form of a policy set. What is damaged, cut off, too large or made by a
 * newer version is refused; the checksum finds accidents, not forgery, so whoever may write the
 * file may write the policy.
 */
public final class RuleSetReader {
  /** The largest file that is read, in bytes. */
  public static final int MOST_BYTES = Envelope.MOST_BYTES;

  private static final int DIGEST_DIGITS = 64;

  private RuleSetReader() {}

  /**
   * Returns the rule set of a whole file.
   *
   * @throws RuleSetFormatException if the bytes are not exactly one compiled policy set that this
   *     version reads
   */
  public static RuleSet read(byte[] file) throws RuleSetFormatException {
    ContentReader in = new ContentReader(Envelope.open(file));
    RuleSet ruleSet = read(in);
    in.requireEnd();
    return ruleSet;
  }

  /**
   * Returns the rule set of a stream that is read to its end.
   *
   * @throws RuleSetFormatException if the bytes are not exactly one compiled policy set that this
   *     version reads
   * @throws IOException if the stream fails
   */
  public static RuleSet read(InputStream stream) throws IOException {
    byte[] file = stream.readNBytes(MOST_BYTES + 1);
    if (file.length > MOST_BYTES) {
      throw new RuleSetFormatException("too large: at most " + MOST_BYTES + " bytes are read");
    }
    return read(file);
  }

  private static RuleSet read(ContentReader in) throws RuleSetFormatException {
    List<Policy> policies = Lists.read(in, PolicyForm::read);
    if (new HashSet<>(policies).size() != policies.size()) {
      throw ContentReader.damaged("a policy twice");
    }
    List<Rule> rules = Lists.read(in, from -> RuleForm.read(from, policies));
    List<SecretBinding> secrets = Lists.read(in, from -> PolicyForm.readSecret(from, policies));
    List<Redaction> redactions = Lists.read(in, from -> PolicyForm.readRedaction(from, policies));
    List<ResourceLimit> limits = Lists.read(in, from -> PolicyForm.readLimit(from, policies));
    List<DelegationGrant> grants = Lists.read(in, from -> PolicyForm.readGrant(from, policies));
    Map<String, ValueType> attributes = new TreeMap<>();
    for (int count = in.count(); count > 0; count--) {
      attributes.put(in.text(), in.constant(ValueType.values()));
    }
    return new RuleSet(
        policies, rules, secrets, redactions, limits, grants, attributes, readDigest(in));
  }

  private static String readDigest(ContentReader in) throws RuleSetFormatException {
    String digest = in.text();
    boolean hexadecimal =
        digest.chars().allMatch(c -> (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f'));
    if (digest.length() != DIGEST_DIGITS || !hexadecimal) {
      throw ContentReader.damaged("a digest that is none");
    }
    return digest;
  }
}
