package dev.edict.dsl.match.network;

import dev.edict.dsl.match.Ascii;
import dev.edict.dsl.match.Canonical;
import dev.edict.dsl.match.GlobSequence;
import dev.edict.dsl.match.GlobSyntax;
import dev.edict.dsl.match.Rejection;
import dev.edict.dsl.match.RejectionCode;
import dev.edict.dsl.match.network.HostPattern.AnyHost;
import dev.edict.dsl.match.network.HostPattern.ExactName;
import dev.edict.dsl.match.network.HostPattern.LabelGlob;
import dev.edict.dsl.match.network.HostPattern.Network;
import dev.edict.dsl.match.network.HostPattern.Subdomains;
import org.jspecify.annotations.Nullable;

/** The grammar of host patterns. */
final class HostPatternSyntax {

  private static final String ANY_DEPTH = GlobSequence.RUN + ".";
  private static final String ANY_LABEL = "*";
  private static final String ONE_BELOW = ANY_LABEL + ".";

  private HostPatternSyntax() {}

  static Canonical<HostPattern> parse(String text) {
    if (text.equals(GlobSequence.RUN)) {
      return Canonical.accepted(new AnyHost());
    }
    if (text.equals(ANY_LABEL)) {
      return bareStar();
    }
    if (text.indexOf('/') >= 0) {
      return parseNetwork(text);
    }
    boolean bracketed = text.startsWith("[") && (text.endsWith("]") || text.indexOf(':') >= 0);
    if (!bracketed && GlobSyntax.STAR_AND_QUESTION.hasWildcard(text)) {
      return parseWildcard(text);
    }
    if (!bracketed && (text.indexOf('[') >= 0 || text.indexOf('{') >= 0)) {
      return Canonical.rejected(noClasses(Math.max(text.indexOf('['), text.indexOf('{'))));
    }
    return NetworkHost.parse(text).map(HostPatternSyntax::single);
  }

  private static HostPattern single(NetworkHost host) {
    if (host instanceof HostName name) {
      return new ExactName(name);
    }
    if (host instanceof IpAddress address) {
      return new Network(IpNetwork.of(address));
    }
    throw new AssertionError(host);
  }

  private static Canonical<HostPattern> parseNetwork(String text) {
    int slash = text.indexOf('/');
    Canonical<NetworkHost> host = NetworkHost.parse(text.substring(0, slash));
    if (host.orNull() instanceof HostName || text.contains("://")) {
      return Canonical.rejected(
          RejectionCode.BAD_HOST_CHARACTER,
          slash,
          "a slash stands in the host pattern " + Rejection.quote(text),
          "write the host alone, without scheme and path");
    }
    return IpNetwork.parse(text).map(Network::new);
  }

  private static Canonical<HostPattern> parseWildcard(String text) {
    String name = text.endsWith(".") ? text.substring(0, text.length() - 1) : text;
    Rejection fault = checkLabels(name);
    if (fault != null) {
      return Canonical.rejected(fault);
    }
    String canonical = HostRelations.labelsOf(Ascii.toLowerCase(name), false).text('.');
    if (canonical.equals(ANY_LABEL)) {
      return bareStar();
    }
    boolean anyDepth = canonical.startsWith(ANY_DEPTH);
    boolean below = anyDepth || canonical.startsWith(ONE_BELOW);
    String rest = below ? canonical.substring(canonical.indexOf('.') + 1) : canonical;
    if (GlobSyntax.STAR_AND_QUESTION.hasWildcard(rest)) {
      return Canonical.accepted(
          new LabelGlob(canonical, HostRelations.labelsOf(canonical, anyDepth)));
    }
    return Canonical.accepted(new Subdomains(new HostName(rest), anyDepth));
  }

  private static Canonical<HostPattern> bareStar() {
    return Canonical.rejected(
        RejectionCode.BARE_STAR, 0, "a lone star is no host pattern", "write `**` for every host");
  }

  private static @Nullable Rejection checkLabels(String name) {
    int shortest = name.startsWith(ANY_DEPTH) ? name.length() - 1 : name.length();
    if (shortest > HostSyntax.LONGEST_NAME) {
      return HostSyntax.tooLong(shortest);
    }
    int from = 0;
    while (from <= name.length()) {
      int dot = name.indexOf('.', from);
      int end = dot < 0 ? name.length() : dot;
      boolean leadingRun = from == 0 && name.startsWith(ANY_DEPTH);
      Rejection fault = leadingRun ? null : checkLabel(name, from, end);
      if (fault != null) {
        return fault;
      }
      from = end + 1;
    }
    return checkNotAddress(name);
  }

  private static @Nullable Rejection checkLabel(String name, int from, int end) {
    Rejection fault = HostSyntax.checkLabelLength(end - from, from);
    for (int i = from; i < end && fault == null; i++) {
      char c = name.charAt(i);
      if (c == '*' && i > from && name.charAt(i - 1) == '*') {
        fault =
            new Rejection(
                RejectionCode.BAD_GLOB,
                i - 1,
                "`**` stands inside the host pattern " + Rejection.quote(name),
                "write `**` as the first label only, and `*` elsewhere");
      } else if (c == '[' || c == '{') {
        fault = noClasses(i);
      } else if (c != '*' && c != '?' && !HostSyntax.isNameCharacter(c)) {
        fault = HostSyntax.badCharacter(c, i);
      }
    }
    return fault;
  }

  private static Rejection noClasses(int offset) {
    return new Rejection(
        RejectionCode.BAD_GLOB,
        offset,
        "host patterns have no character classes and no alternatives",
        "write one pattern for each case, or `?` for any character");
  }

  /** Returns a rejection when the pattern has the form of an address with wildcards. */
  private static @Nullable Rejection checkNotAddress(String name) {
    boolean digits = false;
    boolean others = false;
    for (int i = 0; i < name.length(); i++) {
      char c = name.charAt(i);
      digits |= Ascii.isDigit(c);
      others |= !Ascii.isDigit(c) && c != '*' && c != '?' && c != '.';
    }
    boolean endsInNumber = HostSyntax.isNumber(name, name.lastIndexOf('.') + 1);
    return endsInNumber || (digits && !others) ? addressGlob(name) : null;
  }

  private static Rejection addressGlob(String name) {
    return new Rejection(
        RejectionCode.BAD_IPV4,
        0,
        "the pattern " + Rejection.quote(name) + " has the form of an address with wildcards",
        "write a range of addresses as a network, as in 10.0.0.0/8");
  }
}
