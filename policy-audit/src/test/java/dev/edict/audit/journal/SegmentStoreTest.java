package dev.edict.audit.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Many bytes are forced to the disk early, and what that meets is not lost. */
class SegmentStoreTest {
  private static final int BATCH = 1 << 20;

  @TempDir Path directory;

  private final FaultyDisk disk = new FaultyDisk();

  @Test
  void forcesManyBytesBeforeItIsAsked() throws Exception {
    try (SegmentStore store = open()) {
      append(store, 20);
      assertThat(disk.firstForce.await(1, TimeUnit.MINUTES)).isTrue();
    }
  }

  @Test
  void leavesFewBytesToTheForceThatIsAskedFor() throws IOException {
    try (SegmentStore store = open()) {
      for (int i = 0; i < 4; i++) {
        append(store, 1);
        store.force();
      }
    }
    assertThat(disk.forces).hasValue(4);
  }

  @Test
  void faultThatIsReportedOnceIsNotForgotten() throws Exception {
    try (SegmentStore store = open()) {
      disk.failsToForce = true;
      append(store, 2);
      assertThat(disk.firstForce.await(1, TimeUnit.MINUTES)).isTrue();
      disk.failedForce.await();
      disk.failsToForce = false;
      assertThatThrownBy(store::force).isInstanceOf(IOException.class);
    }
  }

  @Test
  void closesTheFileThoughTheDiskFailed() throws Exception {
    SegmentStore store = open();
    disk.failsToForce = true;
    append(store, 2);
    assertThatThrownBy(store::close).isInstanceOf(IOException.class);
    assertThat(store.first()).isZero();
  }

  private SegmentStore open() throws IOException {
    return new SegmentStore(
        disk, directory, JournalOptions.defaults(), new Recovery.Found(ChainEnd.NONE, null, 0, 0));
  }

  private static void append(SegmentStore store, int batches) throws IOException {
    byte[] batch = new byte[BATCH];
    for (int i = 0; i < batches; i++) {
      store.append(batch, BATCH, 1);
    }
  }
}
