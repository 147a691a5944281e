package dev.edict.eval.wire;

import static java.util.Objects.requireNonNull;

import dev.edict.eval.request.Environment;
import java.io.IOException;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Reads the members of a line, in whatever order they come. */
final class RequestMembers implements LineCursor.Members {
  private static final int LONGEST_ID = 200;

  private @Nullable String id;
  private @Nullable Instant time;
  private @Nullable SubjectMembers subject;
  private Environment environment = Environment.UNKNOWN;
  private @Nullable Question question;

  /** Returns the identifier as far as the line was read. */
  @Nullable String id() {
    return id;
  }

  RequestLine read(LineCursor json) throws IOException {
    json.next();
    if (!json.isObject()) {
      return new FaultyLine(null, LineFault.MALFORMED_JSON, "the line is not a JSON object");
    }
    json.object("request", this);
    if (json.next() != null) {
      return new FaultyLine(id, LineFault.MALFORMED_JSON, "text follows the JSON object");
    }
    json.require(subject, "request", "subject");
    if (question == null) {
      json.fault(LineFault.AMBIGUOUS_REQUEST, "the request asks no question");
    }
    LineFault fault = json.fault();
    if (fault != null) {
      return new FaultyLine(id, fault, json.detail());
    }
    return new IdentifiedRequest(
        id, time, requireNonNull(question).request(requireNonNull(subject).subject(), environment));
  }

  @Override
  public boolean read(String name, LineCursor json) throws IOException {
    switch (name) {
      case "id" -> readId(json);
      case "time" -> time = json.instant("time");
      case "subject" -> {
        subject = new SubjectMembers();
        json.object("subject", subject);
        subject.finish(json);
      }
      case "environment" -> {
        EnvironmentMembers members = new EnvironmentMembers();
        json.object("environment", members);
        environment = members.environment();
      }
      default -> {
        return readQuestion(name, json);
      }
    }
    return true;
  }

  private void readId(LineCursor json) throws IOException {
    String text = json.text("id");
    if (text != null && (text.isEmpty() || text.codePointCount(0, text.length()) > LONGEST_ID)) {
      json.fault(LineFault.WRONG_TYPE, "`id` is not a string of 1 to 200 characters");
    } else {
      id = text;
    }
  }

  private boolean readQuestion(String name, LineCursor json) throws IOException {
    Question asked = Question.named(name);
    if (asked == null) {
      return false;
    }
    if (question != null) {
      json.fault(LineFault.AMBIGUOUS_REQUEST, "the request asks several questions");
    }
    json.object(name, asked);
    asked.finish(json);
    question = asked;
    return true;
  }
}
