package dev.edict.audit.dashboard;

import static org.assertj.core.api.Assertions.assertThat;

import dev.edict.audit.journal.JournalReader;
import dev.edict.audit.journal.JournalRecord;
import dev.edict.audit.query.RecordFilter;
import dev.edict.eval.decision.Outcome;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The page in Chromium, at more than a thousand events a second. Needs npm, the network, and
 * Chromium at {@code /usr/bin/chromium} or where the variable {@code CHROMIUM} says, so it runs
 * only with {@code mvn -Pnpm verify}. Leaves pictures beneath {@code target/dashboard}.
 */
class DashboardBrowserNpm {
  private static final Path TOOLS = Path.of("target/npm").toAbsolutePath();
  private static final Path PICTURES = Path.of("target/dashboard").toAbsolutePath();
  private static final int TICKS = 100;
  private static final int EVENTS_PER_TICK = 150;
  private static final int TICK_MILLIS = 100;
  private static final Set<String> QUESTIONS = Set.of("busy", "more", "hostile", "close");
  private static final List<String> HOSTILE =
      List.of(
          "<img src=x onerror=\"globalThis.pwned=1\">",
          "<script>globalThis.pwned=1</script>",
          "\"><b>bold</b>",
          "javascript:globalThis.pwned=1",
          "\u202egnp.exe \u2066 \u0000 \ud800 " + "long".repeat(50));

  @TempDir private Path folder;

  @Test
  void showsABusyJournalAsItIs() throws Exception {
    install();
    try (LiveWorkshop workshop = LiveWorkshop.open(folder);
        Dashboard dashboard = Dashboard.start(folder, DashboardOptions.defaults())) {
      Process browser = start(dashboard);
      StringBuilder said = new StringBuilder();
      try (BufferedReader in = browser.inputReader(StandardCharsets.UTF_8);
          Writer out = browser.outputWriter(StandardCharsets.UTF_8)) {
        for (String line = in.readLine(); line != null; line = in.readLine()) {
          said.append(line).append('\n');
          if (QUESTIONS.contains(line)) {
            out.write(answer(line, workshop, dashboard) + "\n");
            out.flush();
          }
        }
      } catch (IOException browserIsGone) {
        said.append(browserIsGone);
      }
      assertThat(browser.waitFor()).as(said.toString()).isZero();
      assertThat(said.toString()).endsWith("done\n");
    }
  }

  private static void install() throws Exception {
    Files.createDirectories(TOOLS);
    Files.createDirectories(PICTURES);
    Files.copy(
        Path.of("src/test/browser/dashboard.mjs"),
        TOOLS.resolve("dashboard.mjs"),
        StandardCopyOption.REPLACE_EXISTING);
    if (!Files.exists(TOOLS.resolve("node_modules/playwright-core"))) {
      Process npm =
          new ProcessBuilder("npm", "install", "--no-audit", "--no-fund", "playwright-core@1.62.0")
              .directory(TOOLS.toFile())
              .redirectErrorStream(true)
              .start();
      npm.getOutputStream().close();
      String output = new String(npm.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      assertThat(npm.waitFor()).as(output).isZero();
    }
  }

  private static Process start(Dashboard dashboard) throws IOException {
    return new ProcessBuilder(
            "node", "dashboard.mjs", dashboard.link().toString(), PICTURES.toString())
        .directory(TOOLS.toFile())
        .redirectErrorStream(true)
        .start();
  }

  private String answer(String asked, LiveWorkshop workshop, Dashboard dashboard) throws Exception {
    switch (asked) {
      case "busy" -> writeAtARate(workshop);
      case "more" -> workshop.decide(2000);
      case "hostile" -> writeHostile(workshop);
      default -> dashboard.close();
    }
    return "{\"allowed\":%d,\"denied\":%d,\"approval\":%d,\"deniedMcp\":%d}"
        .formatted(
            workshop.count(Outcome.ALLOW),
            workshop.count(Outcome.DENY),
            workshop.count(Outcome.APPROVAL_REQUIRED),
            deniedMcp());
  }

  private static void writeAtARate(LiveWorkshop workshop) throws Exception {
    ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor();
    AtomicInteger ticks = new AtomicInteger();
    ScheduledFuture<?> writing =
        clock.scheduleAtFixedRate(
            () -> writeTick(workshop, ticks, clock), 0, TICK_MILLIS, TimeUnit.MILLISECONDS);
    assertThat(clock.awaitTermination(10L * TICKS * TICK_MILLIS, TimeUnit.MILLISECONDS)).isTrue();
    assertThat(writing.isDone()).isTrue();
  }

  private static void writeTick(
      LiveWorkshop workshop, AtomicInteger ticks, ScheduledExecutorService clock) {
    try {
      workshop.decide(EVENTS_PER_TICK);
    } catch (IOException notWritten) {
      throw new IllegalStateException(notWritten);
    }
    if (ticks.incrementAndGet() == TICKS) {
      clock.shutdownNow();
    }
  }

  private static void writeHostile(LiveWorkshop workshop) throws IOException {
    for (String text : HOSTILE) {
      for (int i = 0; i < 4; i++) {
        workshop.decide(text, text);
      }
    }
  }

  private int deniedMcp() throws IOException {
    RecordFilter filter = RecordFilter.parse(List.of("decision=deny", "rule_type=mcp"));
    int count = 0;
    try (JournalReader reader = JournalReader.fromOldest(folder)) {
      for (JournalRecord record = reader.next(); record != null; record = reader.next()) {
        count += filter.fits(record) ? 1 : 0;
      }
    }
    return count;
  }
}
