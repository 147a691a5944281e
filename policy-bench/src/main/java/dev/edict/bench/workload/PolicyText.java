package dev.edict.bench.workload;

import dev.edict.dsl.ast.Domain;
import dev.edict.dsl.ast.Effect;
import dev.edict.dsl.source.PolicySource;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;

/** Collects rules and writes them as one policy with a block for each domain. */
final class PolicyText {
  static final String ANY_PORT = "*";

  private final Map<Domain, StringBuilder> blocks = new EnumMap<>(Domain.class);

  /** Returns the target of connections to a host pattern. */
  static String connect(String host, String ports) {
    if (ports.equals(ANY_PORT)) {
      return "connect tcp to \"" + host + "\"";
    }
    String bracketed = host.indexOf(':') < 0 ? host : "[" + host + "]";
    return "connect tcp to \"" + bracketed + ":" + ports + "\"";
  }

  /** Returns the target of files at a path pattern. */
  static String files(String actions, String pattern) {
    return actions + " on \"" + pattern + "\"";
  }

  /** Returns the target of calls of a tool pattern. */
  static String call(String server, String tool) {
    return "call \"" + server + "/" + tool + "\"";
  }

  /** Adds a rule at the end of the block of its domain. */
  void add(Domain domain, Effect effect, String name, String target) {
    blocks
        .computeIfAbsent(domain, key -> new StringBuilder())
        .append("  ")
        .append(effect.name().toLowerCase(Locale.ROOT))
        .append(" \"")
        .append(name)
        .append("\" ")
        .append(target)
        .append('\n');
  }

  PolicySource toSource() {
    return toSource("workload");
  }

  /** Returns the policy of that name, in a file of that name. */
  PolicySource toSource(String name) {
    StringBuilder text = new StringBuilder("edict 1\npolicy \"" + name + "\" level org\n");
    blocks.forEach(
        (domain, rules) ->
            text.append('\n').append(domain.keyword()).append(" {\n").append(rules).append("}\n"));
    return PolicySource.of(name + ".edict", text.toString());
  }
}
