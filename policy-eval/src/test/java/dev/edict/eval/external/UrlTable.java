package dev.edict.eval.external;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.edict.dsl.match.Canonical;
import dev.edict.dsl.match.network.HttpPath;
import dev.edict.dsl.match.network.UrlTarget;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** URLs with the parts that the URL standard finds in them, or with its refusal. */
final class UrlTable {
  private static final Set<String> SCHEMES = Set.of("http:", "https:", "ws:", "wss:");

  private UrlTable() {}

  static List<ExternalCase> cases(String json) throws IOException {
    List<ExternalCase> cases = new ArrayList<>();
    for (JsonNode row : new ObjectMapper().readTree(json)) {
      if (row.isObject()) {
        cases.add(judge(row));
      }
    }
    return cases;
  }

  private static ExternalCase judge(JsonNode row) {
    String input = row.get("input").asText();
    String id = input + " after " + row.path("base").asText();
    Canonical<UrlTarget> url = UrlTarget.parse(input);
    if (row.has("failure")) {
      boolean encoded = input.toLowerCase(Locale.ROOT).contains("xn--");
      return ExternalCase.of(
          id, !url.isAccepted(), encoded ? "accepted-a-label-not-decoded" : "accepted");
    }
    if (!SCHEMES.contains(row.get("protocol").asText())) {
      return ExternalCase.of(id, !url.isAccepted(), "accepted-other-scheme");
    }
    if (!url.isAccepted()) {
      boolean absolute = input.regionMatches(true, 0, row.get("protocol").asText() + "//", 0, 7);
      String code = absolute ? "refused-" + url.rejection().code().id() : "refused-not-absolute";
      return ExternalCase.of(id, false, code);
    }
    Canonical<HttpPath> path = url.value().path();
    if (!path.isAccepted()) {
      return ExternalCase.of(id, false, "refused-path-" + path.rejection().code().id());
    }
    return sameParts(id, row, url.value(), path.value());
  }

  private static ExternalCase sameParts(String id, JsonNode row, UrlTarget url, HttpPath path) {
    String host = row.get("hostname").asText();
    String port = row.get("port").asText();
    int expected = port.isEmpty() ? url.scheme().defaultPort() : Integer.parseInt(port);
    if (url.endpoint().port() != expected) {
      return ExternalCase.of(id, false, "other-port");
    }
    String own = url.endpoint().host().text();
    boolean sameHost = own.equals(host.replace("[", "").replace("]", ""));
    if (!sameHost) {
      boolean embedded = host.startsWith("[::ffff:") && !own.contains(":");
      boolean rootDot = host.equals(own + ".");
      return ExternalCase.of(
          id, false, embedded ? "mapped-ipv4" : rootDot ? "root-dot-left-out" : "other-host");
    }
    return ExternalCase.of(id, path.text().equals(row.get("pathname").asText()), "other-path");
  }
}
