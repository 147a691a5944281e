package dev.edict.eval.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Lines seal each other. */
class AuditChainTest {

  @Test
  void hashIsOverTheLineWithoutIt() throws Exception {
    String line = lines(1).get(0);
    int seal = line.indexOf(",\"hash\":");
    byte[] bytes = (line.substring(0, seal) + "}").getBytes(StandardCharsets.US_ASCII);
    String hash = HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    assertThat(line).endsWith("\"hash\":\"" + hash + "\"}").contains(AuditChain.NO_HASH);
  }

  @Test
  void intactChainsHaveNoBrokenLine() {
    assertThat(AuditChain.firstBroken(List.of())).isEmpty();
    assertThat(AuditChain.firstBroken(lines(5))).isEmpty();
  }

  @Test
  void anyChangedCharacterIsFound() {
    List<String> lines = lines(2);
    for (int i = 0; i < lines.get(1).length(); i++) {
      StringBuilder changed = new StringBuilder(lines.get(1));
      changed.setCharAt(i, changed.charAt(i) == 'x' ? 'y' : 'x');
      assertThat(AuditChain.firstBroken(List.of(lines.get(0), changed.toString()))).hasValue(2);
    }
  }

  @Test
  void removedRepeatedAndMovedLinesAreFound() {
    List<String> lines = lines(4);
    assertThat(AuditChain.firstBroken(lines.subList(1, 4))).hasValue(1);
    assertThat(AuditChain.firstBroken(without(lines, 2))).hasValue(3);
    assertThat(AuditChain.firstBroken(List.of(lines.get(0), lines.get(0)))).hasValue(2);
    assertThat(AuditChain.firstBroken(List.of(lines.get(0), lines.get(2), lines.get(1))))
        .hasValue(2);
  }

  @Test
  void aLineOfAnotherChainIsFound() {
    AuditChain other = AuditChain.start();
    other.seal(AuditEvents.event("other:1"));
    String foreign = other.seal(AuditEvents.event("b:1"));
    assertThat(AuditChain.firstBroken(List.of(lines(1).get(0), foreign))).hasValue(2);
  }

  @Test
  void goesOnAfterALine() {
    List<String> lines = new ArrayList<>(lines(3));
    lines.add(AuditChain.after(lines.get(2)).seal(AuditEvents.event("d:1")));
    assertThat(AuditChain.firstBroken(lines)).isEmpty();
    assertThat(lines.get(3)).contains("\"sequence\":4,");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "{}", "{\"hash\":\"\"}", "x", "\"}"})
  void doesNotGoOnAfterWhatIsNoLine(String line) {
    assertThatThrownBy(() -> AuditChain.after(line)).isInstanceOf(IllegalArgumentException.class);
  }

  private static List<String> without(List<String> lines, int index) {
    List<String> rest = new ArrayList<>(lines);
    rest.remove(index);
    return rest;
  }

  private static List<String> lines(int count) {
    AuditChain chain = AuditChain.start();
    List<String> lines = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      lines.add(chain.seal(AuditEvents.event("host-" + i + ":443")));
    }
    return lines;
  }
}
