package dev.edict.bench.report;

import java.awt.Color;

/**
 * The colours of a chart.
 *
 * @param name what files are called after it
 */
record Theme(
    String name, Color background, Color text, Color grid, Color ours, Color hand, Color peer) {
  static final Theme LIGHT =
      new Theme(
          "light",
          new Color(0xffffff),
          new Color(0x1f2328),
          new Color(0xd8dee4),
          new Color(0x0969da),
          new Color(0x6e7781),
          new Color(0xbc4c00));

  static final Theme DARK =
      new Theme(
          "dark",
          new Color(0x0d1117),
          new Color(0xe6edf3),
          new Color(0x30363d),
          new Color(0x58a6ff),
          new Color(0x9198a1),
          new Color(0xf0883e));
}
