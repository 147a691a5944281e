package dev.edict.gateway.proxy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * The head of an HTTP/1.1 request, read so strictly that no other reader can find another request
 * in the same bytes: lines end with CR LF, no line goes on in the next, no header has a blank in
 * its name or a control character in its value, and the length is said once and in one way.
 *
 * @param method the method
 * @param target the target, as received
 * @param headers the headers in their order
 */
record RequestHead(String method, String target, List<Header> headers) {
  private static final int LONGEST = 1 << 15;
  private static final int MOST_HEADERS = 100;
  private static final int BAD_REQUEST = 400;
  private static final int TOO_LARGE = 431;
  private static final int VERSION_NOT_SUPPORTED = 505;
  private static final int MOST_LENGTH_DIGITS = 18;
  private static final int END_OF_HEAD = 0x0d0a0d0a;
  private static final String TOKEN_MARKS = "!#$%&'*+-.^_`|~";

  /**
   * A header.
   *
   * @param name the name, in lower case
   * @param value the value, without blanks around it
   */
  record Header(String name, String value) {}

  RequestHead {
    headers = List.copyOf(headers);
  }

  /**
   * Returns the next head; null when the client is gone before it says anything.
   *
   * @throws ProxyFault if the head is not strict
   * @throws IOException if nothing can be read
   */
  static @Nullable RequestHead read(InputStream in) throws IOException, ProxyFault {
    byte[] bytes = bytes(in);
    if (bytes.length == 0) {
      return null;
    }
    String[] lines = new String(bytes, StandardCharsets.ISO_8859_1).split("\r\n", -1);
    String[] words = lines[0].split(" ", -1);
    if (words.length != 3 || !isToken(words[0]) || !isVisible(words[1])) {
      throw malformed("the request line is malformed");
    }
    // What many Python programs say, without a Host header; a tunnel leaves no room for two
    // readings.
    boolean oldTunnel = words[0].equals("CONNECT") && words[2].equals("HTTP/1.0");
    if (!words[2].equals("HTTP/1.1") && !oldTunnel) {
      throw new ProxyFault(VERSION_NOT_SUPPORTED, "bad-version", "only HTTP/1.1 is spoken here");
    }
    List<Header> headers = new ArrayList<>();
    // The last two are empty: the line that ends the head, and what follows its line break.
    for (int i = 1; i < lines.length - 2; i++) {
      headers.add(header(lines[i]));
    }
    if (headers.size() > MOST_HEADERS) {
      throw new ProxyFault(TOO_LARGE, "too-many-headers", "the request has too many headers");
    }
    return new RequestHead(words[0], words[1], headers).checked(oldTunnel);
  }

  /** Returns the bytes of a head; none when nothing more comes. */
  // One byte at a time from a buffered stream: what follows the head must stay there.
  static byte[] bytes(InputStream in) throws IOException, ProxyFault {
    ByteArrayOutputStream head = new ByteArrayOutputStream();
    int last = 0;
    while (last != END_OF_HEAD) {
      int octet = in.read();
      if (octet < 0) {
        if (head.size() == 0) {
          return new byte[0];
        }
        throw new IOException("the head is not whole");
      }
      boolean bareBreak = octet == '\n' && (last & 0xff) != '\r';
      boolean bareReturn = octet != '\n' && (last & 0xff) == '\r' && head.size() > 0;
      if (bareBreak || bareReturn) {
        throw malformed("a line does not end with CR LF");
      }
      last = last << 8 | octet;
      head.write(octet);
      if (head.size() > LONGEST) {
        throw new ProxyFault(TOO_LARGE, "head-too-long", "the head of the request is too long");
      }
    }
    return head.toByteArray();
  }

  /** Reads one line of a head. */
  static Header header(String line) throws ProxyFault {
    int colon = line.indexOf(':');
    String name = line.substring(0, Math.max(colon, 0));
    if (!isToken(name)) {
      throw malformed("the name of a header is malformed");
    }
    String value = stripBlanks(line.substring(colon + 1));
    for (int i = 0; i < value.length(); i++) {
      char c = value.charAt(i);
      if ((c < ' ' && c != '\t') || c == 0x7f) {
        throw malformed("the value of a header has a control character");
      }
    }
    return new Header(name.toLowerCase(Locale.ROOT), value);
  }

  private static String stripBlanks(String text) {
    int start = 0;
    int end = text.length();
    while (start < end && isBlank(text.charAt(start))) {
      start++;
    }
    while (end > start && isBlank(text.charAt(end - 1))) {
      end--;
    }
    return text.substring(start, end);
  }

  private static boolean isBlank(char c) {
    return c == ' ' || c == '\t';
  }

  private RequestHead checked(boolean hostMayMiss) throws ProxyFault {
    int hosts = values("host").size();
    if (hosts != 1 && !(hosts == 0 && hostMayMiss)) {
      throw malformed("the request does not have exactly one Host header");
    }
    List<String> lengths = values("content-length");
    List<String> encodings = values("transfer-encoding");
    if (lengths.size() + encodings.size() > 1) {
      throw malformed("the length of the body is said more than once");
    }
    if (encodings.stream().anyMatch(encoding -> !encoding.equals("chunked"))) {
      throw malformed("the only transfer encoding is chunked");
    }
    if (lengths.stream().anyMatch(length -> !isLength(length))) {
      throw malformed("the length of the body is not a number");
    }
    return this;
  }

  /** Returns whether a text is the length of a body. */
  static boolean isLength(String text) {
    return !text.isEmpty()
        && text.length() <= MOST_LENGTH_DIGITS
        && text.chars().allMatch(c -> c >= '0' && c <= '9');
  }

  /** Returns the values of a header, by its name in lower case. */
  List<String> values(String name) {
    return values(headers, name);
  }

  static List<String> values(List<Header> headers, String name) {
    return headers.stream()
        .filter(header -> header.name().equals(name))
        .map(Header::value)
        .toList();
  }

  /** Returns the names, in lower case, that {@code Connection} says are not to be passed on. */
  static Set<String> namedByConnection(List<Header> headers) {
    Set<String> names = new TreeSet<>();
    for (String named : values(headers, "connection")) {
      for (String name : named.split(",", -1)) {
        names.add(name.strip().toLowerCase(Locale.ROOT));
      }
    }
    return names;
  }

  /** Returns the value of {@code Host}, which only CONNECT may lack. */
  String host() {
    return values("host").get(0);
  }

  /** Returns whether the body comes in chunks. */
  boolean isChunked() {
    return !values("transfer-encoding").isEmpty();
  }

  /** Returns whether anything follows the head. */
  boolean hasBody() {
    return isChunked() || length() > 0;
  }

  /** Returns the length of the body; 0 when it has none or comes in chunks. */
  long length() {
    List<String> lengths = values("content-length");
    return lengths.isEmpty() ? 0 : Long.parseLong(lengths.get(0));
  }

  static boolean isToken(String text) {
    return !text.isEmpty() && text.chars().allMatch(RequestHead::isTokenCharacter);
  }

  private static boolean isTokenCharacter(int c) {
    return (c >= 'a' && c <= 'z')
        || (c >= 'A' && c <= 'Z')
        || (c >= '0' && c <= '9')
        || TOKEN_MARKS.indexOf(c) >= 0;
  }

  private static boolean isVisible(String text) {
    return !text.isEmpty() && text.chars().allMatch(c -> c > ' ' && c < 0x7f);
  }

  private static ProxyFault malformed(String reason) {
    return new ProxyFault(BAD_REQUEST, "malformed-request", reason);
  }
}
