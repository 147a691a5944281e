package dev.edict.cli;

import dev.edict.eval.wire.FaultyLine;
import dev.edict.eval.wire.IdentifiedRequest;
import dev.edict.eval.wire.RequestJson;
import dev.edict.eval.wire.RequestLine;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** A request by hand: words, or one line of JSON as {@code spec/requests.md} defines it. */
final class RequestArguments {
  @Mixin private SubjectOptions options;

  @Parameters(
      arity = "0..*",
      paramLabel = "REQUEST",
      description = "A request in words as listed below, or as one JSON object.")
  private final List<String> words = new ArrayList<>();

  /** Returns whether neither words nor options were given. */
  boolean isEmpty() {
    return words.isEmpty() && !options.isGiven();
  }

  /** Returns whether words were given. */
  boolean hasWords() {
    return !words.isEmpty();
  }

  /**
   * Returns the request.
   *
   * @throws CommandFailure if the words are none
   */
  IdentifiedRequest request() {
    if (words.size() == 1 && words.get(0).startsWith("{")) {
      return fromJson(words.get(0));
    }
    return new IdentifiedRequest(
        null, null, RequestWords.parse(options.subject(), options.environment(), words));
  }

  private IdentifiedRequest fromJson(String json) {
    if (options.isGiven()) {
      throw new CommandFailure(
          "a JSON request names its own subject and environment; leave out the options for them");
    }
    RequestLine line = RequestJson.read(json);
    if (line instanceof FaultyLine faulty) {
      throw new CommandFailure(faulty.fault().code() + ": " + faulty.detail());
    }
    return (IdentifiedRequest) line;
  }
}
