package dev.edict.eval.wire;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RequestLinesTest {
  private static final String REQUEST =
      "{\"id\":\"%s\",\"subject\":{\"user\":\"\u00e9\"},\"register\":{\"server\":\"s\"}}";

  @ParameterizedTest
  @ValueSource(strings = {"\n", "\r\n", "\n\n \t\n", "\r\n \r\n"})
  void readsALineAtATimeAndSkipsBlankOnes(String end) throws IOException {
    String text = REQUEST.formatted("a") + end + REQUEST.formatted("b");
    assertThat(ids(bytes(text))).containsExactly("a", "b");
    assertThat(ids(bytes(text + end))).containsExactly("a", "b");
  }

  @Test
  void readsNothingFromAnEmptyStream() throws IOException {
    assertThat(new RequestLines(bytes("")).next()).isNull();
  }

  @Test
  void answersForALineThatIsNotUtf8AndGoesOn() throws IOException {
    byte[] latin = (REQUEST.formatted("a") + "\n").getBytes(ISO_8859_1);
    RequestLines lines =
        new RequestLines(
            new SequenceInputStream(
                new ByteArrayInputStream(latin), bytes(REQUEST.formatted("b"))));
    assertThat(lines.next()).isInstanceOf(FaultyLine.class);
    assertThat(lines.next()).isInstanceOf(IdentifiedRequest.class);
    assertThat(lines.next()).isNull();
  }

  @Test
  void answersForALineThatIsTooLongAndGoesOn() throws IOException {
    String longest = " ".repeat(RequestJson.LONGEST_LINE - REQUEST.formatted("a").length() - 1);
    String fits = REQUEST.formatted("a") + longest;
    RequestLines lines =
        new RequestLines(
            bytes(fits + "\r\n" + fits + " \r\n" + fits + " \n" + REQUEST.formatted("b")));
    assertThat(lines.next()).isInstanceOf(IdentifiedRequest.class);
    assertThat(lines.next()).isInstanceOf(FaultyLine.class);
    assertThat(lines.next()).isInstanceOf(FaultyLine.class);
    assertThat(lines.next()).isInstanceOf(IdentifiedRequest.class);
    assertThat(lines.next()).isNull();
  }

  @Test
  void doesNotKeepALineWithoutEndInMemory() throws IOException {
    InputStream endless = new EndlessBlanks(200L << 20);
    RequestLines lines = new RequestLines(endless);
    assertThat(lines.next()).isInstanceOf(FaultyLine.class);
    assertThat(lines.next()).isNull();
    assertThat(lines.consumed()).isEqualTo(200L << 20);
  }

  @Test
  void countsWhatItUsedUp() throws IOException {
    byte[] text = (REQUEST.formatted("a") + "\r\n" + REQUEST.formatted("b")).getBytes(UTF_8);
    RequestLines lines = new RequestLines(new ByteArrayInputStream(text));
    lines.next();
    assertThat(lines.consumed()).isEqualTo(REQUEST.formatted("a").getBytes(UTF_8).length + 2);
    lines.next();
    assertThat(lines.consumed()).isEqualTo(text.length);
  }

  private static List<String> ids(InputStream in) throws IOException {
    List<String> ids = new ArrayList<>();
    RequestLines lines = new RequestLines(in);
    for (RequestLine line = lines.next(); line != null; line = lines.next()) {
      ids.add(line.id());
    }
    return ids;
  }

  private static InputStream bytes(String text) {
    return new ByteArrayInputStream(text.getBytes(UTF_8));
  }

  private static final class EndlessBlanks extends InputStream {
    private long left;

    EndlessBlanks(long length) {
      this.left = length;
    }

    @Override
    public int read() {
      return left-- > 0 ? ' ' : -1;
    }

    @Override
    public int read(byte[] target, int from, int length) {
      if (left <= 0) {
        return -1;
      }
      int count = (int) Math.min(left, length);
      Arrays.fill(target, from, from + count, (byte) ' ');
      left -= count;
      return count;
    }
  }
}
