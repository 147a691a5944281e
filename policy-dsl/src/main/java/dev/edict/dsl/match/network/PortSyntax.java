package dev.edict.dsl.match.network;

import dev.edict.dsl.match.Ascii;
import dev.edict.dsl.match.Canonical;
import dev.edict.dsl.match.Rejection;
import dev.edict.dsl.match.RejectionCode;

/** The grammar of ports: plain ASCII digits without sign, space or leading zero. */
final class PortSyntax {

  private static final int LONGEST_SET = 1024;

  private PortSyntax() {}

  static Canonical<PortSet> parse(String text) {
    if (text.length() > LONGEST_SET) {
      return Canonical.rejected(
          RejectionCode.TOO_LONG,
          LONGEST_SET,
          "the port list has more than " + LONGEST_SET + " characters");
    }
    PortSet ports = PortSet.NONE;
    int from = 0;
    while (from <= text.length()) {
      int comma = text.indexOf(',', from);
      int end = comma < 0 ? text.length() : comma;
      Canonical<PortSet> part = parseRange(text.substring(from, end)).shifted(from);
      if (!part.isAccepted()) {
        return part;
      }
      ports = ports.union(part.value());
      from = end + 1;
    }
    return Canonical.accepted(ports);
  }

  private static Canonical<PortSet> parseRange(String text) {
    int dash = text.indexOf('-', 1);
    if (dash < 0) {
      return parsePort(text).map(PortSet::of);
    }
    Canonical<Integer> first = parsePort(text.substring(0, dash));
    Canonical<Integer> last = parsePort(text.substring(dash + 1)).shifted(dash + 1);
    return first.flatMap(
        from ->
            last.flatMap(
                to ->
                    from <= to
                        ? Canonical.accepted(PortSet.range(from, to))
                        : Canonical.rejected(
                            RejectionCode.PORT_OUT_OF_RANGE,
                            0,
                            "the port range " + Rejection.quote(text) + " runs backwards",
                            "write " + to + "-" + from)));
  }

  /** Returns the port that {@code text} writes. */
  static Canonical<Integer> parsePort(String text) {
    if (text.isEmpty()) {
      return Canonical.rejected(RejectionCode.BAD_PORT, 0, "the port is empty");
    }
    int value = 0;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (!Ascii.isDigit(c)) {
        return Canonical.rejected(
            RejectionCode.BAD_PORT,
            i,
            "the port " + Rejection.quote(text) + " is not written in digits",
            c == '*' ? "leave the port out for every port" : "");
      }
      value = Math.min(value * 10 + c - '0', PortSet.HIGHEST + 1);
    }
    if (text.charAt(0) == '0' && value != 0) {
      return Canonical.rejected(
          RejectionCode.BAD_PORT, 0, "the port " + Rejection.quote(text) + " has a leading zero");
    }
    if (!PortSet.isPort(value)) {
      return Canonical.rejected(
          RejectionCode.PORT_OUT_OF_RANGE,
          0,
          "the port " + Rejection.quote(text) + " lies outside 1 to 65535");
    }
    return Canonical.accepted(value);
  }
}
