package dev.edict.cli;

import dev.edict.lsp.LanguageServerProcess;
import java.io.FileDescriptor;
import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

/** {@code edict lsp}. The protocol is bytes, so it goes past the streams of other commands. */
@Command(
    name = "lsp",
    description = {
      "Serve an editor by the Language Server Protocol, over standard input and output.",
      "Shows findings while one types, completes, explains, navigates, renames, formats and mends."
    },
    mixinStandardHelpOptions = true,
    versionProvider = BuildVersion.class)
final class LanguageServerCommand implements Callable<Integer> {
  @Override
  public Integer call() throws InterruptedException {
    return LanguageServerProcess.run(
        new FileInputStream(FileDescriptor.in), new FileOutputStream(FileDescriptor.out));
  }
}
