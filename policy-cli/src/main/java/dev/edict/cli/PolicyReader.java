package dev.edict.cli;

import dev.edict.dsl.diagnostic.Diagnostic;
import dev.edict.dsl.diagnostic.DiagnosticCode;
import dev.edict.dsl.parser.ParseLimits;
import dev.edict.dsl.source.PolicySource;
import dev.edict.dsl.source.SourceSpan;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** Reads the bytes of policy files, within a bound. */
final class PolicyReader {
  // Longer than any text that the parser takes, whatever its characters.
  private static final int MOST_BYTES = 4 * ParseLimits.DEFAULTS.maxCodePoints();

  private PolicyReader() {}

  /**
   * A file as a text, or the finding that keeps it from being one.
   *
   * @param source the text; up to the first fault when there is one
   * @param fault why the file is no text, if so
   */
  record Reading(PolicySource source, Optional<Diagnostic> fault) {}

  static Reading read(String name, Path file) throws IOException {
    try (InputStream in = Files.newInputStream(file)) {
      return read(name, in);
    }
  }

  static Reading read(String name, InputStream in) throws IOException {
    byte[] bytes = in.readNBytes(MOST_BYTES + 1);
    if (bytes.length > MOST_BYTES) {
      String message = "the file is larger than " + MOST_BYTES + " bytes";
      return faulty(PolicySource.of(name, ""), DiagnosticCode.TEXT_TOO_LARGE, message);
    }
    return PolicySource.ofUtf8(name, bytes)
        .map(source -> new Reading(source, Optional.empty()))
        .orElseGet(() -> notUtf8(name, bytes));
  }

  private static Reading notUtf8(String name, byte[] bytes) {
    ByteBuffer input = ByteBuffer.wrap(bytes);
    CharBuffer intact = CharBuffer.allocate(bytes.length);
    StandardCharsets.UTF_8
        .newDecoder()
        .onMalformedInput(CodingErrorAction.REPORT)
        .decode(input, intact, true);
    String message =
        "byte %d (0x%02X) is not UTF-8"
            .formatted(input.position() + 1, bytes[input.position()] & 0xff);
    return faulty(
        PolicySource.of(name, intact.flip().toString()), DiagnosticCode.NOT_UTF8, message);
  }

  private static Reading faulty(PolicySource source, DiagnosticCode code, String message) {
    int end = source.text().codePointCount(0, source.text().length());
    return new Reading(
        source, Optional.of(Diagnostic.of(code, source, SourceSpan.at(end), message)));
  }
}
