package dev.edict.eval.audit;

import static dev.edict.eval.audit.AuditEvents.connect;
import static dev.edict.eval.audit.AuditEvents.denial;
import static dev.edict.eval.audit.AuditEvents.event;
import static dev.edict.eval.audit.AuditEvents.get;
import static org.assertj.core.api.Assertions.assertThat;

import dev.edict.eval.decision.Basis;
import dev.edict.eval.request.McpServer;
import dev.edict.eval.request.McpTool;
import dev.edict.eval.request.ToolCallRequest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What an event keeps of a decision, and what it must not keep. */
class AuditEventTest {

  @Test
  void writesEveryMemberInOneOrder() {
    assertThat(AuditLine.unsealed(event("paste.ee:443"), 12, AuditChain.NO_HASH))
        .isEqualTo(
            "{\"timestamp\":\"2026-07-01T12:00:00.123456Z\",\"user\":\"alice\",\"org\":\"acme\","
                + "\"sandbox_id\":\"sb-1\",\"rule_type\":\"network\",\"rule_name\":\"no paste\","
                + "\"decision\":\"deny\",\"resource\":\"paste.ee:443\",\"agent\":\"claude\","
                + "\"event_id\":\"01890a5d-ac96-774b-bcce-b302099a8057\",\"sequence\":12,"
                + "\"kind\":\"explicit\",\"action\":\"connect:tcp\",\"severity\":\"high\","
                + "\"policy\":\"Acme\",\"policy_digest\":\""
                + AuditEvents.DIGEST
                + "\",\"generation\":7,\"level\":\"org\",\"host\":\"build-7\","
                + "\"previous_hash\":\""
                + AuditChain.NO_HASH
                + "\"}");
  }

  @Test
  void whatIsNotKnownIsNull() {
    assertThat(AuditLine.unsealed(AuditEvents.withUser("bob", null), 1, AuditChain.NO_HASH))
        .contains("\"org\":null", "\"sandbox_id\":null", "\"agent\":null", "\"host\":null")
        .contains("\"policy\":null", "\"level\":null", "\"severity\":null");
  }

  @Test
  void decisionsWithoutRuleHaveAName() {
    assertThat(event(connect("x.com"), denial(Basis.IMPLICIT, "x.com:443")).ruleName())
        .isEqualTo("(default-deny)");
    assertThat(event(connect("x..com"), denial(Basis.INVALID, "x..com:443")).ruleName())
        .isEqualTo("(invalid-request)");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "https://u:hunter2@x.com/p           | (redacted)x.com/p",
        "https://u:hunter2@x.com/p?k=hunter2 | (redacted)x.com/p(redacted)",
        "https://x.com/p?k=hunter2#hunter2   | https://x.com/p(redacted)",
        "https://x.com/p#hunter2             | https://x.com/p(redacted)",
        "https:/u:hunter2@x.com              | (redacted)x.com",
        "https:\\\\u:hunter2@x.com           | (redacted)x.com",
        "hunter2@hunter2@x.com               | (redacted)x.com",
        "https://u:hunter2%40x.com           | (redacted)x.com",
        "https://x.com/p?a=hunter2@y.com     | https://x.com/p(redacted)",
        "?hunter2                            | (redacted)",
        "hunter2@                            | (redacted)",
        "hunter2%40                          | (redacted)",
        "https://x.com/..                    | https://x.com/..",
      })
  void refusedUrlsLoseWhatMayBeSecret(String url, String kept) {
    assertThat(event(get(url), denial(Basis.INVALID, url)).resource()).isEqualTo(kept);
  }

  @Test
  void judgedUrlsStayAsTheyAre() {
    String canonical = "registry.npmjs.org:443/@scope/pkg";
    assertThat(event(get("x"), denial(Basis.EXPLICIT, canonical)).resource()).isEqualTo(canonical);
  }

  @Test
  void argumentsLeaveNoTrace() {
    ToolCallRequest call =
        ToolCallRequest.builder(
                AuditEvents.ALICE, McpServer.named("erp").withUrl("https://hunter2@erp"), tool())
            .arguments("{\"password\":\"hunter2\"}")
            .build();
    AuditEvent event = event(call, denial(Basis.INVALID, call.resource()));
    assertThat(AuditLine.unsealed(event, 1, AuditChain.NO_HASH))
        .contains("\"resource\":\"erp/pay\"", "\"rule_type\":\"mcp\"", "\"action\":\"call\"")
        .doesNotContain("hunter2", "password");
    assertThat(event.toString()).doesNotContain("hunter2", "password");
  }

  @Test
  void longTextsAreCut() {
    assertThat(event("a".repeat(2048)).resource()).isEqualTo("a".repeat(2048));
    assertThat(event("a".repeat(70_000)).resource()).isEqualTo("a".repeat(2048) + "...[+67952]");
    assertThat(AuditEvents.withUser("u".repeat(300), "h".repeat(300)))
        .extracting(AuditEvent::user, AuditEvent::host)
        .containsExactly("u".repeat(256) + "...[+44]", "h".repeat(256) + "...[+44]");
  }

  @Test
  void linesArePrintableAscii() {
    assertThat(AuditLine.unsealed(event("\"\\\n\u007f\u00e9\u2028\ud83d\ude00"), 1, ""))
        .contains("\\\"\\\\\\u000a\\u007f\\u00e9\\u2028\\ud83d\\ude00");
    String high = "\ud83d";
    assertThat(AuditLine.unsealed(event(high + "a\ude00b\0"), 1, ""))
        .contains("\"\\ufffda\\ufffdb\\ufffd\"");
  }

  private static McpTool tool() {
    return McpTool.named("pay");
  }
}
