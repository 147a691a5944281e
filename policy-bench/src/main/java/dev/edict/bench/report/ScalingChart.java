package dev.edict.bench.report;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.knowm.xchart.AnnotationText;
import org.knowm.xchart.BitmapEncoder;
import org.knowm.xchart.BitmapEncoder.BitmapFormat;
import org.knowm.xchart.VectorGraphicsEncoder;
import org.knowm.xchart.VectorGraphicsEncoder.VectorGraphicsFormat;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.XYChartBuilder;
import org.knowm.xchart.XYSeries;
import org.knowm.xchart.style.XYStyler;
import org.knowm.xchart.style.markers.SeriesMarkers;

/**
 * Draws how the cost of a decision grows with the rules, each line labelled at its end. The axes
 * are those of the logarithms, because the library's own cannot be labelled with units.
 */
final class ScalingChart {
  private static final int WIDTH = 1000;
  private static final int HEIGHT = 640;
  private static final String FONT = Font.SANS_SERIF;
  private static final String OURS = "edict";

  /** How far apart labels are at least, as a part of a decade; each label is a line of text. */
  private static final double LABEL_HEIGHT = 0.31;

  /** From just below 10 rules to where labels have room beside 100 000. */
  private static final double LEAST_X = 0.9;

  private static final double MOST_X = 6.4;

  private final Theme theme;
  private final XYChart chart;
  private final Map<Double, Label> labels = new TreeMap<>();

  private record Label(String text, double rules, double nanoseconds, Color color) {}

  private ScalingChart(Theme theme) {
    this.theme = theme;
    this.chart =
        new XYChartBuilder()
            .width(WIDTH)
            .height(HEIGHT)
            .title("Time of one decision, by number of rules")
            .xAxisTitle("rules")
            .yAxisTitle("CPU time of a decision")
            .build();
  }

  static void draw(Comparison comparison, Path folder) throws IOException {
    for (Theme theme : List.of(Theme.LIGHT, Theme.DARK)) {
      ScalingChart drawing = new ScalingChart(theme);
      drawing.style();
      comparison.engines().forEach(engine -> drawing.add(engine, comparison.overall(engine)));
      drawing.placeLabels();
      String file = folder.resolve("scaling-" + theme.name()).toString();
      VectorGraphicsEncoder.saveVectorGraphic(drawing.chart, file, VectorGraphicsFormat.SVG);
      BitmapEncoder.saveBitmapWithDPI(drawing.chart, file, BitmapFormat.PNG, 144);
    }
  }

  private void style() {
    XYStyler styler = chart.getStyler();
    styler.setLegendVisible(false);
    styler.setAxisTickPadding(8);
    styler.setXAxisMin(LEAST_X);
    styler.setXAxisMax(MOST_X);
    styler.setYAxisMin(1.0);
    styler.setYAxisMax(9.0);
    styler.setChartBackgroundColor(theme.background());
    styler.setPlotBackgroundColor(theme.background());
    styler.setPlotBorderVisible(false);
    styler.setPlotGridLinesColor(theme.grid());
    styler.setPlotGridLinesStroke(new BasicStroke(1));
    styler.setPlotGridVerticalLinesVisible(false);
    styler.setChartFontColor(theme.text());
    styler.setXAxisTickLabelsColor(theme.text());
    styler.setYAxisTickLabelsColor(theme.text());
    styler.setAxisTickMarksColor(theme.grid());
    styler.setAxisTitleFont(new Font(FONT, Font.PLAIN, 15));
    styler.setAxisTickLabelsFont(new Font(FONT, Font.PLAIN, 14));
    styler.setChartTitleFont(new Font(FONT, Font.BOLD, 18));
    styler.setAnnotationTextFont(new Font(FONT, Font.BOLD, 14));
    styler.setyAxisTickLabelsFormattingFunction(ScalingChart::time);
    styler.setxAxisTickLabelsFormattingFunction(ScalingChart::count);
  }

  private static String time(double logarithm) {
    if (!isWhole(logarithm)) {
      return "";
    }
    double nanoseconds = Math.pow(10, Math.rint(logarithm));
    if (nanoseconds < 1e3) {
      return String.format(Locale.ROOT, "%.0f ns", nanoseconds);
    }
    return nanoseconds < 1e6
        ? String.format(Locale.ROOT, "%.0f µs", nanoseconds / 1e3)
        : String.format(Locale.ROOT, "%.0f ms", nanoseconds / 1e6);
  }

  private static String count(double logarithm) {
    // Texts of different lengths, because the library leaves all labels out when two are equal.
    return isWhole(logarithm) && logarithm < 5.5
        ? String.format(Locale.ROOT, "%,.0f", Math.pow(10, Math.rint(logarithm)))
        : " ".repeat((int) Math.round(10 * logarithm));
  }

  private static boolean isWhole(double number) {
    return Math.abs(number - Math.rint(number)) < 1e-6;
  }

  private void add(String engine, List<Measurement> points) {
    if (points.isEmpty()) {
      return;
    }
    XYSeries series =
        chart.addSeries(
            engine,
            points.stream().mapToDouble(m -> Math.log10(m.rules())).toArray(),
            points.stream().mapToDouble(m -> Math.log10(m.cpuNanoseconds())).toArray());
    Measurement last = points.get(points.size() - 1);
    Color color = color(last);
    series.setLineColor(color);
    series.setLineStyle(stroke(last));
    series.setMarker(last.isFloor() ? SeriesMarkers.NONE : SeriesMarkers.CIRCLE);
    series.setMarkerColor(color);
    labels.put(
        last.cpuNanoseconds(), new Label(engine, last.rules(), last.cpuNanoseconds(), color));
  }

  private Color color(Measurement measurement) {
    if (measurement.engine().startsWith(OURS)) {
      return theme.ours();
    }
    boolean byHand =
        measurement.isFloor()
            || measurement.engine().startsWith("scan-")
            || measurement.engine().equals("hash-maps");
    return byHand ? theme.hand() : theme.peer();
  }

  private static BasicStroke stroke(Measurement measurement) {
    if (measurement.isFloor()) {
      return new BasicStroke(
          1.5f, BasicStroke.CAP_BUTT, BasicStroke.JOIN_ROUND, 1, new float[] {4, 4}, 0);
    }
    return new BasicStroke(measurement.engine().startsWith(OURS) ? 4 : 2);
  }

  /** Puts each label behind the end of its line, moved up where it would cover another. */
  private void placeLabels() {
    List<Label> byHeight = new ArrayList<>(labels.values());
    byHeight.sort(Comparator.comparing(Label::nanoseconds));
    Map<Double, Double> lowestFree = new TreeMap<>();
    for (Label label : byHeight) {
      double wanted = Math.log10(label.nanoseconds);
      double height = Math.max(wanted, lowestFree.getOrDefault(label.rules, 0.0));
      lowestFree.put(label.rules, height + LABEL_HEIGHT);
      double width = 0.062 * label.text.length();
      chart.addAnnotation(
          new ColouredText(label, Math.log10(label.rules) + 0.1 + width / 2, height));
    }
  }

  /** A text in a colour of its own; the library knows one colour for all. */
  private static final class ColouredText extends AnnotationText {
    private final Color color;

    ColouredText(Label label, double x, double y) {
      super(label.text, x, y, false);
      this.color = label.color;
    }

    @Override
    public void paint(Graphics2D graphics) {
      chart.getStyler().setAnnotationTextFontColor(color);
      super.paint(graphics);
    }
  }
}
