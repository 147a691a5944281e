package dev.edict.bench.neutral;

import dev.edict.bench.neutral.WorkloadFolder.RequestStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Writes generated workloads: {@code WriteWorkload FOLDER RULES...}. */
public final class WriteWorkload {
  private static final int HOT_REQUESTS = 4096;
  private static final int COLD_REQUESTS = 262_144;

  private WriteWorkload() {}

  /**
   * Writes the workloads that are not there yet.
   *
   * @param arguments the folder, then numbers of rules
   */
  public static void main(String[] arguments) throws IOException {
    WorkloadFolder folder = new WorkloadFolder(Files.createDirectories(Path.of(arguments[0])));
    for (String rules : List.of(arguments).subList(1, arguments.length)) {
      write(folder, Integer.parseInt(rules));
    }
  }

  private static void write(WorkloadFolder folder, int rules) throws IOException {
    if (folder.has(rules, RequestStream.COLD)) {
      return;
    }
    NeutralGenerator generator = new NeutralGenerator(rules);
    folder.write(generator.rules());
    folder.write(rules, RequestStream.HOT, generator.requests(HOT_REQUESTS));
    folder.write(rules, RequestStream.COLD, generator.distinctRequests(COLD_REQUESTS));
  }
}
