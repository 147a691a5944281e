package dev.edict.audit.delivery;

import dev.edict.audit.claim.FileClaim;
import dev.edict.audit.journal.JournalException;
import dev.edict.audit.journal.JournalPosition;
import dev.edict.audit.journal.JournalReader;
import dev.edict.audit.journal.JournalRecord;
import dev.edict.audit.journal.PositionFile;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Delivers a journal to one target, from where it was left off. Used by one thread; interrupting it
 * ends the delivery, which then goes on from the last settled batch the next time.
 */
public final class Shipper {
  private static final Duration POLL = Duration.ofMillis(500);

  private final Path journal;
  private final String name;
  private final DeliveryTarget target;
  private final PositionFile position;
  private final DeadLetters deadLetters;
  private final Consumer<String> messages;
  private final Pause pause;
  private final Random random = new Random();
  private long delivered;
  private long rejected;

  /**
   * Makes a shipper.
   *
   * @param journal the directory of the journal
   * @param name the name of the target, under which the position is kept
   * @param target the target
   * @param messages is told what goes wrong, one sentence each time
   */
  public Shipper(Path journal, String name, DeliveryTarget target, Consumer<String> messages) {
    this(journal, name, target, messages, time -> Thread.sleep(time.toMillis()));
  }

  Shipper(
      Path journal, String name, DeliveryTarget target, Consumer<String> messages, Pause pause) {
    this.journal = journal;
    this.name = name;
    this.target = target;
    this.position = PositionFile.of(journal, name);
    this.deadLetters = new DeadLetters(journal, name);
    this.messages = messages;
    this.pause = pause;
  }

  /** Returns how many records the target has taken since this was made. */
  public long delivered() {
    return delivered;
  }

  /** Returns how many records became dead letters since this was made. */
  public long rejected() {
    return rejected;
  }

  /**
   * Delivers what there is.
   *
   * @param follow whether to go on with what is written later, until interrupted
   * @throws DeliveryHalted if the target refuses the address, the key or the permission
   * @throws DeliveryTaken if somebody else delivers to the target
   * @throws IOException if the journal cannot be read, or the position not be saved
   * @throws InterruptedException if the thread was interrupted
   */
  public void run(boolean follow) throws IOException, InterruptedException {
    FileClaim claim = claim();
    try {
      deliverAll(follow);
    } finally {
      claim.close();
    }
  }

  private void deliverAll(boolean follow) throws IOException, InterruptedException {
    try (JournalReader reader = open()) {
      Item carried = null;
      while (true) {
        List<Item> batch = new ArrayList<>();
        carried = read(reader, carried, batch);
        if (!batch.isEmpty()) {
          deliver(batch);
          position.save(batch.get(batch.size() - 1).record().position());
        } else if (follow) {
          pause.take(POLL);
        } else {
          return;
        }
      }
    }
  }

  private FileClaim claim() throws IOException {
    Path file = journal.resolve("positions").resolve(name + ".lock");
    return FileClaim.take(file).orElseThrow(() -> new DeliveryTaken(name, journal));
  }

  private JournalReader open() throws IOException {
    JournalPosition from = position.load();
    try {
      return JournalReader.after(journal, from);
    } catch (JournalException notThere) {
      // Records that were never forced can vanish with the power. Sending all again repeats
      // records, under the same identifiers; going on from the number would skip some.
      messages.accept(
          name + ": the journal does not have record " + from.sequence() + "; starting over");
      return JournalReader.fromOldest(journal);
    }
  }

  /** Fills a batch, and returns the record that does not fit it any more. */
  private @Nullable Item read(JournalReader reader, @Nullable Item carried, List<Item> batch)
      throws IOException {
    BatchLimits limits = target.limits();
    long bytes = 0;
    Item next = carried == null ? item(reader.next()) : carried;
    while (next != null) {
      bytes += next.text().length() + 1L;
      if (!batch.isEmpty() && (batch.size() == limits.records() || bytes > limits.bytes())) {
        return next;
      }
      batch.add(next);
      next = item(reader.next());
    }
    return null;
  }

  private @Nullable Item item(@Nullable JournalRecord record) {
    return record == null ? null : new Item(record, target.encode(record));
  }

  private void deliver(List<Item> batch) throws IOException, InterruptedException {
    BackOff backOff = new BackOff(random);
    List<Item> pending = batch;
    while (!pending.isEmpty()) {
      SendResult result = send(pending);
      if (result instanceof SendResult.Settled settled) {
        pending = settle(pending, settled);
        if (!pending.isEmpty()) {
          waitAfter("it did not take " + pending.size() + " records yet", backOff.next(null));
        }
      } else if (result instanceof SendResult.TryAgain again) {
        waitAfter(again.reason(), backOff.next(again.after()));
      } else if (result instanceof SendResult.Divide divide) {
        divide(pending, divide.reason());
        return;
      } else if (result instanceof SendResult.Halt halt) {
        throw new DeliveryHalted(name, DeadLetters.plain(halt.reason()));
      }
    }
  }

  private SendResult send(List<Item> batch) {
    try {
      return target.send(batch);
    } catch (IOException unknown) {
      return new SendResult.TryAgain(String.valueOf(unknown.getMessage()), null);
    }
  }

  private List<Item> settle(List<Item> batch, SendResult.Settled settled) throws IOException {
    List<Item> again = new ArrayList<>();
    for (int i = 0; i < batch.size(); i++) {
      String reason = settled.rejected().get(i);
      if (reason != null) {
        reject(batch.get(i), reason);
      } else if (settled.again().contains(i)) {
        again.add(batch.get(i));
      } else {
        delivered++;
      }
    }
    return again;
  }

  /** Sends the halves; so deep that a record stands alone, which ends it. */
  private void divide(List<Item> batch, String reason) throws IOException, InterruptedException {
    if (batch.size() == 1) {
      reject(batch.get(0), reason);
      return;
    }
    int middle = batch.size() / 2;
    deliver(batch.subList(0, middle));
    deliver(batch.subList(middle, batch.size()));
  }

  private void reject(Item item, String reason) throws IOException {
    deadLetters.add(item.record(), reason);
    rejected++;
    messages.accept(
        name
            + ": record "
            + item.record().position().sequence()
            + " was refused and is kept as a dead letter: "
            + DeadLetters.plain(reason));
  }

  private void waitAfter(String reason, Duration time) throws InterruptedException {
    messages.accept(
        name + ": " + DeadLetters.plain(reason) + "; next attempt in " + time.toMillis() + " ms");
    pause.take(time);
  }
}
