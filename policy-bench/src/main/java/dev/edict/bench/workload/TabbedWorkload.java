package dev.edict.bench.workload;

import dev.edict.bench.neutral.JudgedRequest;
import dev.edict.bench.neutral.WorkloadFolder;
import dev.edict.bench.neutral.WorkloadFolder.RequestStream;
import dev.edict.dsl.PolicyFrontEnd;
import dev.edict.dsl.source.PolicySource;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;

/** Reads a workload that other engines read too. */
final class TabbedWorkload {
  private TabbedWorkload() {}

  static Workload read(Path path, int rules) {
    try {
      WorkloadFolder folder = new WorkloadFolder(path);
      PolicySource source = NeutralPolicy.source(folder.rules(rules));
      List<AnsweredRequest> requests =
          folder.requests(rules, RequestStream.HOT).stream().map(TabbedWorkload::request).toList();
      return new Workload(source, PolicyFrontEnd.analyze(source).requireRuleSet(), requests);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static AnsweredRequest request(JudgedRequest judged) {
    Answer.Kind kind = Answer.Kind.valueOf(judged.verdict().kind().name());
    return new AnsweredRequest(
        NeutralPolicy.request(judged.request()), new Answer(kind, judged.verdict().rule()));
  }
}
