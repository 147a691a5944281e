package dev.edict.gateway.proxy;

import dev.edict.gateway.proxy.RequestHead.Header;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * The head of an HTTP/1.1 answer, read as strictly as that of a request.
 *
 * @param version the version
 * @param status the status
 * @param phrase the words after it
 * @param headers the headers in their order
 */
record AnswerHead(String version, int status, String phrase, List<Header> headers) {
  private static final int BAD_GATEWAY = 502;
  private static final int MOST_INTERIM = 16;
  private static final int STATUS_DIGITS = 3;
  private static final int FIRST_FINAL = 200;
  private static final int NO_CONTENT = 204;
  private static final int NOT_MODIFIED = 304;
  private static final Set<String> NOT_PASSED_ON =
      Set.of(
          "connection",
          "proxy-connection",
          "keep-alive",
          "trailer",
          "upgrade",
          "content-length",
          "transfer-encoding");

  /** How the end of a body is found. */
  enum Framing {
    NONE,
    LENGTH,
    CHUNKS,
    REST
  }

  AnswerHead {
    headers = List.copyOf(headers);
  }

  /**
   * Returns the head of the final answer; what comes before it is left out.
   *
   * @throws IOException if the host ends before it says anything
   * @throws ProxyFault if it says no answer
   */
  static AnswerHead read(InputStream in) throws IOException, ProxyFault {
    for (int interim = 0; interim < MOST_INTERIM; interim++) {
      AnswerHead head = readOne(in);
      if (head.status() >= FIRST_FINAL) {
        return head.checked();
      }
      if (head.status() == 101) {
        break;
      }
    }
    throw malformed();
  }

  private static AnswerHead readOne(InputStream in) throws IOException, ProxyFault {
    try {
      byte[] bytes = RequestHead.bytes(in);
      if (bytes.length == 0) {
        throw new IOException("the host ended");
      }
      String[] lines = new String(bytes, StandardCharsets.ISO_8859_1).split("\r\n", -1);
      String[] words = lines[0].split(" ", STATUS_DIGITS);
      if (words.length < 2
          || !(words[0].equals("HTTP/1.1") || words[0].equals("HTTP/1.0"))
          || !isStatus(words[1])) {
        throw malformed();
      }
      List<Header> headers = new ArrayList<>();
      for (int i = 1; i < lines.length - 2; i++) {
        headers.add(RequestHead.header(lines[i]));
      }
      String phrase = words.length == STATUS_DIGITS ? words[2] : "";
      return new AnswerHead(words[0], status(words[1]), phrase, headers);
    } catch (ProxyFault ofRequests) {
      throw malformed();
    }
  }

  private static boolean isStatus(String text) {
    return text.length() == STATUS_DIGITS && RequestHead.isLength(text) && text.charAt(0) != '0';
  }

  private static int status(String digits) {
    return (digits.charAt(0) - '0') * 100 + (digits.charAt(1) - '0') * 10 + digits.charAt(2) - '0';
  }

  private AnswerHead checked() throws ProxyFault {
    List<String> lengths = values("content-length");
    List<String> encodings = values("transfer-encoding");
    boolean plainPhrase = phrase.chars().allMatch(c -> c == '\t' || (c >= ' ' && c != 0x7f));
    if (lengths.size() + encodings.size() > 1
        || !lengths.stream().allMatch(RequestHead::isLength)
        || !encodings.stream().allMatch(encoding -> encoding.equals("chunked"))
        || !plainPhrase) {
      throw malformed();
    }
    return this;
  }

  private List<String> values(String name) {
    return RequestHead.values(headers, name);
  }

  /** Returns how the body ends. */
  Framing framing(String method) {
    if (method.equals("HEAD") || status == NO_CONTENT || status == NOT_MODIFIED) {
      return Framing.NONE;
    }
    if (!values("transfer-encoding").isEmpty()) {
      return Framing.CHUNKS;
    }
    return values("content-length").isEmpty() ? Framing.REST : Framing.LENGTH;
  }

  /** Returns the length of the body, if it says one. */
  long length() {
    return Long.parseLong(values("content-length").get(0));
  }

  /** Returns whether the host may take another request on the same connection. */
  boolean keepsAlive() {
    return version.equals("HTTP/1.1") && !RequestHead.namedByConnection(headers).contains("close");
  }

  /** Writes the head anew. */
  void writeTo(OutputStream out, boolean keepAlive) throws IOException {
    StringBuilder text = new StringBuilder();
    text.append("HTTP/1.1 ").append(status).append(' ').append(phrase).append("\r\n");
    Set<String> dropped = new TreeSet<>(NOT_PASSED_ON);
    dropped.addAll(RequestHead.namedByConnection(headers));
    for (Header header : headers) {
      if (!dropped.contains(header.name())) {
        append(text, header.name(), header.value());
      }
    }
    if (status != NO_CONTENT) {
      values("content-length").forEach(length -> append(text, "Content-Length", length));
      values("transfer-encoding").forEach(coding -> append(text, "Transfer-Encoding", coding));
    }
    if (!keepAlive) {
      append(text, "Connection", "close");
    }
    out.write(text.append("\r\n").toString().getBytes(StandardCharsets.ISO_8859_1));
  }

  private static void append(StringBuilder text, String name, String value) {
    text.append(name).append(": ").append(value).append("\r\n");
  }

  private static ProxyFault malformed() {
    return new ProxyFault(
        BAD_GATEWAY, "malformed-answer", "what the host says is no strict answer in HTTP/1.1");
  }
}
