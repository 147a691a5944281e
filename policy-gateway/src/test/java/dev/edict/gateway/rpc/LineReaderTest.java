package dev.edict.gateway.rpc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class LineReaderTest {

  @Test
  void linesEndWithLineFeedAndAnUnfinishedOneIsLeftOut() throws IOException {
    LineReader lines = reader("a\r\n\nbc\nrest", 10);

    assertThat(lines.next()).isEqualTo(bytes("a"));
    assertThat(lines.next()).isEmpty();
    assertThat(lines.next()).isEqualTo(bytes("bc"));
    assertThat(lines.next()).isNull();
  }

  @Test
  void aLineMayBeLongerThanTheBufferButNotThanTheBound() throws IOException {
    String line = "x".repeat(200_000);

    assertThat(reader(line + "\n", 200_000).next()).hasSize(200_000);
    assertThatThrownBy(() -> reader(line + "\n", 199_999).next()).isInstanceOf(IOException.class);
  }

  private static LineReader reader(String text, int longest) {
    return new LineReader(new ByteArrayInputStream(bytes(text)), longest);
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
