package dev.edict.gateway.proxy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.edict.gateway.proxy.AnswerHead.Framing;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AnswerHeadTest {

  @Test
  void headsAreWrittenAnewWithoutWhatIsBetweenTheHostAndTheProxy() throws Exception {
    String said =
        "HTTP/1.1 200 All well\r\nX-A: b\r\nConnection: close, x-hop\r\nX-Hop: c\r\n"
            + "Keep-Alive: timeout=5\r\nContent-Length: 3\r\n\r\nabc";
    InputStream in = stream(said);
    AnswerHead head = AnswerHead.read(in);
    ByteArrayOutputStream written = new ByteArrayOutputStream();

    head.writeTo(written, true);

    assertThat(written.toString(StandardCharsets.ISO_8859_1))
        .isEqualTo("HTTP/1.1 200 All well\r\nx-a: b\r\nContent-Length: 3\r\n\r\n");
    assertThat(head.keepsAlive()).isFalse();
    assertThat(head.length()).isEqualTo(3);
    assertThat(in.readAllBytes()).hasSize(3);
  }

  @Test
  void interimAnswersAreLeftOut() throws Exception {
    String said = "HTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 103 Early\r\nLink: a\r\n\r\n";

    assertThat(AnswerHead.read(stream(said + "HTTP/1.1 204 None\r\n\r\n")).status()).isEqualTo(204);
  }

  @ParameterizedTest
  @CsvSource({
    "GET, 'HTTP/1.1 200 OK|Content-Length: 3||', LENGTH",
    "GET, 'HTTP/1.1 200 OK|Transfer-Encoding: chunked||', CHUNKS",
    "GET, 'HTTP/1.1 200||', REST",
    "GET, 'HTTP/1.0 200 OK||', REST",
    "HEAD, 'HTTP/1.1 200 OK|Content-Length: 3||', NONE",
    "GET, 'HTTP/1.1 304 Not Modified|Content-Length: 3||', NONE",
    "GET, 'HTTP/1.1 204 No Content||', NONE"
  })
  void theEndOfABodyIsKnown(String method, String said, Framing framing) throws Exception {
    assertThat(AnswerHead.read(stream(said.replace("|", "\r\n"))).framing(method))
        .isEqualTo(framing);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "HTTP/1.1 200 OK|Content-Length: 3|Transfer-Encoding: chunked||",
        "HTTP/1.1 200 OK|Content-Length: 3|Content-Length: 4||",
        "HTTP/1.1 200 OK|Content-Length: -3||",
        "HTTP/1.1 200 OK|Transfer-Encoding: gzip||",
        "HTTP/1.1 200 OK|X: a| b||",
        "HTTP/1.1 200 OK|X : a||",
        "HTTP/1.1 101 Switching Protocols|Upgrade: x||",
        "HTTP/1.1 20 OK||",
        "HTTP/1.1 2000 OK||",
        "HTTP/1.1 +20 OK||",
        "HTTP/1.1 000 OK||",
        "HTTP/2 200 OK||",
        "ICY 200 OK||",
        "HTTP/1.1 200 O\u0000K||",
        "<html>||"
      })
  void whatTwoReadersCouldReadInTwoWaysIsRefused(String said) {
    assertThatThrownBy(() -> AnswerHead.read(stream(said.replace("|", "\r\n"))))
        .isInstanceOfSatisfying(
            ProxyFault.class, fault -> assertThat(fault.code()).isEqualTo("malformed-answer"));
  }

  @Test
  void interimAnswersWithoutEndAreRefused() {
    assertThatThrownBy(() -> AnswerHead.read(stream("HTTP/1.1 100 Continue\r\n\r\n".repeat(1000))))
        .isInstanceOf(ProxyFault.class);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "HTTP/1.1 200 OK\r\n"})
  void aHostThatEndsHasNotAnswered(String said) {
    assertThatThrownBy(() -> AnswerHead.read(stream(said))).isInstanceOf(IOException.class);
  }

  private static InputStream stream(String text) {
    return new ByteArrayInputStream(text.getBytes(StandardCharsets.ISO_8859_1));
  }
}
