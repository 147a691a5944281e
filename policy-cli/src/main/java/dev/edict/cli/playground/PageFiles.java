package dev.edict.cli.playground;

import java.io.IOException;
import java.io.InputStream;
import java.util.LinkedHashMap;
import java.util.Map;

/** The files of the page, by the paths that they are served at. */
final class PageFiles {
  private static final String SCRIPT = "text/javascript; charset=utf-8";

  private PageFiles() {}

  /** Returns all of them. */
  static Map<String, LocalServer.Page> all() throws IOException {
    Map<String, LocalServer.Page> files = new LinkedHashMap<>();
    files.put("/", read("index.html", "text/html; charset=utf-8"));
    files.put("/playground.css", read("playground.css", "text/css; charset=utf-8"));
    files.put("/icon.svg", read("icon.svg", "image/svg+xml"));
    for (String script :
        new String[] {
          "main.js",
          "answers.js",
          "editor.js",
          "elements.js",
          "findings.js",
          "policy-map.js",
          "question.js",
          "server.js",
          "theme.js",
          "words.js"
        }) {
      files.put("/" + script, read(script, SCRIPT));
    }
    return files;
  }

  private static LocalServer.Page read(String name, String type) throws IOException {
    try (InputStream in = PageFiles.class.getResourceAsStream("web/" + name)) {
      if (in == null) {
        throw new IOException("the program lacks its file " + name);
      }
      return new LocalServer.Page(type, in.readAllBytes());
    }
  }
}
