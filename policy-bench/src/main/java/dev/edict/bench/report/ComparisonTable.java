package dev.edict.bench.report;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** A comparison as tables in Markdown. */
final class ComparisonTable {
  private static final String OURS = "edict";

  private final Comparison comparison;
  private final StringBuilder text = new StringBuilder();

  private ComparisonTable(Comparison comparison) {
    this.comparison = comparison;
  }

  static String of(Comparison comparison) {
    ComparisonTable table = new ComparisonTable(comparison);
    table.describeMachine();
    table.addEngines();
    table.addDetails();
    table.addVerifications();
    return table.text.toString();
  }

  private void line(String format, Object... arguments) {
    text.append(String.format(Locale.ROOT, format, arguments)).append('\n');
  }

  private void describeMachine() {
    Machine machine = comparison.machine();
    line("%s, %d processors, %s", machine.processor(), machine.processors(), machine.system());
    line("%s, %s", machine.jvm(), String.join(" ", machine.flags()));
    line("load before and after: %s", String.join("; ", machine.load()));
    line("");
  }

  private void addEngines() {
    List<Integer> sizes =
        comparison.measurements().stream()
            .filter(Measurement::isOverall)
            .map(Measurement::rules)
            .distinct()
            .sorted()
            .toList();
    line("CPU nanoseconds of one decision, mixed requests (times ours; bytes allocated)");
    line("");
    line("| engine |%s", columns(sizes.stream().map(size -> size + " rules").toList()));
    line("|---|%s", columns(sizes.stream().map(size -> "---:").toList()));
    for (String engine : comparison.engines()) {
      line(
          "| %s |%s",
          engine,
          columns(
              sizes.stream().map(size -> find(engine, size).map(this::cell).orElse("-")).toList()));
    }
    line("");
  }

  private static String columns(List<String> cells) {
    return cells.stream().map(cell -> " " + cell + " |").collect(Collectors.joining());
  }

  private Optional<Measurement> find(String engine, int rules) {
    return comparison.overall(engine).stream().filter(m -> m.rules() == rules).findFirst();
  }

  private String cell(Measurement measurement) {
    String times =
        find(OURS, measurement.rules())
            .map(ours -> measurement.cpuNanoseconds() / ours.cpuNanoseconds())
            .map(ratio -> "×" + number(ratio))
            .orElse("");
    return number(measurement.cpuNanoseconds())
        + " ("
        + times
        + "; "
        + number(measurement.bytes())
        + " B)";
  }

  private static String number(double value) {
    return String.format(Locale.ROOT, value < 10 ? "%.1f" : "%,.0f", value);
  }

  private void addDetails() {
    line("Ours in detail: nanoseconds and 99.9%% error, CPU nanoseconds, bytes, times the floors");
    line("");
    line("| rules | requests | slice | stream | ns | ± | cpu ns | B | × pass | × map |");
    line("|---:|---|---|---|---:|---:|---:|---:|---:|---:|");
    for (Measurement m : comparison.measurements()) {
      if (m.engine().equals(OURS)) {
        line(
            "| %d | %s | %s | %s | %s | %s | %s | %s | %s | %s |",
            m.rules(),
            m.area(),
            m.slice(),
            m.stream(),
            number(m.nanoseconds()),
            m.error() < 0 ? "-" : number(m.error()),
            number(m.cpuNanoseconds()),
            number(m.bytes()),
            number(m.timesPass()),
            number(m.timesMap()));
      }
    }
    line("");
  }

  private void addVerifications() {
    line("Checked before: every answer of every engine was right");
    line("");
    line("| engine | rules | requests | rule named | first rule named | load ms | heap MB |");
    line("|---|---:|---:|---:|---:|---:|---:|");
    for (Verification v : comparison.verifications()) {
      line(
          "| %s | %d | %d of %d | %d | %d | %s | %s |",
          v.engine(),
          v.rules(),
          v.asked(),
          v.requests(),
          v.named(),
          v.firstNamed(),
          number(v.loadMilliseconds()),
          number(v.heapMegabytes()));
    }
  }
}
