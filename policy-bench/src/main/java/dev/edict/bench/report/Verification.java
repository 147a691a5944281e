package dev.edict.bench.report;

/**
 * What the check of an engine's answers found; all of them were right.
 *
 * @param engine the engine
 * @param rules how many rules were loaded
 * @param asked how many requests were answered in the time that the check had
 * @param requests how many there are
 * @param named for how many of them the engine named a deciding rule
 * @param firstNamed for how many of them it was the first
 * @param loadMilliseconds from the rules in memory to the loaded engine, in a fresh JVM
 * @param heapMegabytes what the loaded engine keeps on the Java heap, with what loading leaves
 */
public record Verification(
    String engine,
    int rules,
    int asked,
    int requests,
    int named,
    int firstNamed,
    double loadMilliseconds,
    double heapMegabytes) {

  static Verification parse(String line) {
    String[] fields = line.split("\t", -1);
    return new Verification(
        fields[0],
        Integer.parseInt(fields[1]),
        Integer.parseInt(fields[2]),
        Integer.parseInt(fields[3]),
        Integer.parseInt(fields[4]),
        Integer.parseInt(fields[5]),
        Double.parseDouble(fields[6]),
        Double.parseDouble(fields[7]));
  }
}
