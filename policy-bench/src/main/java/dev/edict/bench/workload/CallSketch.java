package dev.edict.bench.workload;

import dev.edict.bench.neutral.Vocabulary;
import dev.edict.bench.workload.PlainRequest.CallTool;
import dev.edict.dsl.ast.Domain;

/**
 * Calls of a tool pattern.
 *
 * @param server the pattern of the server
 * @param tool the pattern of the tool
 */
record CallSketch(String server, String tool) implements TargetSketch {
  private static final String ANY = "*";

  static CallSketch draw(Vocabulary words) {
    int kind = words.below(100);
    if (kind < 45) {
      return new CallSketch(words.server(), words.tool());
    }
    if (kind < 70) {
      return new CallSketch(
          words.server(), words.verb() + "_" + (words.chance(50) ? "" : "a") + ANY);
    }
    if (kind < 78) {
      return new CallSketch(words.server(), "*_" + words.noun());
    }
    if (kind < 83) {
      return new CallSketch(words.server(), words.verb() + "_*_" + words.label());
    }
    if (kind < 90) {
      return new CallSketch(words.server(), ANY);
    }
    return new CallSketch(ANY, words.verb() + "_" + words.name());
  }

  @Override
  public Domain domain() {
    return Domain.MCP;
  }

  @Override
  public String text() {
    return PolicyText.call(server, tool);
  }

  @Override
  public CallTool hit(Vocabulary words) {
    String host = server.equals(ANY) ? words.server() : server;
    return new CallTool(host, tool.equals(ANY) ? words.tool() : tool.replace(ANY, words.noun()));
  }

  @Override
  public CallTool nearMiss(Vocabulary words) {
    CallTool hit = hit(words);
    return switch (words.below(3)) {
      case 0 -> new CallTool(words.server(), hit.tool());
      case 1 -> new CallTool(hit.server(), "re" + hit.tool());
      default -> new CallTool(hit.server(), hit.tool() + "2");
    };
  }

  @Override
  public CallSketch carved(Vocabulary words) {
    CallTool hit = hit(words);
    if (words.chance(60)) {
      return new CallSketch(hit.server(), hit.tool());
    }
    return new CallSketch(hit.server(), hit.tool().substring(0, hit.tool().indexOf('_') + 2) + ANY);
  }
}
