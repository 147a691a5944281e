package dev.edict.cli.playground;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.edict.cli.playground.PlaygroundOptions.OpenedFile;
import dev.edict.cli.playground.PlaygroundOptions.Replacement;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The only files that may be written, each as long as nobody else wrote it. */
final class SavedFiles {
  private final Map<String, Path> paths = new HashMap<>();
  private final Map<String, String> known = new HashMap<>();
  private final Replacement replacement;

  SavedFiles(List<OpenedFile> files, Replacement replacement) {
    this.replacement = replacement;
    for (OpenedFile file : files) {
      paths.put(file.name(), file.path());
      known.put(file.name(), file.text());
    }
  }

  /**
   * Replaces the content of the file {@code name} by {@code text}.
   *
   * @throws Refusal if it is none of the files given at start, or has changed since
   */
  synchronized JsonNode save(JsonNode body) throws Refusal, IOException {
    String name = PolicyTexts.text(body, "name");
    String text = PolicyTexts.text(body, "text");
    Path path = paths.get(name);
    if (path == null) {
      throw Refusal.malformed("only files named at the start can be saved");
    }
    if (!StandardCharsets.UTF_8.newEncoder().canEncode(text)) {
      throw Refusal.malformed("half a character is in the text; it was not saved");
    }
    if (!Files.readString(path).equals(known.get(name))) {
      throw Refusal.conflict("another program changed the file; it was not saved");
    }
    replacement.replace(path, text);
    known.put(name, text);
    return JsonNodeFactory.instance.objectNode().put("saved", name);
  }
}
