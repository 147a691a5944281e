package dev.edict.audit.delivery;

import dev.edict.audit.encode.RecordFormat;
import dev.edict.audit.encode.Redaction;
import dev.edict.audit.journal.JournalRecord;
import java.io.IOException;
import java.util.List;
import java.util.Map;

/**
 * The Logs Ingestion interface of Azure Monitor, for Microsoft Sentinel: an array of objects, whose
 * members the data collection rule takes to columns.
 */
final class SentinelProtocol implements HttpProtocol {
  private static final BatchLimits LIMITS = new BatchLimits(1000, 950_000);

  private final Secret bearer;
  private final RecordFormat format;
  private final Redaction redaction;
  private boolean isTokenRefused;

  /**
   * Makes the protocol.
   *
   * @param bearer the token: as it is given, or by an {@link EntraSignIn}
   */
  SentinelProtocol(Secret bearer, RecordFormat format, Redaction redaction) {
    this.bearer = bearer;
    this.format = format;
    this.redaction = redaction;
  }

  @Override
  public BatchLimits limits() {
    return LIMITS;
  }

  @Override
  public String encode(JournalRecord record) {
    String time = "{\"TimeGenerated\":\"" + record.required("timestamp") + "\",";
    String event = TargetJson.value(format, record, redaction);
    return event.startsWith("{") ? time + event.substring(1) : time + "\"Message\":" + event + "}";
  }

  @Override
  public String body(List<Item> batch) {
    return TargetJson.array(batch);
  }

  @Override
  public Map<String, String> headers() throws IOException {
    return Map.of("Authorization", "Bearer " + bearer.value(), "Content-Type", "application/json");
  }

  @Override
  public SendResult result(int status, String body, int records) {
    boolean wasTokenRefused = isTokenRefused;
    isTokenRefused = status == 401;
    if (status == 204) {
      return SendResult.taken();
    }
    if (status == 401 && bearer instanceof EntraSignIn signIn) {
      signIn.forget();
      return wasTokenRefused
          ? new SendResult.Halt("a new token too: " + Statuses.said(status, body))
          : Statuses.again(status, body);
    }
    // A token that ran out is replaced by whoever writes the file it is read from.
    return status == 401 || status == 408 || status == 429 || status >= 500
        ? Statuses.again(status, body)
        : Statuses.refusal(status, body);
  }
}
