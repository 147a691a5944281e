package dev.edict.audit.dashboard;

import java.io.IOException;
import java.io.InputStream;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A file of the page. Only files in the table are served.
 *
 * @param name the name of the resource
 * @param type the media type
 */
record StaticFile(String name, String type) {
  private static final String HTML = "text/html; charset=utf-8";
  private static final String SCRIPT = "text/javascript; charset=utf-8";
  private static final String STYLE = "text/css; charset=utf-8";

  private static final Map<String, StaticFile> FILES =
      Map.ofEntries(
          file("/", "index.html", HTML),
          file("/dashboard.css", STYLE),
          file("/icon.svg", "image/svg+xml"),
          file("/main.js", SCRIPT),
          file("/chart.js", SCRIPT),
          file("/connection.js", SCRIPT),
          file("/elements.js", SCRIPT),
          file("/filters.js", SCRIPT),
          file("/panels.js", SCRIPT),
          file("/table.js", SCRIPT),
          file("/theme.js", SCRIPT),
          file("/uplot/uPlot.esm.js", SCRIPT),
          file("/uplot/uPlot.min.css", STYLE));

  private static Map.Entry<String, StaticFile> file(String path, String type) {
    return file(path, path.substring(1), type);
  }

  private static Map.Entry<String, StaticFile> file(String path, String name, String type) {
    return Map.entry(path, new StaticFile("web/" + name, type));
  }

  /** Returns the file at a path; null when there is none. */
  static @Nullable StaticFile at(String path) {
    return FILES.get(path);
  }

  byte[] bytes() throws IOException {
    try (InputStream in = StaticFile.class.getResourceAsStream(name)) {
      if (in == null) {
        throw new IOException("the program lacks its file " + name);
      }
      return in.readAllBytes();
    }
  }
}
