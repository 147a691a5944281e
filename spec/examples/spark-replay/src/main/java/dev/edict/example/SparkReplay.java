package dev.edict.example;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.edict.audit.journal.JournalRecord;
import dev.edict.audit.query.ArchivedLine;
import dev.edict.audit.replay.Replay;
import dev.edict.dsl.Analysis;
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
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.functions;
import scala.Tuple2;

/**
 * Decides the requests in an archive of an audit journal again, by other policies, and prints what
 * would be decided otherwise and how often, as {@code edict audit replay --format json} does.
 * Arguments: the archive, then policy files.
 */
public final class SparkReplay {
  private static final int MOST_GROUPS = 1_000_000;

  private SparkReplay() {}

  /** Runs the job. */
  public static void main(String[] arguments) throws IOException {
    Map<String, String> policies = new LinkedHashMap<>();
    for (String file : List.of(arguments).subList(1, arguments.length)) {
      policies.put(file, Files.readString(Path.of(file)));
    }
    analyze(policies).requireRuleSet();
    try (SparkSession spark = SparkSession.builder().appName("edict replay").getOrCreate()) {
      long begin = System.nanoTime();
      List<Row> outcomes =
          spark
              .read()
              .parquet(arguments[0])
              .mapPartitions(
                  (MapPartitionsFunction<Row, Tuple2<String, Long>>)
                      part -> replay(part, policies),
                  Encoders.tuple(Encoders.STRING(), Encoders.LONG()))
              .toDF("outcome", "events")
              .groupBy("outcome")
              .agg(functions.sum("events").as("events"))
              .orderBy(functions.desc("events"), functions.col("outcome"))
              .limit(MOST_GROUPS)
              .collectAsList();
      print(outcomes, (System.nanoTime() - begin) / 1e9);
    }
  }

  private static void print(List<Row> outcomes, double seconds) {
    Map<String, Long> fates = new HashMap<>();
    for (Row outcome : outcomes) {
      boolean isDifferent = outcome.getString(0).startsWith("{");
      String fate = isDifferent ? Replay.Fate.DIFFERENT.name() : outcome.getString(0);
      fates.merge(fate, outcome.getLong(1), Long::sum);
      if (isDifferent) {
        String group = outcome.getString(0);
        System.out.printf(
            "%s,\"count\":%d}%n", group.substring(0, group.length() - 1), outcome.getLong(1));
      }
    }
    long records = fates.values().stream().mapToLong(Long::longValue).sum();
    System.err.printf(
        "%d decided alike, %d otherwise, %d not to be asked again; %d records read%n",
        fates.getOrDefault("SAME", 0L),
        fates.getOrDefault("DIFFERENT", 0L),
        fates.getOrDefault("UNKNOWN", 0L),
        records);
    System.err.printf("%.1f s, %.0f records/s%n", seconds, records / seconds);
  }

  private static Analysis analyze(Map<String, String> policies) {
    List<PolicySource> sources = new ArrayList<>();
    policies.forEach((name, text) -> sources.add(PolicySource.of(name, text)));
    return PolicyFrontEnd.analyze(sources);
  }

  /** Each part reads the policies once, and tells its counts, not its events. */
  private static Iterator<Tuple2<String, Long>> replay(
      Iterator<Row> rows, Map<String, String> policies) throws IOException {
    Replay replay = new Replay(analyze(policies).requireRuleSet(), null, List.of());
    Map<String, Long> counts = new HashMap<>();
    while (rows.hasNext()) {
      Row row = rows.next();
      String line = ArchivedLine.of(column -> text(row, column));
      JournalRecord record = JournalRecord.parse(line);
      counts.merge(outcome(record, replay.decide(record)), 1L, Long::sum);
    }
    List<Tuple2<String, Long>> answer = new ArrayList<>();
    counts.forEach((outcome, count) -> answer.add(new Tuple2<>(outcome, count)));
    return answer.iterator();
  }

  private static String text(Row row, String column) {
    Object value = row.get(row.fieldIndex(column));
    return value == null ? null : value.toString();
  }

  /** Returns what makes a group: an object for what is different, else a word. */
  private static String outcome(JournalRecord record, Replay.Result result) {
    if (result.fate() != Replay.Fate.DIFFERENT) {
      return result.fate().name();
    }
    ObjectNode group = JsonNodeFactory.instance.objectNode();
    group.put("was", result.was());
    group.put("becomes", result.becomes());
    group.put("rule", result.rule());
    group.put("action", record.required("action"));
    group.put("resource", record.required("resource"));
    return group.toString();
  }
}
