package dev.edict.audit.delivery;

import dev.edict.audit.journal.JournalRecord;
import java.io.IOException;
import java.util.List;
import java.util.Map;

/** How an HTTP target is spoken to. */
interface HttpProtocol {

  /** Returns how much it takes at once. */
  BatchLimits limits();

  /** Returns a record as it wants it. */
  String encode(JournalRecord record);

  /** Returns the body of a request. */
  String body(List<Item> batch);

  /** Returns the headers, with the secrets as they are now. */
  Map<String, String> headers() throws IOException;

  /** Returns what an answer means for a batch of so many records. */
  SendResult result(int status, String body, int records);
}
