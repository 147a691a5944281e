package dev.edict.dsl.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Chars;
import org.junit.jupiter.api.Test;

/** Lines, columns and offsets, also with mixed line ends and characters beyond the basic plane. */
class LineMapTest {

  @Test
  void countsEveryKindOfLineEnd() {
    LineMap lines = PolicySource.of("a", "a\nb\r\nc\rd\n\ne").lines();
    assertThat(lines.lineCount()).isEqualTo(6);
    assertThat(lines.lineText(1)).isEqualTo("a");
    assertThat(lines.lineText(2)).isEqualTo("b");
    assertThat(lines.lineText(3)).isEqualTo("c");
    assertThat(lines.lineText(4)).isEqualTo("d");
    assertThat(lines.lineText(5)).isEmpty();
    assertThat(lines.lineText(6)).isEqualTo("e");
    assertThat(lines.position(3)).isEqualTo(new SourcePosition(2, 2));
    assertThat(lines.position(5)).isEqualTo(new SourcePosition(3, 1));
  }

  @Test
  void countsCodePoints() {
    PolicySource source = PolicySource.of("a", "\uD83D\uDE00x\n\uD83D\uDE00\uD83D\uDE00y");
    assertThat(source.lines().lineStart(2)).isEqualTo(3);
    assertThat(source.lines().position(5)).isEqualTo(new SourcePosition(2, 3));
    assertThat(source.text(new SourceSpan(4, 6))).isEqualTo("\uD83D\uDE00y");
  }

  @Test
  void anEmptyTextHasOneLine() {
    LineMap lines = PolicySource.of("a", "").lines();
    assertThat(lines.lineCount()).isEqualTo(1);
    assertThat(lines.lineText(1)).isEmpty();
    assertThat(lines.position(0)).isEqualTo(new SourcePosition(1, 1));
  }

  @Property(seed = "1")
  void everyOffsetLiesInItsLine(@ForAll @Chars({'a', '\n', '\r', '\t', 'é'}) String text) {
    LineMap lines = PolicySource.of("a", text).lines();
    for (int offset = 0; offset <= text.length(); offset++) {
      SourcePosition position = lines.position(offset);
      assertThat(lines.lineStart(position.line()) + position.column() - 1).isEqualTo(offset);
    }
  }

  @Test
  void refusesBytesThatAreNotUtf8() {
    assertThat(PolicySource.ofUtf8("a", "é".getBytes(StandardCharsets.UTF_8))).isPresent();
    assertThat(PolicySource.ofUtf8("a", "é".getBytes(StandardCharsets.ISO_8859_1))).isEmpty();
    assertThat(PolicySource.ofUtf8("a", new byte[] {(byte) 0xC0, (byte) 0x80})).isEmpty();
    assertThat(PolicySource.ofUtf8("a", new byte[] {(byte) 0xED, (byte) 0xA0, (byte) 0x80}))
        .isEmpty();
  }

  @Test
  void refusesMisuse() {
    assertThatThrownBy(() -> PolicySource.of(" ", "")).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new SourceSpan(2, 1))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("2")
        .hasMessageContaining("1");
  }
}
