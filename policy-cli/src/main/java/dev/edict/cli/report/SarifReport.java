package dev.edict.cli.report;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import dev.edict.dsl.diagnostic.Diagnostic;
import dev.edict.dsl.diagnostic.Diagnostic.Related;
import dev.edict.dsl.diagnostic.Diagnostic.SuggestedFix;
import dev.edict.dsl.diagnostic.DiagnosticCode;
import dev.edict.dsl.source.SourceLocation;
import dev.edict.dsl.source.SourcePosition;
import java.io.IOException;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;

/**
 * Writes a report in the Static Analysis Results Interchange Format, version 2.1.0. Columns count
 * code points; files are named by relative references where the user sees them so.
 */
final class SarifReport {
  private static final JsonFactory FACTORY = new JsonFactory();
  private static final int LAST_PRINTABLE = '~';
  private static final String SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json";

  private final JsonGenerator json;
  private final Report report;
  private final List<DiagnosticCode> rules;
  private final List<String> files;

  private SarifReport(JsonGenerator json, Report report) {
    this.json = json;
    this.report = report;
    this.rules = rulesOf(report);
    this.files = filesOf(report);
  }

  static String write(Report report) throws IOException {
    StringWriter text = new StringWriter();
    try (JsonGenerator json = FACTORY.createGenerator(text)) {
      DefaultIndenter lines = new DefaultIndenter("  ", "\n");
      json.setPrettyPrinter(
          new DefaultPrettyPrinter().withArrayIndenter(lines).withObjectIndenter(lines));
      json.setHighestNonEscapedChar(LAST_PRINTABLE);
      new SarifReport(json, report).log();
    }
    return text.append('\n').toString();
  }

  private static List<DiagnosticCode> rulesOf(Report report) {
    TreeSet<DiagnosticCode> codes = new TreeSet<>();
    report.findings().forEach(finding -> codes.add(finding.code()));
    return new ArrayList<>(codes);
  }

  private static List<String> filesOf(Report report) {
    TreeSet<String> names = new TreeSet<>(report.files());
    for (Diagnostic finding : report.findings()) {
      finding.related().forEach(related -> names.add(related.location().source().name()));
    }
    return new ArrayList<>(names);
  }

  private void log() throws IOException {
    json.writeStartObject();
    json.writeStringField("$schema", SCHEMA);
    json.writeStringField("version", "2.1.0");
    json.writeArrayFieldStart("runs");
    json.writeStartObject();
    tool();
    json.writeArrayFieldStart("invocations");
    json.writeStartObject();
    // The tool did its work; what it found are results, not failures of the tool.
    json.writeBooleanField("executionSuccessful", true);
    json.writeEndObject();
    json.writeEndArray();
    json.writeStringField("columnKind", "unicodeCodePoints");
    json.writeArrayFieldStart("artifacts");
    for (String file : files) {
      json.writeStartObject();
      json.writeObjectFieldStart("location");
      json.writeStringField("uri", UriReference.of(file));
      json.writeEndObject();
      json.writeEndObject();
    }
    json.writeEndArray();
    json.writeArrayFieldStart("results");
    for (Diagnostic finding : report.findings()) {
      result(finding);
    }
    json.writeEndArray();
    json.writeEndObject();
    json.writeEndArray();
    json.writeEndObject();
  }

  private void tool() throws IOException {
    json.writeObjectFieldStart("tool");
    json.writeObjectFieldStart("driver");
    json.writeStringField("name", "edict " + report.command());
    json.writeStringField("version", report.version());
    json.writeArrayFieldStart("rules");
    for (DiagnosticCode rule : rules) {
      json.writeStartObject();
      json.writeStringField("id", rule.id());
      json.writeStringField("name", pascalCase(rule));
      message("shortDescription", sentence(rule.summary()));
      message("fullDescription", sentence(rule.summary()));
      message("help", "See `" + rule.id() + "` in spec/diagnostics.md of Edict.");
      json.writeObjectFieldStart("defaultConfiguration");
      json.writeStringField("level", rule.severity().word());
      json.writeEndObject();
      json.writeEndObject();
    }
    json.writeEndArray();
    json.writeEndObject();
    json.writeEndObject();
  }

  private void result(Diagnostic finding) throws IOException {
    json.writeStartObject();
    json.writeStringField("ruleId", finding.code().id());
    json.writeNumberField("ruleIndex", rules.indexOf(finding.code()));
    json.writeStringField("level", finding.severity().word());
    message("message", text(finding));
    json.writeArrayFieldStart("locations");
    json.writeStartObject();
    place(finding.location());
    json.writeEndObject();
    json.writeEndArray();
    related(finding.related());
    if (finding.fix().isPresent()) {
      fix(finding, finding.fix().get());
    }
    json.writeEndObject();
  }

  private void related(List<Related> places) throws IOException {
    if (places.isEmpty()) {
      return;
    }
    json.writeArrayFieldStart("relatedLocations");
    for (int i = 0; i < places.size(); i++) {
      json.writeStartObject();
      json.writeNumberField("id", i + 1);
      place(places.get(i).location());
      message("message", sentence(places.get(i).note()));
      json.writeEndObject();
    }
    json.writeEndArray();
  }

  private void fix(Diagnostic finding, SuggestedFix fix) throws IOException {
    SourceLocation replaced = new SourceLocation(finding.location().source(), fix.span());
    json.writeArrayFieldStart("fixes");
    json.writeStartObject();
    message("description", "Replace with `" + fix.replacement() + "`.");
    json.writeArrayFieldStart("artifactChanges");
    json.writeStartObject();
    artifact(replaced);
    json.writeArrayFieldStart("replacements");
    json.writeStartObject();
    region("deletedRegion", replaced);
    message("insertedContent", fix.replacement());
    json.writeEndObject();
    json.writeEndArray();
    json.writeEndObject();
    json.writeEndArray();
    json.writeEndObject();
    json.writeEndArray();
  }

  private void place(SourceLocation location) throws IOException {
    json.writeObjectFieldStart("physicalLocation");
    artifact(location);
    region("region", location);
    json.writeEndObject();
  }

  private void artifact(SourceLocation location) throws IOException {
    String file = location.source().name();
    json.writeObjectFieldStart("artifactLocation");
    json.writeStringField("uri", UriReference.of(file));
    json.writeNumberField("index", files.indexOf(file));
    json.writeEndObject();
  }

  private void region(String field, SourceLocation location) throws IOException {
    SourcePosition start = location.position();
    SourcePosition end = Places.end(location);
    json.writeObjectFieldStart(field);
    json.writeNumberField("startLine", start.line());
    json.writeNumberField("startColumn", start.column());
    json.writeNumberField("endLine", end.line());
    json.writeNumberField("endColumn", end.column());
    json.writeEndObject();
  }

  private void message(String field, String text) throws IOException {
    json.writeObjectFieldStart(field);
    json.writeStringField("text", text);
    json.writeEndObject();
  }

  private static String pascalCase(DiagnosticCode code) {
    StringBuilder name = new StringBuilder();
    for (String word : code.id().split("-", -1)) {
      name.append(Character.toUpperCase(word.charAt(0))).append(word, 1, word.length());
    }
    return name.toString();
  }

  private static String text(Diagnostic finding) {
    String message = sentence(finding.message());
    return finding.help().isEmpty() ? message : message + " " + sentence(finding.help());
  }

  /** Findings are lower case without a full stop; readers of the format expect sentences. */
  private static String sentence(String text) {
    if (text.isEmpty()) {
      return text;
    }
    int first = text.codePointAt(0);
    String rest = text.substring(Character.charCount(first));
    String ended = text.endsWith("?") || text.endsWith(".") ? "" : ".";
    return Character.toString(Character.toUpperCase(first)) + rest + ended;
  }
}
