package dev.edict.bench.report;

/**
 * What one decision of an engine costs.
 *
 * @param engine the engine, or a floor
 * @param rules how many rules are loaded
 * @param area which requests are asked, or all
 * @param slice which of these, or all
 * @param stream {@code hot} or {@code cold}
 * @param nanoseconds wall clock, on average
 * @param error the 99.9% error of that average, in nanoseconds; -1 when there are too few samples
 * @param cpuNanoseconds CPU time of the thread in its best iteration
 * @param bytes allocated on the Java heap
 * @param timesPass how many times the CPU time of a pass over the characters; 0 when unknown
 * @param timesMap how many times the CPU time of a look into a hash map; 0 when unknown
 */
public record Measurement(
    String engine,
    int rules,
    String area,
    String slice,
    String stream,
    double nanoseconds,
    double error,
    double cpuNanoseconds,
    double bytes,
    double timesPass,
    double timesMap) {
  static final String ALL = "all";
  static final String HOT = "hot";

  private static final String FLOOR_PASS = "floor-pass";
  private static final String FLOOR_MAP = "floor-map";

  /** Returns whether it is about all requests, asked again and again. */
  boolean isOverall() {
    return area.equals(ALL) && slice.equals(ALL) && stream.equals(HOT);
  }

  boolean isFloor() {
    return engine.equals(FLOOR_PASS) || engine.equals(FLOOR_MAP);
  }

  private boolean isOfSameRequests(Measurement other) {
    return rules == other.rules
        && area.equals(other.area)
        && slice.equals(other.slice)
        && stream.equals(other.stream);
  }

  /** Returns this measurement with its ratios to the floors among {@code others}. */
  Measurement against(Iterable<Measurement> others) {
    double pass = 0;
    double map = 0;
    for (Measurement other : others) {
      if (isOfSameRequests(other) && other.engine.equals(FLOOR_PASS)) {
        pass = cpuNanoseconds / other.cpuNanoseconds;
      } else if (isOfSameRequests(other) && other.engine.equals(FLOOR_MAP)) {
        map = cpuNanoseconds / other.cpuNanoseconds;
      }
    }
    return new Measurement(
        engine, rules, area, slice, stream, nanoseconds, error, cpuNanoseconds, bytes, pass, map);
  }
}
