package dev.edict.bench.neutral;

import dev.edict.bench.neutral.NeutralRequest.ToHost;
import dev.edict.bench.neutral.NeutralRequest.ToPath;
import dev.edict.bench.neutral.NeutralRequest.ToTool;
import java.util.Locale;

/** A request with its answer as one line: {@code area x y verdict rule}, with tabs between. */
final class RequestLine {
  private RequestLine() {}

  static JudgedRequest parse(String[] fields) {
    NeutralRequest request =
        switch (fields[0]) {
          case "net" -> new ToHost(fields[1], Integer.parseInt(fields[2]));
          case "fs" -> new ToPath(fields[1], fields[2].equals("write"));
          case "mcp" -> new ToTool(fields[1], fields[2]);
          default -> throw new IllegalArgumentException("unknown area " + fields[0]);
        };
    Verdict.Kind kind = Verdict.Kind.valueOf(fields[3].toUpperCase(Locale.ROOT));
    return new JudgedRequest(request, new Verdict(kind, fields[4]));
  }

  static String write(JudgedRequest judged) {
    NeutralRequest request = judged.request();
    Verdict verdict = judged.verdict();
    return String.join(
        "\t",
        request.area().word(),
        resource(request),
        detail(request),
        verdict.kind().word(),
        verdict.rule());
  }

  private static String resource(NeutralRequest request) {
    if (request instanceof ToHost toHost) {
      return toHost.host();
    }
    return request instanceof ToPath toPath ? toPath.path() : ((ToTool) request).server();
  }

  private static String detail(NeutralRequest request) {
    if (request instanceof ToHost toHost) {
      return Integer.toString(toHost.port());
    } else if (request instanceof ToPath toPath) {
      return toPath.write() ? "write" : "read";
    }
    return ((ToTool) request).tool();
  }
}
