package dev.edict.gateway.proxy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RequestHeadTest {

  @Test
  void aStrictHeadIsReadAndTheBodyIsLeft() throws Exception {
    InputStream in =
        stream("POST http://a/b HTTP/1.1\r\nHost: a\r\nX-Y:  z \r\nContent-Length: 3\r\n\r\nabc");

    RequestHead head = Objects.requireNonNull(RequestHead.read(in));

    assertThat(head.method()).isEqualTo("POST");
    assertThat(head.values("x-y")).containsExactly("z");
    assertThat(head.length()).isEqualTo(3);
    assertThat(in.readAllBytes()).isEqualTo("abc".getBytes(StandardCharsets.US_ASCII));
  }

  @Test
  void tunnelsMayBeAskedForInTheOldWay() throws Exception {
    RequestHead old =
        Objects.requireNonNull(RequestHead.read(stream("CONNECT a:443 HTTP/1.0\r\n\r\n")));

    assertThat(old.target()).isEqualTo("a:443");
    assertThat(old.values("host")).isEmpty();
    assertThatThrownBy(() -> RequestHead.read(stream("CONNECT a:443 HTTP/1.1\r\n\r\n")))
        .isInstanceOf(ProxyFault.class);
  }

  @Test
  void aClientThatSaysNothingIsNoFault() throws Exception {
    assertThat(RequestHead.read(stream(""))).isNull();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        // Two lengths, or a length and chunks: the classic ways to hide a second request.
        "POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 3\r\nTransfer-Encoding: chunked\r\n\r\n",
        "POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 3\r\nContent-Length: 3\r\n\r\n",
        "POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 3, 3\r\n\r\n",
        "POST / HTTP/1.1\r\nHost: a\r\nContent-Length: +3\r\n\r\n",
        "POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 0x3\r\n\r\n",
        "POST / HTTP/1.1\r\nHost: a\r\nContent-Length:\r\n\r\n",
        "POST / HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: gzip, chunked\r\n\r\n",
        "POST / HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: Chunked\r\n\r\n",
        "POST / HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\nTransfer-Encoding: x\r\n\r\n",
        "GET / HTTP/1.1\r\nHost: a\r\nTransfer-Encoding : chunked\r\n\r\n",
        "GET / HTTP/1.1\r\nHost: a\r\nX: y\r\n folded\r\n\r\n",
        "GET / HTTP/1.1\r\nHost: a\r\n: y\r\n\r\n",
        "GET / HTTP/1.1\r\nHost: a\r\nno colon\r\n\r\n",
        "GET / HTTP/1.1\nHost: a\n\n",
        "GET / HTTP/1.1\r\nHost: a\nX: y\r\n\r\n",
        "GET / HTTP/1.1\r\nHost: a\rX: y\r\n\r\n",
        "GET / HTTP/1.1\r\nHost: a\u0000b\r\n\r\n",
        "GET / HTTP/1.1\r\n\r\n",
        "GET / HTTP/1.1\r\nHost: a\r\nHost: b\r\n\r\n",
        "GET  / HTTP/1.1\r\nHost: a\r\n\r\n",
        "GET /\u00e9 HTTP/1.1\r\nHost: a\r\n\r\n",
        "GET / HTTP/1.0\r\nHost: a\r\n\r\n",
        "GET / http/1.1\r\nHost: a\r\n\r\n",
        "G@T / HTTP/1.1\r\nHost: a\r\n\r\n",
        "\r\nGET / HTTP/1.1\r\nHost: a\r\n\r\n"
      })
  void whatTwoReadersCouldReadInTwoWaysIsRefused(String text) {
    assertThatThrownBy(() -> RequestHead.read(stream(text))).isInstanceOf(ProxyFault.class);
  }

  @Test
  void headsAreBounded() {
    String longHeader = "GET / HTTP/1.1\r\nHost: a\r\nX: " + "y".repeat(40_000) + "\r\n\r\n";
    String manyHeaders = "GET / HTTP/1.1\r\nHost: a\r\n" + "X: y\r\n".repeat(100) + "\r\n";

    for (String text : new String[] {longHeader, manyHeaders}) {
      assertThatThrownBy(() -> RequestHead.read(stream(text)))
          .isInstanceOfSatisfying(
              ProxyFault.class, fault -> assertThat(fault.status()).isEqualTo(431));
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "3;x=y\r\nabc\r\n0\r\n\r\n",
        "3\r\nabcd\r\n0\r\n\r\n",
        "3\nabc\r\n0\r\n\r\n",
        "-3\r\nabc\r\n0\r\n\r\n",
        "0x3\r\nabc\r\n0\r\n\r\n",
        "100000000\r\nabc\r\n0\r\n\r\n",
        "3\r\nabc\r\n0\r\nX: y\r\n\r\n",
        "3\r\nab"
      })
  void chunksThatAreNotStrictEndTheBody(String body) throws Exception {
    RequestHead head =
        Objects.requireNonNull(
            RequestHead.read(
                stream("POST / HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n")));
    MessageBody passed = new MessageBody(stream(body), new java.io.ByteArrayOutputStream());

    assertThatThrownBy(() -> passed.pass(head)).isInstanceOf(IOException.class);
  }

  private static InputStream stream(String text) {
    return new ByteArrayInputStream(text.getBytes(StandardCharsets.ISO_8859_1));
  }
}
