package dev.edict.audit.journal;

import static dev.edict.audit.journal.AsciiBuffer.ascii;

import dev.edict.audit.claim.FileClaim;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.PublicKey;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.TreeMap;
import java.util.function.LongConsumer;
import org.jspecify.annotations.Nullable;

/**
 * Finds what was changed in a journal: every record that was altered, removed, inserted or moved,
 * and a cut end as far as checkpoints and anchors reach. Used by one thread, for one journal.
 *
 * <p>Who can write the files and sign checkpoints can rewrite all of it; who can only write the
 * files can cut records and checkpoints from the end together. Against both help anchors: positions
 * that were kept elsewhere, such as the last event a log server has.
 */
public final class JournalVerifier {

  /** How many findings are listed at most. */
  public static final int MAX_FINDINGS = 1000;

  private static final int NOTICE_OFFSET = "{'timestamp':'2026-01-01T00:00:00.000000Z".length();
  private static final byte[] NOTICE = ascii("\",\"notice\":\"segments-removed\"");

  private final Path directory;
  private final List<PublicKey> keys;
  private final List<JournalPosition> anchors;
  private final LongConsumer progress;
  private final SealedLine sealed = new SealedLine();
  private final List<Finding> findings = new ArrayList<>();

  /** What must be where; taken out once it was. */
  private final TreeMap<Long, List<Witness>> witnesses = new TreeMap<>();

  private final List<ChainEnd> removals = new ArrayList<>();
  private @Nullable ChainEnd end;
  private SealedLine.@Nullable Link first;
  private long records;
  private boolean isChainKnown = true;

  private record Witness(String hash, String file, long line) {}

  private JournalVerifier(
      Path directory, List<PublicKey> keys, List<JournalPosition> anchors, LongConsumer progress) {
    this.directory = directory;
    this.keys = List.copyOf(keys);
    this.anchors = List.copyOf(anchors);
    this.progress = progress;
  }

  /**
   * Verifies the journal in a directory.
   *
   * @param keys the keys of which one must have signed each checkpoint; none, when signatures are
   *     not looked at
   * @param anchors records that are known to have been in the journal
   * @param progress is told the number of bytes read so far of the files
   * @throws IOException if the directory cannot be read
   */
  public static Verification verify(
      Path directory, List<PublicKey> keys, List<JournalPosition> anchors, LongConsumer progress)
      throws IOException {
    return new JournalVerifier(directory, keys, anchors, progress).run();
  }

  private Verification run() throws IOException {
    boolean isLive = FileClaim.isTaken(directory.resolve(AuditJournal.LOCK));
    // Before the records: a journal that is written to may be ahead of its checkpoints.
    List<Checkpoint> checkpoints = readCheckpoints(isLive);
    for (JournalPosition anchor : anchors) {
      expect(anchor.sequence(), new Witness(anchor.hash(), "(anchor)", 0));
    }
    List<Segment> segments = Segment.list(directory);
    long bytes = 0;
    for (int i = 0; i < segments.size(); i++) {
      boolean mayGrow = isLive && i == segments.size() - 1;
      bytes += read(segments.get(i), mayGrow, bytes);
    }
    checkStart();
    checkRest();
    ChainEnd last = end == null ? ChainEnd.NONE : end;
    return new Verification(
        segments.size(),
        records,
        first == null ? 0 : first.sequence(),
        new JournalPosition(last.sequence(), last.hash()),
        checkpoints.size(),
        checkpoints.isEmpty() ? 0 : checkpoints.get(checkpoints.size() - 1).sequence(),
        isLive,
        findings);
  }

  private List<Checkpoint> readCheckpoints(boolean isLive) throws IOException {
    String file = CheckpointLog.NAME;
    CheckpointLog.Content content = CheckpointLog.read(directory);
    long line = 0;
    for (Checkpoint checkpoint : content.checkpoints()) {
      line++;
      if (checkpoint.number() != line) {
        add(Finding.Kind.CHECKPOINT_ALTERED, file, line, "a checkpoint is missing before this");
      }
      if (!keys.isEmpty() && !checkpoint.isSignedBy(keys)) {
        add(Finding.Kind.NOT_SIGNED, file, line, "none of the keys signed this checkpoint");
      }
      expect(checkpoint.sequence(), new Witness(checkpoint.hash(), file, line));
    }
    if (content.damaged() || (content.torn() && !isLive)) {
      add(Finding.Kind.CHECKPOINT_ALTERED, file, line + 1, "this is no whole checkpoint");
    }
    return content.checkpoints();
  }

  private void expect(long sequence, Witness witness) {
    witnesses.computeIfAbsent(sequence, number -> new ArrayList<>()).add(witness);
  }

  private long read(Segment segment, boolean mayGrow, long bytesBefore) {
    String file = segment.name();
    long line = 0;
    try {
      if (segment.isCompressed()) {
        checkDigest(segment);
      }
      try (LineInput lines = new LineInput(segment.open(), 0)) {
        while (lines.next()) {
          line++;
          read(lines, file, line, segment.first());
          progress.accept(bytesBefore + lines.nextOffset());
        }
        if (lines.rest() > 0 && !mayGrow) {
          add(Finding.Kind.TORN_TAIL, file, line + 1, "the last line has no end");
        }
        return lines.nextOffset();
      }
    } catch (IOException unreadable) {
      isChainKnown = false;
      add(Finding.Kind.UNREADABLE, file, line + 1, "the file cannot be read on from here");
      return 0;
    }
  }

  private void read(LineInput lines, String file, long line, long named) throws IOException {
    SealedLine.Link link =
        lines.isWhole() ? sealed.read(lines.bytes(), lines.from(), lines.to()) : null;
    if (link == null) {
      isChainKnown = false;
      add(Finding.Kind.ALTERED, file, line, "the record is not intact");
      return;
    }
    if (line == 1 && link.sequence() != named) {
      add(Finding.Kind.UNREADABLE, file, line, "the file is named after record " + named);
    }
    if (first == null) {
      first = link;
    } else if (isChainKnown ? !link.follows(before()) : link.sequence() <= before().sequence()) {
      add(
          Finding.Kind.BROKEN_CHAIN,
          file,
          line,
          "record %d does not follow record %d".formatted(link.sequence(), before().sequence()));
    }
    isChainKnown = true;
    records++;
    end = link.end();
    checkWitnesses(link);
    if (isRemoval(lines)) {
      noteRemoval(lines, link);
    }
  }

  private ChainEnd before() {
    return end == null ? ChainEnd.NONE : end;
  }

  private void checkWitnesses(SealedLine.Link link) {
    List<Witness> here = witnesses.remove(link.sequence());
    if (here == null) {
      return;
    }
    for (Witness witness : here) {
      if (!witness.hash.equals(link.hash())) {
        mismatch(witness, link.sequence());
      }
    }
  }

  private void mismatch(Witness witness, long sequence) {
    add(
        Finding.Kind.CHECKPOINT_MISMATCH,
        witness.file,
        witness.line,
        "record %d has another hash than this says".formatted(sequence));
  }

  private static boolean isRemoval(LineInput lines) {
    int from = lines.from() + NOTICE_OFFSET;
    int to = from + NOTICE.length;
    return to <= lines.to() && Arrays.equals(lines.bytes(), from, to, NOTICE, 0, NOTICE.length);
  }

  private void noteRemoval(LineInput lines, SealedLine.Link link) throws IOException {
    JournalRecord notice = JournalRecord.of(lines.bytes(), lines.from(), lines.to(), link);
    removals.add(new ChainEnd(notice.number("through_sequence"), notice.required("through_hash")));
  }

  private void checkStart() {
    SealedLine.Link start = first;
    if (start == null || start.follows(ChainEnd.NONE)) {
      return;
    }
    for (ChainEnd removed : removals) {
      if (start.follows(removed) || start.sequence() <= removed.sequence()) {
        return;
      }
    }
    add(
        Finding.Kind.MISSING_START,
        Segment.in(directory, start.sequence()).name(),
        1,
        "the records before %d are missing".formatted(start.sequence()));
  }

  private void checkRest() {
    SealedLine.Link start = first;
    long from = start == null ? 1 : start.sequence();
    witnesses.forEach(
        (sequence, missing) -> {
          for (Witness witness : missing) {
            if (sequence > before().sequence()) {
              add(
                  Finding.Kind.CUT_OFF,
                  witness.file,
                  witness.line,
                  "record %d is missing".formatted(sequence));
            } else if (start != null
                && sequence == from - 1
                && !witness.hash.equals(start.previousHash())) {
              mismatch(witness, sequence);
            }
          }
        });
  }

  private void checkDigest(Segment segment) throws IOException {
    String written;
    try {
      written = Files.readString(segment.digestFile(), StandardCharsets.ISO_8859_1);
    } catch (NoSuchFileException missing) {
      add(
          Finding.Kind.COMPRESSED_ALTERED,
          segment.name(),
          0,
          "the file with its digest is missing");
      return;
    }
    MessageDigest sha256 = Sha256.digest();
    try (InputStream in = Files.newInputStream(segment.file())) {
      byte[] buffer = new byte[1 << 16];
      for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
        sha256.update(buffer, 0, read);
      }
    }
    String expected = HexFormat.of().formatHex(sha256.digest()) + "  " + segment.name() + "\n";
    if (!written.equals(expected)) {
      add(Finding.Kind.COMPRESSED_ALTERED, segment.name(), 0, "the file has another digest");
    }
  }

  private void add(Finding.Kind kind, String file, long line, String message) {
    if (findings.size() < MAX_FINDINGS) {
      findings.add(new Finding(kind, file, line, message));
    }
  }
}
