package dev.edict.audit.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.edict.audit.encode.RecordFormat;
import dev.edict.audit.encode.Redaction;
import dev.edict.audit.journal.JournalReader;
import dev.edict.audit.journal.JournalRecord;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The real rsyslog reads what is sent, and hands on what it understood; needs rsyslogd. */
@Timeout(120)
class RsyslogIT {
  private static final int RECORDS = 1200;
  private static final String SEEN =
      "%pri-text% %timereported:::date-rfc3339% %hostname% %app-name% %msgid% %structured-data% %msg%";

  @TempDir private Path folder;
  private Path journal;
  private Path program;
  private Path config;
  private ServerSocket sink;
  private int port;
  private Process running;

  @BeforeEach
  void start() throws Exception {
    Optional<Path> found =
        Stream.of("/usr/sbin/rsyslogd", "/usr/bin/rsyslogd", "/usr/local/sbin/rsyslogd")
            .map(Path::of)
            .filter(Files::isExecutable)
            .findFirst();
    assumeTrue(found.isPresent(), "needs rsyslogd");
    program = found.get();
    journal = folder.resolve("journal");
    sink = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
    try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      port = free.getLocalPort();
    }
    config =
        Files.writeString(
            folder.resolve("rsyslog.conf"),
            """
            global(workDirectory="%s" maxMessageSize="64k")
            module(load="imtcp")
            template(name="seen" type="string" string="%s\\n")
            input(type="imtcp" address="127.0.0.1" port="%d")
            action(type="omfwd" target="127.0.0.1" port="%d" protocol="tcp" template="seen")
            """
                .formatted(folder, SEEN, port, sink.getLocalPort()));
    running = rsyslog();
  }

  private Process rsyslog() throws IOException {
    Path pid = folder.resolve("rsyslog.pid");
    return new ProcessBuilder(
            program.toString(), "-n", "-f", config.toString(), "-i", pid.toString())
        .inheritIO()
        .start();
  }

  @AfterEach
  void stop() throws Exception {
    if (running != null) {
      running.destroyForcibly().waitFor();
      sink.close();
    }
  }

  private void ship(SyslogTarget target) throws Exception {
    // Until it listens, what is sent is refused; that is what the back-off is for.
    new Shipper(journal, "syslog", target, message -> {}).run(false);
  }

  private List<String> seen(int count) throws IOException {
    List<String> lines = new ArrayList<>();
    try (Socket connection = sink.accept();
        BufferedReader in =
            new BufferedReader(
                new InputStreamReader(connection.getInputStream(), StandardCharsets.US_ASCII))) {
      for (int i = 0; i < count; i++) {
        lines.add(String.valueOf(in.readLine()));
      }
    }
    return lines;
  }

  private List<String> expected() throws IOException {
    List<String> lines = new ArrayList<>();
    try (JournalReader reader = JournalReader.fromOldest(journal)) {
      for (JournalRecord r = reader.next(); r != null; r = reader.next()) {
        lines.add(
            "audit.warning %s - edict decision [edict@32473 event_id=\"%s\" sequence=\"%d\"] %s"
                .formatted(
                    r.required("timestamp"), r.eventId(), r.position().sequence(), r.line()));
      }
    }
    return lines;
  }

  @Test
  void understandsEveryRecordAlsoAfterItWasStoppedAndStarted() throws Exception {
    Deliveries.write(journal, RECORDS);
    try (SyslogTarget target =
        new SyslogTarget("127.0.0.1", port, false, RecordFormat.NATIVE, Redaction.none())) {
      ship(target);
      assertThat(seen(RECORDS)).isEqualTo(expected());

      running.destroy();
      running.waitFor();
      running = rsyslog();
      Deliveries.write(journal, RECORDS);
      ship(target);
      assertThat(seen(RECORDS)).isEqualTo(expected().subList(RECORDS, 2 * RECORDS));
    }
  }
}
