package dev.edict.audit.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.edict.audit.encode.RecordFormat;
import dev.edict.audit.encode.Redaction;
import dev.edict.audit.journal.JournalRecord;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class SyslogTargetTest {
  private static List<Item> items(DeliveryTarget target) throws IOException {
    List<Item> items = new ArrayList<>();
    for (String line :
        Files.readAllLines(Path.of("src", "test", "resources", "encode", "records.jsonl"))) {
      JournalRecord record = JournalRecord.parse(line);
      items.add(new Item(record, target.encode(record)));
    }
    return items;
  }

  private static List<String> frames(InputStream in, int count) throws IOException {
    List<String> frames = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      int length = 0;
      for (int c = in.read(); c != ' '; c = in.read()) {
        assertThat(c).isBetween((int) '0', (int) '9');
        length = 10 * length + c - '0';
      }
      frames.add(new String(in.readNBytes(length), StandardCharsets.US_ASCII));
    }
    return frames;
  }

  @Test
  void sendsCountedFramesOfTheFormAndConnectsAgain() throws Exception {
    try (ServerSocket server = new ServerSocket(0, 5, InetAddress.getLoopbackAddress());
        SyslogTarget target =
            new SyslogTarget(
                "127.0.0.1", server.getLocalPort(), false, RecordFormat.CEF, Redaction.none())) {
      List<Item> items = items(target);
      assertThat(target.send(items)).isEqualTo(SendResult.taken());
      try (Socket connection = server.accept()) {
        List<String> frames = frames(connection.getInputStream(), items.size());
        assertThat(frames)
            .allMatch(
                frame -> frame.matches("<1(08|10)>1 \\S+Z \\S+ edict - \\w+ \\[.*\\] CEF:0.*"));
        assertThat(frames.get(0)).contains("<108>1 2026-07-01T12:00:00.123456Z build-7 edict");
      }
      // The connection is closed: what was to be sent is to be sent again, on a new one.
      assertThatThrownBy(
              () -> {
                for (int i = 0; i < 1000; i++) {
                  target.send(items);
                }
              })
          .isInstanceOf(IOException.class);
      assertThat(target.send(items)).isEqualTo(SendResult.taken());
      try (Socket connection = server.accept()) {
        assertThat(frames(connection.getInputStream(), 1)).hasSize(1);
      }
    }
  }
}
