package dev.edict.dsl.binary;

import dev.edict.dsl.rule.RuleSet;
import java.util.ArrayList;

/** Makes the compact form of a policy set, which loads faster than its texts compile. */
public final class RuleSetWriter {
  private RuleSetWriter() {}

  /**
   * Returns the bytes from which {@link RuleSetReader} makes an equal rule set. They hold the texts
   * of the files that rules come from, so that findings and explanations can point there.
   *
   * @throws IllegalArgumentException if the rule set is larger than files may be, or names a policy
   *     that is not its own
   */
  public static byte[] toBytes(RuleSet ruleSet) {
    ContentWriter out = new ContentWriter();
    PolicyNumbers policies = new PolicyNumbers(ruleSet.policies());
    Lists.write(ruleSet.policies(), out, (to, policy) -> PolicyForm.write(policy, to));
    Lists.write(ruleSet.rules(), out, (to, rule) -> RuleForm.write(rule, to, policies));
    Lists.write(ruleSet.secrets(), out, (to, secret) -> PolicyForm.write(secret, to, policies));
    Lists.write(ruleSet.limits(), out, (to, limit) -> PolicyForm.write(limit, to, policies));
    Lists.write(ruleSet.delegations(), out, (to, grant) -> PolicyForm.write(grant, to, policies));
    Lists.write(
        new ArrayList<>(ruleSet.attributes().entrySet()),
        out,
        (to, attribute) -> {
          to.text(attribute.getKey());
          to.constant(attribute.getValue());
        });
    out.text(ruleSet.digest());
    return Envelope.seal(out.toBytes());
  }
}
