package dev.edict.bench.workload;

import dev.edict.bench.neutral.NeutralRequest;
import dev.edict.bench.neutral.NeutralRequest.ToHost;
import dev.edict.bench.neutral.NeutralRequest.ToPath;
import dev.edict.bench.neutral.NeutralRequest.ToTool;
import dev.edict.bench.neutral.NeutralRule;
import dev.edict.bench.neutral.NeutralRule.OnHost;
import dev.edict.bench.neutral.NeutralRule.OnPath;
import dev.edict.bench.neutral.NeutralRule.OnTool;
import dev.edict.dsl.ast.Domain;
import dev.edict.dsl.ast.Effect;
import dev.edict.dsl.rule.FileAction;
import dev.edict.dsl.source.PolicySource;
import java.util.List;

/** Says neutral rules and requests in our own language. */
public final class NeutralPolicy {
  private NeutralPolicy() {}

  /** Returns the rules as the text of one policy. */
  public static PolicySource source(List<NeutralRule> rules) {
    return source("workload", rules);
  }

  /** Returns the rules as the text of one policy with a name. */
  public static PolicySource source(String name, List<NeutralRule> rules) {
    PolicyText text = new PolicyText();
    for (NeutralRule rule : rules) {
      Effect effect = rule.allow() ? Effect.ALLOW : Effect.DENY;
      if (rule instanceof OnHost onHost) {
        text.add(Domain.NETWORK, effect, rule.id(), target(onHost));
      } else if (rule instanceof OnPath onPath) {
        text.add(Domain.FILESYSTEM, effect, rule.id(), target(onPath));
      } else if (rule instanceof OnTool onTool) {
        text.add(Domain.MCP, effect, rule.id(), target(onTool));
      }
    }
    return text.toSource(name);
  }

  private static String target(OnHost rule) {
    String host =
        switch (rule.shape()) {
          case EXACT, BLOCK -> rule.host();
          case ONE_LABEL -> "*." + rule.host();
          case ANY_DEPTH -> "**." + rule.host();
        };
    return PolicyText.connect(
        host, rule.anyPort() ? PolicyText.ANY_PORT : rule.firstPort() + "-" + rule.lastPort());
  }

  private static String target(OnPath rule) {
    String actions = rule.anyAction() ? "read, write" : rule.write() ? "write" : "read";
    String pattern =
        switch (rule.shape()) {
          case EXACT -> rule.folder() + "/" + rule.name();
          // Without the folder itself, which `folder/**` would include.
          case TREE -> rule.folder() + "/*/**";
          case NAME -> "**/" + rule.name();
          case EXTENSION -> "**/*." + rule.name();
          case IN_FOLDER -> rule.folder() + "/*." + rule.name();
        };
    return PolicyText.files(actions, pattern);
  }

  private static String target(OnTool rule) {
    return PolicyText.call(
        rule.server(),
        switch (rule.shape()) {
          case EXACT -> rule.tool();
          case PREFIX -> rule.tool() + "*";
          case SUFFIX -> "*" + rule.tool();
          case ANY -> "*";
        });
  }

  /** Returns a request in our own words. */
  static PlainRequest request(NeutralRequest request) {
    if (request instanceof ToHost toHost) {
      return new PlainRequest.Connect(toHost.host(), toHost.port());
    } else if (request instanceof ToPath toPath) {
      return new PlainRequest.UseFile(
          toPath.write() ? FileAction.WRITE : FileAction.READ, toPath.path());
    } else if (request instanceof ToTool toTool) {
      return new PlainRequest.CallTool(toTool.server(), toTool.tool());
    }
    throw new AssertionError(request);
  }
}
