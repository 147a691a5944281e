package dev.edict.cli;

import dev.edict.cli.playground.PlaygroundOptions.Example;
import dev.edict.cli.playground.PlaygroundOptions.NamedText;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** The policies that the playground offers: the examples of the specification, and the presets. */
final class PlaygroundExamples {
  private PlaygroundExamples() {}

  /** Returns them, the first one first. */
  static List<Example> all() throws IOException {
    List<Example> examples = new ArrayList<>();
    examples.add(shipped("Workshop", "workshop", "network.edict", "filesystem.edict", "mcp.edict"));
    examples.add(shipped("Guards for a sandbox", "guards", "policy.edict", "guards.edict"));
    for (Preset preset : Preset.values()) {
      String text =
          new PresetPolicy(
                  preset, "Sandbox", "org", "~/work", List.of(), List.of(), List.of("tracker"))
              .text();
      examples.add(
          new Example("Presets", preset.word(), List.of(new NamedText("policy.edict", text))));
    }
    return examples;
  }

  private static Example shipped(String title, String folder, String... names) throws IOException {
    List<NamedText> texts = new ArrayList<>();
    for (String name : names) {
      texts.add(new NamedText(name, read("examples/" + folder + "/" + name)));
    }
    return new Example("Examples", title, texts);
  }

  private static String read(String name) throws IOException {
    try (InputStream in = PlaygroundExamples.class.getResourceAsStream(name)) {
      if (in == null) {
        throw new IOException("the program lacks its file " + name);
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
