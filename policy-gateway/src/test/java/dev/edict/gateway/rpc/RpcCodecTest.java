package dev.edict.gateway.rpc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.edict.gateway.rpc.RpcMessage.Failure;
import dev.edict.gateway.rpc.RpcMessage.Notification;
import dev.edict.gateway.rpc.RpcMessage.Request;
import dev.edict.gateway.rpc.RpcMessage.Success;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RpcCodecTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"tools/call\",\"params\":{\"name\":\"a\"}}",
        "{\"jsonrpc\":\"2.0\",\"id\":\"x\",\"method\":\"ping\"}",
        "{\"jsonrpc\":\"2.0\",\"method\":\"notifications/initialized\"}",
        "{\"jsonrpc\":\"2.0\",\"id\":9007199254740992,\"result\":{\"n\":1.10,\"big\":1E+400}}",
        "{\"jsonrpc\":\"2.0\",\"id\":null,\"error\":{\"code\":-32700,\"message\":\"no\"}}",
        "{\"jsonrpc\":\"2.0\",\"id\":1,\"error\":{\"code\":1,\"message\":\"m\",\"data\":{\"a\":[]}}}"
      })
  void whatIsReadIsWrittenAsItWas(String text) throws RpcFault {
    assertThat(RpcCodec.write(RpcCodec.read(text))).isEqualTo(text);
  }

  @Test
  void theKindsOfMessagesAreToldApart() throws RpcFault {
    assertThat(RpcCodec.read("{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"m\"}"))
        .isInstanceOf(Request.class);
    assertThat(RpcCodec.read("{\"jsonrpc\":\"2.0\",\"method\":\"m\"}"))
        .isInstanceOf(Notification.class);
    assertThat(RpcCodec.read("{\"jsonrpc\":\"2.0\",\"id\":1,\"result\":{}}"))
        .isInstanceOf(Success.class);
    assertThat(
            RpcCodec.read("{\"jsonrpc\":\"2.0\",\"id\":1,\"error\":{\"code\":1,\"message\":\"\"}}"))
        .isInstanceOf(Failure.class);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        "{",
        "{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"m\"} {}",
        "{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"m\",\"method\":\"n\"}",
        "{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"m\",\"params\":{\"a\":{\"b\":1,\"\\u0062\":2}}}",
        "{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"m\",\"params\":{\"name\\u0000\":1}}",
        "{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"m\",\"params\":{\"a\":\"\\u0000\"}}",
        "{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"m\",\"params\":{\"a\":\"\\ud800\"}}",
        "{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"m\",\"params\":{\"a\":NaN}}",
        "{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"m\",\"params\":{\"a\":01}}",
        "{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"m\",} ",
        "// c\n{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"m\"}"
      })
  void whatIsNotStrictJsonIsRefused(String text) {
    assertRefused(() -> RpcCodec.read(text), RpcError.PARSE_ERROR);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "[]",
        "[{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"m\"}]",
        "\"text\"",
        "{}",
        "{\"jsonrpc\":\"1.0\",\"id\":1,\"method\":\"m\"}",
        "{\"jsonrpc\":2.0,\"id\":1,\"method\":\"m\"}",
        "{\"jsonrpc\":\"2.0\",\"id\":null,\"method\":\"m\"}",
        "{\"jsonrpc\":\"2.0\",\"id\":1.5,\"method\":\"m\"}",
        "{\"jsonrpc\":\"2.0\",\"id\":{},\"method\":\"m\"}",
        "{\"jsonrpc\":\"2.0\",\"id\":9007199254740993,\"method\":\"m\"}",
        "{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"m\",\"params\":[1]}",
        "{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"m\",\"Method\":\"n\"}",
        "{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"m\",\"result\":{}}",
        "{\"jsonrpc\":\"2.0\",\"id\":1,\"result\":{},\"error\":{\"code\":1,\"message\":\"\"}}",
        "{\"jsonrpc\":\"2.0\",\"id\":1,\"result\":1}",
        "{\"jsonrpc\":\"2.0\",\"id\":1,\"error\":{\"code\":\"1\",\"message\":\"\"}}",
        "{\"jsonrpc\":\"2.0\",\"id\":1}"
      })
  void whatIsNoMessageIsRefused(String text) {
    assertRefused(() -> RpcCodec.read(text), RpcError.INVALID_REQUEST);
  }

  @Test
  void deepMessagesAreRefused() {
    int depth = 100_000;
    String deep =
        "{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"m\",\"params\":{\"a\":"
            + "[".repeat(depth)
            + "]".repeat(depth)
            + "}}";

    assertRefused(() -> RpcCodec.read(deep), RpcError.PARSE_ERROR);
  }

  @Test
  void bytesThatAreNotUtf8AreRefused() {
    assertRefused(() -> StrictTree.decode(new byte[] {'"', (byte) 0xC0, (byte) 0x80, '"'}), -32700);
  }

  private static void assertRefused(ThrowingCallable reading, int code) {
    assertThatThrownBy(reading)
        .isInstanceOfSatisfying(
            RpcFault.class, fault -> assertThat(fault.error().code()).isEqualTo(code));
  }
}
