package dev.edict.dsl.match.network;

import dev.edict.dsl.match.Ascii;
import dev.edict.dsl.match.Canonical;
import dev.edict.dsl.match.Rejection;
import dev.edict.dsl.match.RejectionCode;
import org.jspecify.annotations.Nullable;

/** The grammar of hosts, shared by requests and by the literal labels of patterns. */
final class HostSyntax {

  static final int LONGEST_NAME = 253;
  static final int LONGEST_LABEL = 63;

  private HostSyntax() {}

  static Canonical<NetworkHost> parse(String text) {
    if (text.isEmpty()) {
      return Canonical.rejected(RejectionCode.EMPTY, 0, "the host is empty");
    }
    if (text.charAt(0) == '[') {
      return parseBracketed(text);
    }
    int colon = text.indexOf(':');
    if (colon >= 0) {
      return parseWithColon(text, colon);
    }
    return parseName(text);
  }

  private static Canonical<NetworkHost> parseBracketed(String text) {
    if (!text.endsWith("]")) {
      return Canonical.rejected(
          RejectionCode.BAD_IPV6, text.length() - 1, "the bracket of an address is not closed");
    }
    return Ipv6Syntax.parse(text.substring(1, text.length() - 1))
        .<NetworkHost>map(address -> address)
        .shifted(1);
  }

  private static Canonical<NetworkHost> parseWithColon(String text, int colon) {
    if (text.startsWith("://", colon)) {
      return Canonical.rejected(
          RejectionCode.BAD_HOST_CHARACTER,
          colon,
          "a host has no scheme",
          "write the host alone, as in `example.com`");
    }
    if (text.indexOf(':', colon + 1) < 0) {
      return Canonical.rejected(
          RejectionCode.BAD_HOST_CHARACTER,
          colon,
          "a colon stands in the host " + Rejection.quote(text),
          "give the port apart from the host");
    }
    return Ipv6Syntax.parse(text).map(address -> address);
  }

  private static Canonical<NetworkHost> parseName(String text) {
    boolean rootDot = text.endsWith(".");
    String name = rootDot ? text.substring(0, text.length() - 1) : text;
    Rejection fault = checkName(name);
    if (fault != null) {
      return Canonical.rejected(fault);
    }
    if (isNumber(name, name.lastIndexOf('.') + 1)) {
      return parseNumeric(name, rootDot);
    }
    return Canonical.accepted(new HostName(Ascii.toLowerCase(name)));
  }

  private static Canonical<NetworkHost> parseNumeric(String name, boolean rootDot) {
    IpAddress strict = Ipv4Syntax.parseStrict(name);
    if (strict != null && !rootDot) {
      return Canonical.accepted(strict);
    }
    IpAddress loose = Ipv4Syntax.parseLoose(name);
    if (loose != null) {
      return Canonical.rejected(
          RejectionCode.AMBIGUOUS_IPV4,
          0,
          "resolvers read " + Rejection.quote(rootDot ? name + "." : name) + " in different ways",
          "if you mean the address " + loose.text() + ", write that");
    }
    return Canonical.rejected(
        RejectionCode.BAD_IPV4,
        0,
        Rejection.quote(name) + " ends in a number but is no ipv4 address",
        "write four decimal numbers from 0 to 255 with dots between them");
  }

  /** Returns why {@code name}, written without a root dot, is no host name, or null if it is. */
  static @Nullable Rejection checkName(String name) {
    if (name.length() > LONGEST_NAME) {
      return tooLong(name.length());
    }
    int labelStart = 0;
    for (int i = 0; i <= name.length(); i++) {
      if (i == name.length() || name.charAt(i) == '.') {
        Rejection fault = checkLabelLength(i - labelStart, labelStart);
        if (fault != null) {
          return fault;
        }
        labelStart = i + 1;
      } else if (!isNameCharacter(name.charAt(i))) {
        return badCharacter(name.charAt(i), i);
      }
    }
    return null;
  }

  static Rejection tooLong(int length) {
    return new Rejection(
        RejectionCode.TOO_LONG,
        LONGEST_NAME,
        "the host has " + length + " characters, more than " + LONGEST_NAME,
        "");
  }

  static @Nullable Rejection checkLabelLength(int length, int offset) {
    if (length == 0) {
      return new Rejection(RejectionCode.EMPTY_LABEL, offset, "a label of the host is empty", "");
    }
    if (length > LONGEST_LABEL) {
      return new Rejection(
          RejectionCode.LABEL_TOO_LONG,
          offset,
          "a label of the host has " + length + " characters, more than " + LONGEST_LABEL,
          "");
    }
    return null;
  }

  static boolean isNameCharacter(char c) {
    return Ascii.isLetterOrDigit(c) || c == '-' || c == '_';
  }

  static Rejection badCharacter(char c, int offset) {
    if (Ascii.isControl(c)) {
      return new Rejection(
          RejectionCode.CONTROL_CHARACTER,
          offset,
          "the control character " + Rejection.quote(c) + " stands in the host",
          "");
    }
    if (c > 0x7f) {
      return new Rejection(
          RejectionCode.NON_ASCII,
          offset,
          "the character " + Rejection.quote(c) + " in the host is outside ascii",
          "write an international name in its a-label form, which starts with xn--");
    }
    return new Rejection(
        RejectionCode.BAD_HOST_CHARACTER,
        offset,
        "the character " + Rejection.quote(c) + " cannot stand in a host",
        c == '%' ? "write the host without percent encoding" : "");
  }

  /** Returns whether the last label, from {@code from} on, is one that resolvers may count. */
  static boolean isNumber(String name, int from) {
    boolean hex = name.startsWith("0x", from) || name.startsWith("0X", from);
    for (int i = hex ? from + 2 : from; i < name.length(); i++) {
      char c = name.charAt(i);
      if (hex ? Ascii.hexValue(c) < 0 : !Ascii.isDigit(c)) {
        return false;
      }
    }
    return true;
  }
}
