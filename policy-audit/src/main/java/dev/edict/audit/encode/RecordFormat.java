package dev.edict.audit.encode;

import dev.edict.audit.journal.JournalRecord;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The forms a record can be written in. */
public enum RecordFormat {
  /** As in the journal. */
  NATIVE,
  /** Open Cybersecurity Schema Framework 1.8.0. */
  OCSF,
  /** Elastic Common Schema 9.4. */
  ECS,
  /** Common Event Format 0. */
  CEF,
  /** The audit record of Docker's sandboxes, schema 1.82.0. */
  SBX;

  /** Returns the lower-case word for this form. */
  public String keyword() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** Returns a record in this form, as one line of printable ASCII without a line break. */
  public String write(JournalRecord record, Redaction redaction) {
    Map<String, @Nullable Object> members = redaction.apply(record.members());
    RecordView view = new RecordView(members);
    return switch (this) {
      case NATIVE -> redaction.isNone() ? record.line() : AsciiJson.write(members);
      case OCSF -> AsciiJson.write(new OcsfEncoding(view).encode());
      case ECS -> AsciiJson.write(new EcsEncoding(view).encode());
      case CEF -> new CefEncoding(view).encode();
      case SBX -> AsciiJson.write(new SbxEncoding(view).encode());
    };
  }
}
