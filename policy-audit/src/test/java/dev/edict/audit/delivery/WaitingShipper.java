package dev.edict.audit.delivery;

import dev.edict.audit.journal.JournalRecord;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CountDownLatch;

/** A program that delivers a journal to nowhere, and says whether it may and when it is done. */
final class WaitingShipper {
  private WaitingShipper() {}

  /**
   * Runs the program, which then waits until it is killed.
   *
   * @param arguments the directory of the journal, and the name of the target
   */
  public static void main(String[] arguments) throws Exception {
    Shipper shipper =
        new Shipper(
            Path.of(arguments[0]),
            arguments[1],
            new Nowhere(),
            System.out::println,
            time -> {
              System.out.println("waiting");
              new CountDownLatch(1).await();
            });
    try {
      shipper.run(true);
    } catch (DeliveryTaken refused) {
      System.out.println(refused.getMessage());
    }
  }

  /** Takes everything. */
  record Nowhere() implements DeliveryTarget {
    @Override
    public BatchLimits limits() {
      return new BatchLimits(10, 10_000);
    }

    @Override
    public String encode(JournalRecord record) {
      return record.line();
    }

    @Override
    public SendResult send(List<Item> batch) {
      return SendResult.taken();
    }

    @Override
    public void close() {}
  }
}
