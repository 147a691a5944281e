package dev.edict.audit.delivery;

import dev.edict.audit.journal.JournalRecord;
import java.io.IOException;
import java.util.List;

/** A target that takes less at once. */
record SmallBatches(DeliveryTarget target, int records) implements DeliveryTarget {
  @Override
  public BatchLimits limits() {
    return new BatchLimits(records, target.limits().bytes());
  }

  @Override
  public String encode(JournalRecord record) {
    return target.encode(record);
  }

  @Override
  public SendResult send(List<Item> batch) throws IOException {
    return target.send(batch);
  }

  @Override
  public void close() throws IOException {
    target.close();
  }
}
