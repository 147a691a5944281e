package dev.edict.gateway.proxy;

import dev.edict.eval.decision.Decision;
import dev.edict.eval.wire.DecisionJson;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/** What the proxy itself answers: JSON in one line. */
final class ProxyAnswer {
  private static final int FORBIDDEN = 403;
  private static final Map<Integer, String> PHRASES =
      Map.of(
          400, "Bad Request",
          403, "Forbidden",
          408, "Request Timeout",
          431, "Request Header Fields Too Large",
          502, "Bad Gateway",
          503, "Service Unavailable",
          504, "Gateway Timeout",
          505, "HTTP Version Not Supported");

  private ProxyAnswer() {}

  /** Answers that a request is denied, with the decision as {@code spec/requests.md} writes it. */
  static void denied(OutputStream out, Decision decision) throws IOException {
    write(out, FORBIDDEN, decision.code(), DecisionJson.write(null, decision));
  }

  /** Answers that a request is not served. */
  static void fault(OutputStream out, ProxyFault fault) throws IOException {
    String body =
        "{\"outcome\":\"error\",\"code\":\""
            + fault.code()
            + "\",\"reason\":\""
            + fault.getMessage()
            + "\"}";
    write(out, fault.status(), fault.code(), body);
  }

  private static void write(OutputStream out, int status, String code, String json)
      throws IOException {
    byte[] body = (json + "\n").getBytes(StandardCharsets.US_ASCII);
    String head =
        "HTTP/1.1 "
            + status
            + " "
            + PHRASES.getOrDefault(status, "Error")
            + "\r\nContent-Type: application/json\r\nContent-Length: "
            + body.length
            + "\r\nEdict-Code: "
            + code
            + "\r\nConnection: close\r\n\r\n";
    out.write(head.getBytes(StandardCharsets.US_ASCII));
    out.write(body);
    out.flush();
  }
}
