package dev.edict.cli.report;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import dev.edict.dsl.diagnostic.Diagnostic;
import dev.edict.dsl.diagnostic.Diagnostic.Related;
import dev.edict.dsl.diagnostic.Diagnostic.SuggestedFix;
import dev.edict.dsl.source.PolicySource;
import dev.edict.dsl.source.SourceLocation;
import dev.edict.dsl.source.SourcePosition;
import java.io.IOException;
import java.io.StringWriter;
import java.util.List;
import java.util.Optional;

/**
 * Writes findings as a JSON array in printable ASCII, one object per line. Lines and columns count
 * from 1, columns in code points; an end is exclusive.
 */
final class JsonReport {
  private static final JsonFactory FACTORY = new JsonFactory();
  private static final int LAST_PRINTABLE = '~';

  private JsonReport() {}

  static String write(List<Diagnostic> diagnostics) throws IOException {
    if (diagnostics.isEmpty()) {
      return "[]\n";
    }
    StringBuilder array = new StringBuilder("[\n");
    for (int i = 0; i < diagnostics.size(); i++) {
      array.append("  ").append(object(diagnostics.get(i)));
      array.append(i + 1 < diagnostics.size() ? ",\n" : "\n");
    }
    return array.append("]\n").toString();
  }

  private static String object(Diagnostic diagnostic) throws IOException {
    StringWriter text = new StringWriter();
    try (JsonGenerator json = FACTORY.createGenerator(text)) {
      json.setHighestNonEscapedChar(LAST_PRINTABLE);
      json.writeStartObject();
      json.writeStringField("code", diagnostic.code().id());
      json.writeStringField("severity", diagnostic.severity().word());
      place(json, diagnostic.location());
      json.writeStringField("message", diagnostic.message());
      json.writeStringField("help", diagnostic.help());
      json.writeArrayFieldStart("related");
      for (Related related : diagnostic.related()) {
        json.writeStartObject();
        place(json, related.location());
        json.writeStringField("note", related.note());
        json.writeEndObject();
      }
      json.writeEndArray();
      fix(json, diagnostic.location().source(), diagnostic.fix());
      json.writeEndObject();
    }
    return text.toString();
  }

  private static void fix(JsonGenerator json, PolicySource source, Optional<SuggestedFix> fix)
      throws IOException {
    if (fix.isEmpty()) {
      json.writeNullField("fix");
      return;
    }
    json.writeObjectFieldStart("fix");
    place(json, new SourceLocation(source, fix.get().span()));
    json.writeStringField("replacement", fix.get().replacement());
    json.writeEndObject();
  }

  private static void place(JsonGenerator json, SourceLocation location) throws IOException {
    SourcePosition start = location.position();
    SourcePosition end = Places.end(location);
    json.writeStringField("file", location.source().name());
    json.writeNumberField("line", start.line());
    json.writeNumberField("column", start.column());
    json.writeNumberField("endLine", end.line());
    json.writeNumberField("endColumn", end.column());
  }
}
