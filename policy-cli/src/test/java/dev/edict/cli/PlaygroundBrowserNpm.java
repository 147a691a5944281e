package dev.edict.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.edict.cli.playground.Playground;
import dev.edict.cli.playground.PlaygroundOptions;
import dev.edict.cli.playground.PlaygroundOptions.OpenedFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The playground in Chromium. Needs npm, the network, and Chromium at {@code /usr/bin/chromium} or
 * where the variable {@code CHROMIUM} says, so it runs only with {@code mvn -Pnpm verify}. Leaves
 * pictures beneath {@code target/playground}.
 */
class PlaygroundBrowserNpm {
  private static final Path TOOLS = Path.of("target/npm").toAbsolutePath();
  private static final Path PICTURES = Path.of("target/playground").toAbsolutePath();

  @TempDir private Path folder;

  @Test
  void servesAnAuthor() throws Exception {
    install();
    Path file = folder.resolve("network.edict");
    Files.copy(Path.of("../spec/examples/workshop/network.edict"), file);
    List<OpenedFile> files = List.of(new OpenedFile("network.edict", file, Files.readString(file)));
    try (Playground playground =
        Playground.start(
            new PlaygroundOptions(0, files, PlaygroundExamples.all(), AtomicFile::replace))) {
      String said =
          run(
              "node",
              "playground.mjs",
              playground.link().toString(),
              PICTURES.toString(),
              file.toString());
      assertThat(said).endsWith("done\n");
    }
  }

  private static void install() throws Exception {
    Files.createDirectories(TOOLS);
    Files.createDirectories(PICTURES);
    Files.copy(
        Path.of("src/test/browser/playground.mjs"),
        TOOLS.resolve("playground.mjs"),
        StandardCopyOption.REPLACE_EXISTING);
    if (!Files.exists(TOOLS.resolve("node_modules/playwright-core"))) {
      run("npm", "install", "--no-audit", "--no-fund", "playwright-core@1.62.0");
    }
  }

  private static String run(String... command) throws Exception {
    Process process =
        new ProcessBuilder(command).directory(TOOLS.toFile()).redirectErrorStream(true).start();
    process.getOutputStream().close();
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor()).as(output).isZero();
    return output;
  }
}
