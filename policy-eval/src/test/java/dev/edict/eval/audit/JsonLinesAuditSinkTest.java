package dev.edict.eval.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Events as lines of a file. */
class JsonLinesAuditSinkTest {
  @TempDir Path folder;

  @Test
  void goesOnWithTheChainOfAFile() throws IOException {
    Path file = folder.resolve("audit.jsonl");
    for (int run = 0; run < 3; run++) {
      try (JsonLinesAuditSink sink = JsonLinesAuditSink.append(file)) {
        sink.write(AuditEvents.event("a-" + run + ":1"));
        sink.write(AuditEvents.event("b-" + run + ":1"));
      }
    }
    List<String> lines = Files.readAllLines(file);
    assertThat(lines).hasSize(6);
    assertThat(AuditChain.firstBroken(lines)).isEmpty();
  }

  @Test
  void refusesAFileWhoseLastLineIsTornOrChanged() throws IOException {
    Path file = folder.resolve("audit.jsonl");
    try (JsonLinesAuditSink sink = JsonLinesAuditSink.append(file)) {
      sink.write(AuditEvents.event("a:1"));
    }
    String intact = Files.readString(file);
    Files.writeString(file, "{\"torn", StandardOpenOption.APPEND);
    assertThatThrownBy(() -> JsonLinesAuditSink.append(file)).hasMessageContaining("torn");
    Files.writeString(file, intact.replace("alice", "mallo"));
    assertThatThrownBy(() -> JsonLinesAuditSink.append(file)).hasMessageContaining("not intact");
    Files.writeString(file, "\n");
    assertThatThrownBy(() -> JsonLinesAuditSink.append(file)).hasMessageContaining("not intact");
  }

  @Test
  void manyThreadsMakeOneChain() throws Exception {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    List<Callable<Void>> writers = new ArrayList<>();
    ExecutorService threads = Executors.newFixedThreadPool(4);
    try (JsonLinesAuditSink sink = JsonLinesAuditSink.to(out)) {
      for (int writer = 0; writer < 4; writer++) {
        String host = "host-" + writer;
        writers.add(
            () -> {
              for (int i = 0; i < 50; i++) {
                sink.write(AuditEvents.event(host + ":" + i));
              }
              return null;
            });
      }
      for (Future<Void> done : threads.invokeAll(writers)) {
        done.get();
      }
    } finally {
      threads.shutdown();
    }
    List<String> lines = out.toString(StandardCharsets.US_ASCII).lines().toList();
    assertThat(lines).hasSize(200);
    assertThat(AuditChain.firstBroken(lines)).isEmpty();
  }

  @Test
  void writesNothingMoreAfterAFailure() {
    FullDisk disk = new FullDisk();
    JsonLinesAuditSink sink = JsonLinesAuditSink.to(disk);
    assertThatThrownBy(() -> sink.write(AuditEvents.event("a:1"))).hasMessage("disk full");
    disk.full = false;
    assertThatThrownBy(() -> sink.write(AuditEvents.event("b:1"))).isInstanceOf(IOException.class);
    assertThat(disk.written).isZero();
  }

  @Test
  void writesNothingMoreWhenClosed() throws IOException {
    JsonLinesAuditSink sink = JsonLinesAuditSink.to(new ByteArrayOutputStream());
    sink.close();
    assertThatThrownBy(() -> sink.write(AuditEvents.event("a:1"))).isInstanceOf(IOException.class);
  }

  private static final class FullDisk extends OutputStream {
    private boolean full = true;
    private int written;

    @Override
    public void write(int b) throws IOException {
      if (full) {
        throw new IOException("disk full");
      }
      written++;
    }
  }
}
