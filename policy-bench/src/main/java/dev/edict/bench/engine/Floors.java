package dev.edict.bench.engine;

import dev.edict.bench.neutral.JudgedRequest;
import dev.edict.bench.neutral.NeutralRequest;
import dev.edict.bench.neutral.NeutralRequest.ToHost;
import dev.edict.bench.neutral.NeutralRequest.ToPath;
import dev.edict.bench.neutral.NeutralRequest.ToTool;
import dev.edict.bench.neutral.Verdict;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What no engine can do without, as yardsticks: they decide nothing. */
final class Floors {
  /** One pass over the characters of the request. */
  static final String PASS = "floor-pass";

  /** One look into a hash map of the answers; strings that come again remember their hash. */
  static final String MAP = "floor-map";

  static final List<String> NAMES = List.of(PASS, MAP);

  private Floors() {}

  static Engine of(String name, List<JudgedRequest> asked) {
    return switch (name) {
      case PASS -> (request, naming) -> pass(request) == 0;
      case MAP -> map(asked);
      default -> throw new IllegalArgumentException("no floor " + name);
    };
  }

  private static Engine map(List<JudgedRequest> asked) {
    Map<NeutralRequest, Verdict> verdicts = new HashMap<>();
    asked.forEach(judged -> verdicts.put(judged.request(), judged.verdict()));
    return (request, naming) -> {
      Verdict verdict = verdicts.getOrDefault(request, Verdict.NONE);
      naming.rule = verdict.rule();
      return verdict.isAllowed();
    };
  }

  private static int pass(NeutralRequest request) {
    if (request instanceof ToHost toHost) {
      return pass(toHost.host(), toHost.port());
    } else if (request instanceof ToPath toPath) {
      return pass(toPath.path(), toPath.write() ? 1 : 2);
    } else if (request instanceof ToTool toTool) {
      return pass(toTool.tool(), pass(toTool.server(), 0));
    }
    throw new AssertionError(request);
  }

  private static int pass(String text, int start) {
    int hash = start;
    for (int i = 0; i < text.length(); i++) {
      hash = 31 * hash + text.charAt(i);
    }
    return hash;
  }
}
