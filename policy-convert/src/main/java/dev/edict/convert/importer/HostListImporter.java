package dev.edict.convert.importer;

import dev.edict.convert.importer.PolicyDraft.Head;
import dev.edict.dsl.ast.Domain;
import dev.edict.dsl.ast.Effect;
import dev.edict.dsl.match.Rejection;
import java.util.ArrayList;
import java.util.List;

/**
 * Reads a list of hosts: one host, address or network a line, optionally with a port; {@code #}
 * starts a comment, and {@code .example.com} stands for the name and everything below it.
 */
final class HostListImporter {
  private HostListImporter() {}

  static List<PolicyDraft> read(String text, ImportSettings settings, Losses losses) {
    PolicyDraft draft = new PolicyDraft("allow list", settings.level(), List.of(), losses);
    draft.govern(Domain.NETWORK);
    List<String> hosts = new ArrayList<>();
    List<String> lines = text.lines().toList();
    for (int i = 0; i < lines.size(); i++) {
      String line = withoutComment(lines.get(i)).strip();
      String place = "line " + (i + 1);
      if (line.startsWith("!") || line.startsWith("-")) {
        losses.wider(place, Rejection.quote(line) + " may be an exception; only hosts are read");
      } else if (line.startsWith(".")) {
        hosts.add(line.substring(1));
        hosts.add("**" + line);
      } else if (line.contains("://")) {
        losses.narrower(place, Rejection.quote(line) + " is a URL; only hosts are read");
      } else if (!line.isEmpty()) {
        hosts.add(line);
      }
    }
    draft.connect(Head.of(Effect.ALLOW, "listed hosts", "list"), List.of("tcp"), hosts);
    return List.of(draft);
  }

  private static String withoutComment(String line) {
    int comment = line.indexOf('#');
    return comment < 0 ? line : line.substring(0, comment);
  }
}
