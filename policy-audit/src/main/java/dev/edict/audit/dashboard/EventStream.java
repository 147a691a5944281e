package dev.edict.audit.dashboard;

import dev.edict.audit.journal.JournalException;
import dev.edict.audit.journal.JournalReader;
import dev.edict.audit.journal.JournalRecord;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;

/**
 * What one open page is told: the counts of the time that it shows, and the records that fit, first
 * of what there is and then of what comes. Reads the journal for itself, at the pace of the page.
 */
final class EventStream {
  /** How many rows are sent at once; of more, the newest. */
  static final int MOST_ROWS = 1000;

  private static final int READ_BETWEEN_LOOKS = 256;
  private static final int TICK_MILLIS = 400;
  private static final int POLL_MILLIS = 100;
  private static final int PING_MILLIS = 5000;
  private static final int RETRY_MILLIS = 1000;

  private final Path journal;
  private final ViewRequest request;
  private final Clock clock;
  private final ServerSentEvents events;
  private final TimeLine line;
  private final Deque<JournalRecord> rows = new ArrayDeque<>();
  private long leftOut;
  private long read;
  private long newest;
  private long seen;
  private long sentAt;
  private boolean changed = true;
  private boolean live;

  EventStream(Path journal, ViewRequest request, Clock clock, ServerSentEvents events) {
    this.journal = journal;
    this.request = request;
    this.clock = clock;
    this.events = events;
    this.line = new TimeLine(request);
  }

  /**
   * Tells until nobody listens or the thread is interrupted.
   *
   * @param lastSeen the number of the last record whose row the page has; 0 for none
   */
  void run(long lastSeen) throws IOException {
    seen = lastSeen;
    events.retryAfter(RETRY_MILLIS);
    Instant start = request.start(clock.instant());
    line.advance(clock.instant());
    try (JournalReader reader =
        start == null ? JournalReader.fromOldest(journal) : JournalReader.near(journal, start)) {
      while (!Thread.currentThread().isInterrupted()) {
        turn(reader);
      }
    } catch (JournalException damaged) {
      sendCounts();
      events.send(read, "damaged", "{}");
    } catch (InterruptedException closed) {
      Thread.currentThread().interrupt();
    }
  }

  private void turn(JournalReader reader) throws IOException, InterruptedException {
    boolean atEnd = !read(reader);
    long passed = clock.millis() - sentAt;
    boolean isFirstTimeAtEnd = atEnd && !live;
    if (passed < 0 || passed >= TICK_MILLIS || isFirstTimeAtEnd) {
      live |= atEnd;
      send(reader);
    }
    if (atEnd) {
      Thread.sleep(POLL_MILLIS);
    }
  }

  /** Reads a little; returns whether there may be more. */
  private boolean read(JournalReader reader) throws IOException {
    Instant now = clock.instant();
    for (int i = 0; i < READ_BETWEEN_LOOKS; i++) {
      JournalRecord record = reader.next();
      if (record == null) {
        return false;
      }
      read = record.position().sequence();
      newest = record.time().toEpochMilli();
      if (request.filter().fits(record) && line.add(record, now)) {
        changed = true;
        addRow(record);
      }
    }
    return true;
  }

  private void addRow(JournalRecord record) {
    if (record.position().sequence() <= seen) {
      return;
    }
    rows.addLast(record);
    if (rows.size() > MOST_ROWS) {
      rows.removeFirst();
      // What a page that has just been opened does not show of the past is not missing.
      leftOut += live || seen > 0 ? 1 : 0;
    }
  }

  private void send(JournalReader reader) throws IOException {
    long now = clock.millis();
    boolean moved = line.advance(clock.instant());
    if (!live) {
      events.send(
          seen,
          "reading",
          "{\"done\":%d,\"size\":%d}"
              .formatted(reader.consumedBytes(), JournalReader.storedBytes(journal)));
      sendCounts();
    } else if (changed || moved) {
      sendRows();
      sendCounts();
    } else if (now - sentAt >= PING_MILLIS) {
      events.ping();
    } else {
      return;
    }
    sentAt = now;
  }

  private void sendRows() throws IOException {
    StringBuilder data = new StringBuilder("{\"leftOut\":").append(leftOut).append(",\"rows\":[");
    for (JournalRecord row : rows) {
      data.append(data.charAt(data.length() - 1) == '[' ? "" : ",").append(row.line());
    }
    rows.clear();
    leftOut = 0;
    seen = read;
    events.send(read, "rows", data.append("]}").toString());
  }

  private void sendCounts() throws IOException {
    changed = false;
    events.send(seen, "counts", CountsJson.write(line, clock.millis(), newest));
  }
}
