package dev.edict.example;

import dev.edict.audit.journal.JournalRecord;
import dev.edict.audit.replay.Replay;
import dev.edict.dsl.PolicyFrontEnd;
import dev.edict.dsl.source.PolicySource;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.spark.api.java.function.MapPartitionsFunction;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.functions;
import scala.Tuple2;

/**
 * Decides the requests in an archive of an audit journal again, by other policies, and prints how
 * many would be decided otherwise, and how. Arguments: the archive, then policy files.
 */
public final class SparkReplay {
  private SparkReplay() {}

  /** Runs the job. */
  public static void main(String[] arguments) throws IOException {
    Map<String, String> policies = new LinkedHashMap<>();
    for (String file : List.of(arguments).subList(1, arguments.length)) {
      policies.put(file, Files.readString(Path.of(file)));
    }
    rulesOf(policies).requireRuleSet();
    try (SparkSession spark = SparkSession.builder().appName("edict replay").getOrCreate()) {
      long begin = System.nanoTime();
      Dataset<String> lines =
          spark.read().parquet(arguments[0]).select("line").as(Encoders.STRING());
      Dataset<Row> outcomes =
          lines
              .mapPartitions(
                  (MapPartitionsFunction<String, Tuple2<String, Long>>)
                      part -> replay(part, policies),
                  Encoders.tuple(Encoders.STRING(), Encoders.LONG()))
              .toDF("outcome", "events")
              .groupBy("outcome")
              .agg(functions.sum("events").as("events"))
              .orderBy(functions.desc("events"));
      List<Row> rows = outcomes.collectAsList();
      double seconds = (System.nanoTime() - begin) / 1e9;
      long events = 0;
      for (Row row : rows) {
        events += row.getLong(1);
        System.out.printf("%12d  %s%n", row.getLong(1), row.getString(0));
      }
      System.out.printf("%d events in %.1f s, %.0f events/s%n", events, seconds, events / seconds);
    }
  }

  private static dev.edict.dsl.Analysis rulesOf(Map<String, String> policies) {
    List<PolicySource> sources = new ArrayList<>();
    policies.forEach((name, text) -> sources.add(PolicySource.of(name, text)));
    return PolicyFrontEnd.analyze(sources);
  }

  /** Each part reads the policies once, and tells its counts, not its events. */
  private static Iterator<Tuple2<String, Long>> replay(
      Iterator<String> lines, Map<String, String> policies) throws IOException {
    Replay replay = new Replay(rulesOf(policies).requireRuleSet(), null, List.of());
    Map<String, Long> counts = new HashMap<>();
    while (lines.hasNext()) {
      Replay.Result result = replay.decide(JournalRecord.parse(lines.next()));
      String outcome =
          result.fate() == Replay.Fate.DIFFERENT
              ? result.was() + " becomes " + result.becomes() + " by " + result.rule()
              : result.fate().name();
      counts.merge(outcome, 1L, Long::sum);
    }
    List<Tuple2<String, Long>> answer = new ArrayList<>();
    counts.forEach((outcome, count) -> answer.add(new Tuple2<>(outcome, count)));
    return answer.iterator();
  }
}
