package dev.edict.audit.delivery;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.util.JsonFormat;
import com.sun.net.httpserver.HttpExchange;
import dev.edict.audit.delivery.FakeReceiver.Answer;
import io.opentelemetry.proto.collector.logs.v1.ExportLogsPartialSuccess;
import io.opentelemetry.proto.collector.logs.v1.ExportLogsServiceRequest;
import io.opentelemetry.proto.collector.logs.v1.ExportLogsServiceResponse;
import io.opentelemetry.proto.logs.v1.LogRecord;
import io.opentelemetry.proto.logs.v1.ResourceLogs;
import io.opentelemetry.proto.logs.v1.ScopeLogs;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Receives logs by the message definitions of the OpenTelemetry project, whose parser refuses every
 * member that they do not have.
 */
final class OtlpReceiver implements FakeReceiver.Contract {
  private static final ObjectMapper JSON = new ObjectMapper();

  private final List<ExportLogsServiceRequest> requests = new ArrayList<>();
  private final Set<String> refused = new HashSet<>();

  /** Rejects records of this identifier, and takes the others of their request. */
  synchronized void refuse(String eventId) {
    refused.add(eventId);
  }

  synchronized List<ExportLogsServiceRequest> requests() {
    return List.copyOf(requests);
  }

  @Override
  public synchronized Answer receive(HttpExchange request, String body, FakeReceiver receiver)
      throws IOException {
    boolean isLogs =
        request.getRequestMethod().equals("POST")
            && request.getRequestURI().toString().equals("/v1/logs")
            && "application/json".equals(request.getRequestHeaders().getFirst("Content-Type"));
    if (!isLogs) {
      return Answer.of(404, "");
    }
    ExportLogsServiceRequest.Builder sent = ExportLogsServiceRequest.newBuilder();
    try {
      JsonFormat.parser().merge(body, sent);
    } catch (InvalidProtocolBufferException broken) {
      return Answer.of(400, "{\"message\":\"no request\"}");
    }
    List<LogRecord> logs = logs(sent.build());
    for (LogRecord log : logs) {
      String event = log.getBody().getStringValue();
      if (JSON.readTree(event).path("resource").asText().equals(Contracts.POISON)) {
        return Answer.of(400, "{\"message\":\"no such body\"}");
      }
    }
    requests.add(sent.build());
    long rejected = logs.stream().filter(log -> refused.contains(id(log))).count();
    logs.stream().map(OtlpReceiver::id).filter(id -> !refused.contains(id)).forEach(receiver::take);
    return Answer.of(200, response(rejected));
  }

  private static String response(long rejected) throws IOException {
    ExportLogsServiceResponse.Builder response = ExportLogsServiceResponse.newBuilder();
    if (rejected > 0) {
      response.setPartialSuccess(
          ExportLogsPartialSuccess.newBuilder()
              .setRejectedLogRecords(rejected)
              .setErrorMessage("not these"));
    }
    return JsonFormat.printer().print(response);
  }

  static List<LogRecord> logs(ExportLogsServiceRequest request) {
    List<LogRecord> logs = new ArrayList<>();
    for (ResourceLogs resource : request.getResourceLogsList()) {
      for (ScopeLogs scope : resource.getScopeLogsList()) {
        logs.addAll(scope.getLogRecordsList());
      }
    }
    return logs;
  }

  static String id(LogRecord log) {
    return log.getAttributes(0).getValue().getStringValue();
  }
}
