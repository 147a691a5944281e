package dev.edict.eval.analysis;

import dev.edict.dsl.match.network.HostPattern;
import dev.edict.dsl.match.network.PortSet;
import java.util.ArrayList;
import java.util.List;

/** A few texts in a facet, made by filling in wildcards. Some may miss it. */
final class Samples {
  private static final int MOST_INTERVALS = 4;

  private Samples() {}

  static List<String> of(Facet facet) {
    if (facet instanceof Facet.Hosts hosts) {
      return hosts(hosts.pattern());
    }
    if (facet instanceof Facet.Ports ports) {
      return ports(ports.set());
    }
    if (facet instanceof Facet.Paths paths) {
      return filled(rooted(paths.pattern().text()), '/');
    }
    if (facet instanceof Facet.HttpPaths paths) {
      return filled(paths.pattern().text(), '/');
    }
    if (facet instanceof Facet.Uris uris) {
      return filled(uris.pattern().text(), '/');
    }
    if (facet instanceof Facet.Names names) {
      return filled(names.pattern().text(), '.');
    }
    return List.of("x");
  }

  /** Returns texts for a pattern of everything beneath a path, and one for a name in any place. */
  static List<String> ofBoth(Facet one, Facet other) {
    List<String> texts = new ArrayList<>();
    if (one instanceof Facet.Paths left && other instanceof Facet.Paths right) {
      texts.addAll(joined(left.pattern().text(), right.pattern().text()));
      texts.addAll(joined(right.pattern().text(), left.pattern().text()));
    }
    return texts;
  }

  private static List<String> joined(String beneath, String anywhere) {
    return beneath.endsWith("/**") && anywhere.startsWith("**/")
        ? filled(beneath.substring(0, beneath.length() - 2) + anywhere.substring(3), '/')
        : List.of();
  }

  private static List<String> hosts(HostPattern pattern) {
    if (pattern instanceof HostPattern.Network network) {
      String text = network.text();
      int slash = text.indexOf('/');
      return List.of(slash < 0 ? text : text.substring(0, slash));
    }
    return filled(pattern.text(), '.');
  }

  private static List<String> ports(PortSet set) {
    List<String> ports = new ArrayList<>();
    for (int i = 0; i < Math.min(set.intervalCount(), MOST_INTERVALS); i++) {
      ports.add(Integer.toString(set.first(i)));
      ports.add(Integer.toString(set.last(i)));
    }
    return ports;
  }

  /** A pattern for any place starts with a wildcard, a path with a root. */
  private static String rooted(String pattern) {
    return pattern.startsWith("**") ? "/" + pattern : pattern;
  }

  private static List<String> filled(String pattern, char separator) {
    List<String> texts = new ArrayList<>();
    texts.add(filled(pattern, "x", "x"));
    texts.add(filled(pattern, "zq", "zq"));
    texts.add(filled(pattern, "x" + separator + "zq", "x"));
    if (pattern.endsWith("/**")) {
      texts.add(filled(pattern.substring(0, pattern.length() - 3), "x", "x"));
    }
    return texts;
  }

  private static String filled(String pattern, String run, String star) {
    return pattern.replace("**", run).replace("*", star).replace('?', 'x');
  }
}
