package dev.edict.bench.report;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/**
 * {@code write RAW JSON} gathers results, {@code table JSON} prints them, {@code plot JSON FOLDER}
 * draws them.
 */
public final class Main {
  private Main() {}

  /**
   * Does one of the three.
   *
   * @param arguments what and where
   */
  public static void main(String[] arguments) throws IOException {
    switch (arguments[0]) {
      case "write" -> RawResults.gather(Path.of(arguments[1])).write(Path.of(arguments[2]));
      case "table" ->
          new PrintStream(System.out, true, StandardCharsets.UTF_8)
              .print(ComparisonTable.of(Comparison.read(Path.of(arguments[1]))));
      case "plot" ->
          ScalingChart.draw(Comparison.read(Path.of(arguments[1])), Path.of(arguments[2]));
      default -> throw new IllegalArgumentException("write, table or plot, not " + arguments[0]);
    }
  }
}
