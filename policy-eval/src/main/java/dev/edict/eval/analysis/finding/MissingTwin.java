package dev.edict.eval.analysis.finding;

import dev.edict.dsl.ast.Effect;
import dev.edict.dsl.diagnostic.Diagnostic;
import dev.edict.dsl.diagnostic.DiagnosticCode;
import dev.edict.dsl.diagnostic.Severity;
import dev.edict.dsl.match.network.EndpointPattern;
import dev.edict.dsl.match.network.HostPattern;
import dev.edict.dsl.match.network.IpNetwork;
import dev.edict.dsl.match.network.Protocol;
import dev.edict.dsl.rule.FileAction;
import dev.edict.dsl.rule.Rule;
import dev.edict.dsl.rule.RuleTarget;
import dev.edict.eval.analysis.language.BudgetExhausted;
import dev.edict.eval.analysis.replay.Witness;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/**
 * Finds patterns whose other half was forgotten: names below a domain without the domain, IPv4
 * without IPv6, TCP without UDP, writing without reading. A deny is only reported while the other
 * half is allowed, with the request that gets through.
 */
final class MissingTwin implements Lint {
  private static final Map<String, String> IPV6_OF =
      Map.of(
          "0.0.0.0/0", "::/0",
          "127.0.0.0/8", "::1",
          "10.0.0.0/8", "fc00::/7",
          "172.16.0.0/12", "fc00::/7",
          "192.168.0.0/16", "fc00::/7",
          "169.254.0.0/16", "fe80::/10");

  @Override
  public DiagnosticCode code() {
    return DiagnosticCode.MISSING_TWIN;
  }

  @Override
  public void check(LintContext context, Consumer<Diagnostic> findings) {
    TwinSearch search = new TwinSearch(context);
    for (Rule rule : context.rules()) {
      if (context.isInForce(rule)) {
        try {
          check(context, rule, search, findings);
        } catch (BudgetExhausted tooMuch) {
          findings.accept(context.undecided(rule, "whether what this leaves out is allowed"));
        }
      }
    }
  }

  private void check(
      LintContext context, Rule rule, TwinSearch search, Consumer<Diagnostic> findings) {
    if (rule.target() instanceof RuleTarget.Connect connect) {
      for (EndpointPattern endpoint : connect.endpoints()) {
        if (rule.effect() == Effect.DENY) {
          checkDeny(context, rule, connect, endpoint, search, findings);
        } else {
          checkAllow(context, rule, connect, endpoint, search, findings);
        }
      }
    } else if (rule.target() instanceof RuleTarget.Files files
        && rule.effect() == Effect.ALLOW
        && files.actions().contains(FileAction.WRITE)
        && !files.actions().contains(FileAction.READ)
        && search.isNothingAllowed(new RuleTarget.Files(Set.of(FileAction.READ), files.paths()))) {
      findings.accept(
          context
              .finding(
                  code(), rule, "this allows writing, and nothing allows reading what is written")
              .withSeverity(Severity.NOTE)
              .withHelp("most programs read what they write; add `read`"));
    }
  }

  private void checkDeny(
      LintContext context,
      Rule rule,
      RuleTarget.Connect connect,
      EndpointPattern endpoint,
      TwinSearch search,
      Consumer<Diagnostic> findings) {
    twinHost(endpoint.host())
        .map(host -> new EndpointPattern(host, endpoint.ports()))
        .ifPresent(
            twin ->
                report(
                    context,
                    rule,
                    "`"
                        + endpoint.host().text()
                        + "` is denied and `"
                        + twin.host().text()
                        + "` is not",
                    "add \"" + twin.text() + "\"",
                    search.allowed(new RuleTarget.Connect(connect.protocols(), List.of(twin))),
                    findings));
    if (connect.protocols().equals(Set.of(Protocol.TCP))) {
      report(
          context,
          rule,
          "`" + endpoint.host().text() + "` is denied over TCP and not over UDP, as HTTP/3 uses it",
          "write `connect any`",
          search.allowed(new RuleTarget.Connect(Set.of(Protocol.UDP), List.of(endpoint))),
          findings);
    }
  }

  private void checkAllow(
      LintContext context,
      Rule rule,
      RuleTarget.Connect connect,
      EndpointPattern endpoint,
      TwinSearch search,
      Consumer<Diagnostic> findings) {
    if (endpoint.host() instanceof HostPattern.Subdomains below
        && below.suffix().text().indexOf('.') >= 0) {
      HostPattern apex = new HostPattern.ExactName(below.suffix());
      EndpointPattern twin = new EndpointPattern(apex, endpoint.ports());
      if (search.isUnmentioned(new RuleTarget.Connect(connect.protocols(), List.of(twin)))) {
        findings.accept(
            context
                .finding(
                    code(),
                    rule,
                    "`" + endpoint.host().text() + "` is allowed and `" + apex.text() + "` is not")
                .withSeverity(Severity.NOTE)
                .withHelp("add \"" + twin.text() + "\" if it is meant too"));
      }
    }
  }

  private void report(
      LintContext context,
      Rule rule,
      String message,
      String help,
      Optional<Witness> witness,
      Consumer<Diagnostic> findings) {
    witness.ifPresent(
        found ->
            findings.accept(
                context
                    .finding(code(), rule, message)
                    .withHelp(help + "; " + Examples.sentence(found))));
  }

  private static Optional<HostPattern> twinHost(HostPattern host) {
    if (host instanceof HostPattern.Subdomains below) {
      return Optional.of(new HostPattern.ExactName(below.suffix()));
    }
    if (host instanceof HostPattern.Network network) {
      return Optional.ofNullable(IPV6_OF.get(network.text()))
          .map(text -> new HostPattern.Network(IpNetwork.parse(text).value()));
    }
    return Optional.empty();
  }
}
