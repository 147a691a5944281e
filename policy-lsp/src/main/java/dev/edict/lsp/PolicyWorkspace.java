package dev.edict.lsp;

import dev.edict.dsl.PolicyFrontEnd;
import dev.edict.dsl.source.PolicySource;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.FileSystemNotFoundException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The policy set of an editor: the files beneath its folder, and the texts that are open, which go
 * before the files. Used by the thread that reads messages.
 */
final class PolicyWorkspace {
  private static final String SUFFIX = ".edict";
  private static final int MOST_FILES = 5000;

  private final Map<String, String> open = new LinkedHashMap<>();
  private final Map<String, String> files = new TreeMap<>();
  private @Nullable Path root;
  private @Nullable Snapshot current;

  void open(@Nullable String rootUri) {
    root = rootUri == null ? null : pathOf(rootUri);
    readFiles();
  }

  /** Reads the files again, after some changed. */
  void readFiles() {
    current = null;
    files.clear();
    Path folder = root;
    if (folder == null || !Files.isDirectory(folder)) {
      return;
    }
    try (Stream<Path> walk = Files.walk(folder)) {
      List<Path> found =
          walk.filter(file -> file.toString().endsWith(SUFFIX) && !isHidden(folder, file))
              .filter(Files::isRegularFile)
              .limit(MOST_FILES)
              .toList();
      for (Path file : found) {
        PolicySource.ofUtf8("file", Files.readAllBytes(file))
            .ifPresent(source -> files.put(file.toUri().toString(), source.text()));
      }
    } catch (IOException | UncheckedIOException unreadable) {
      // What cannot be read is not part of the set; open texts still are.
      files.keySet().removeIf(uri -> !Files.isReadable(Path.of(URI.create(uri))));
    }
  }

  void put(String uri, String text) {
    open.put(normal(uri), text);
    current = null;
  }

  void close(String uri) {
    open.remove(normal(uri));
    readFiles();
  }

  /** Returns what the texts mean now. */
  Snapshot snapshot() {
    Snapshot known = current;
    if (known == null) {
      known = analyze();
      current = known;
    }
    return known;
  }

  private Snapshot analyze() {
    Map<String, String> texts = new TreeMap<>(files);
    texts.putAll(open);
    Map<String, String> uris = new TreeMap<>();
    List<PolicySource> sources = new ArrayList<>();
    texts.forEach(
        (uri, text) -> {
          String name = name(uri);
          if (uris.put(name, uri) == null) {
            sources.add(PolicySource.of(name, text));
          }
        });
    return new Snapshot(PolicyFrontEnd.analyze(sources), uris);
  }

  private String name(String uri) {
    Path path = uri.startsWith("file:") ? pathOf(uri) : null;
    if (path == null) {
      return uri;
    }
    Path folder = root;
    Path shown = folder != null && path.startsWith(folder) ? folder.relativize(path) : path;
    return shown.toString().replace('\\', '/');
  }

  /** Editors spell one file in different ways; the file system's own spelling counts. */
  static String normal(String uri) {
    Path path = uri.startsWith("file:") ? pathOf(uri) : null;
    return path == null ? uri : path.toUri().toString();
  }

  private static @Nullable Path pathOf(String uri) {
    try {
      return Path.of(URI.create(uri)).toAbsolutePath().normalize();
    } catch (IllegalArgumentException | FileSystemNotFoundException other) {
      return null;
    }
  }

  private static boolean isHidden(Path folder, Path file) {
    for (Path part : folder.relativize(file)) {
      if (part.toString().startsWith(".")) {
        return true;
      }
    }
    return false;
  }
}
