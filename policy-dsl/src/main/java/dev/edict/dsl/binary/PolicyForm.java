package dev.edict.dsl.binary;

import dev.edict.dsl.ast.Domain;
import dev.edict.dsl.ast.SecretStatement.Place;
import dev.edict.dsl.rule.DelegationGrant;
import dev.edict.dsl.rule.DelegationGrant.Bound;
import dev.edict.dsl.rule.Level;
import dev.edict.dsl.rule.Policy;
import dev.edict.dsl.rule.ResourceLimit;
import dev.edict.dsl.rule.SecretBinding;
import java.util.List;

/** Policies, and what they hold besides rules; a policy is named by its number. */
final class PolicyForm {
  private static final int EVERYTHING = 0;
  private static final int ENDPOINTS = 1;
  private static final int PATHS = 2;
  private static final int TOOLS = 3;

  private PolicyForm() {}

  static void write(Policy policy, ContentWriter out) {
    out.text(policy.name());
    out.constant(policy.level());
    Lists.write(policy.teams(), out, ContentWriter::text);
    out.constants(policy.governs());
    out.location(policy.origin());
  }

  static Policy read(ContentReader in) throws RuleSetFormatException {
    return new Policy(
        in.text(),
        in.constant(Level.values()),
        Lists.read(in, ContentReader::text),
        in.constants(Domain.class),
        in.location());
  }

  static void write(SecretBinding secret, ContentWriter out, PolicyNumbers policies) {
    policies.write(secret.policy(), out);
    out.text(secret.secret());
    PatternForm.SERVERS.write(secret.servers(), out);
    PatternForm.ENDPOINTS.write(secret.endpoints(), out);
    out.constant(secret.place());
    out.text(secret.target());
    out.text(secret.prefix());
    out.location(secret.origin());
  }

  static SecretBinding readSecret(ContentReader in, List<Policy> policies)
      throws RuleSetFormatException {
    return new SecretBinding(
        PolicyNumbers.read(in, policies),
        in.text(),
        PatternForm.SERVERS.read(in),
        PatternForm.ENDPOINTS.read(in),
        in.constant(Place.values()),
        in.text(),
        in.text(),
        in.location());
  }

  static void write(ResourceLimit limit, ContentWriter out, PolicyNumbers policies) {
    policies.write(limit.policy(), out);
    out.constant(limit.kind());
    out.number(limit.amount());
    out.location(limit.origin());
  }

  static ResourceLimit readLimit(ContentReader in, List<Policy> policies)
      throws RuleSetFormatException {
    Policy policy = PolicyNumbers.read(in, policies);
    ResourceLimit.Kind kind = in.constant(ResourceLimit.Kind.values());
    long amount = in.number();
    if (amount < 1) {
      throw ContentReader.damaged("a limit of nothing");
    }
    return new ResourceLimit(policy, kind, amount, in.location());
  }

  static void write(DelegationGrant grant, ContentWriter out, PolicyNumbers policies) {
    policies.write(grant.policy(), out);
    out.constant(grant.domain());
    out.constants(grant.levels());
    Bound bound = grant.bound();
    if (bound instanceof Bound.Everything) {
      out.number(EVERYTHING);
    } else if (bound instanceof Bound.Endpoints endpoints) {
      out.number(ENDPOINTS);
      PatternForm.ENDPOINTS.write(endpoints.endpoints(), out);
    } else if (bound instanceof Bound.Paths paths) {
      out.number(PATHS);
      PatternForm.PATHS.write(paths.paths(), out);
    } else if (bound instanceof Bound.Tools tools) {
      out.number(TOOLS);
      PatternForm.TOOLS.write(tools.tools(), out);
    }
    out.location(grant.origin());
  }

  static DelegationGrant readGrant(ContentReader in, List<Policy> policies)
      throws RuleSetFormatException {
    return new DelegationGrant(
        PolicyNumbers.read(in, policies),
        in.constant(Domain.values()),
        in.constants(Level.class),
        readBound(in),
        in.location());
  }

  private static Bound readBound(ContentReader in) throws RuleSetFormatException {
    return switch (in.below(TOOLS + 1, "bound")) {
      case EVERYTHING -> new Bound.Everything();
      case ENDPOINTS -> new Bound.Endpoints(PatternForm.ENDPOINTS.readSome(in));
      case PATHS -> new Bound.Paths(PatternForm.PATHS.readSome(in));
      default -> new Bound.Tools(PatternForm.TOOLS.readSome(in));
    };
  }
}
