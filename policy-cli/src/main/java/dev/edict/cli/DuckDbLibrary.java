package dev.edict.cli;

import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Driver;
import org.jspecify.annotations.Nullable;

/**
 * Finds the driver of DuckDB, which does not come with the program: it is eight times as large as
 * all the rest.
 */
final class DuckDbLibrary {
  private static final String VARIABLE = "EDICT_DUCKDB";
  private static final String DRIVER = "org.duckdb.DuckDBDriver";

  private DuckDbLibrary() {}

  /**
   * Returns the driver in a jar: the one given, else the one that the environment names, else the
   * one that lies beside the program's jar.
   *
   * @throws CommandFailure if there is none
   */
  static Driver load(@Nullable Path given) throws IOException {
    Path jar = given == null ? find() : given;
    if (!Files.isRegularFile(jar)) {
      throw new CommandFailure("no such file: " + jar);
    }
    URL[] path = {jar.toUri().toURL()};
    try {
      // Stays open: the driver loads classes as long as the program runs.
      @SuppressWarnings("resource")
      ClassLoader loader = new URLClassLoader(path, ClassLoader.getPlatformClassLoader());
      Class<?> driver = Class.forName(DRIVER, true, loader);
      return (Driver) driver.getDeclaredConstructor().newInstance();
    } catch (ReflectiveOperationException | LinkageError notThere) {
      throw new CommandFailure("not the driver of DuckDB: " + jar);
    }
  }

  private static Path find() throws IOException {
    String named = System.getenv(VARIABLE);
    if (named != null && !named.isEmpty()) {
      return Path.of(named);
    }
    Path folder = ProgramFolder.find();
    if (folder != null) {
      try (DirectoryStream<Path> found = Files.newDirectoryStream(folder, "duckdb_jdbc*.jar")) {
        for (Path jar : found) {
          return jar;
        }
      }
    }
    throw new CommandFailure(
        "archives need DuckDB: get org.duckdb:duckdb_jdbc:2.0.0.1 from Maven Central and name the"
            + " jar with --duckdb or in "
            + VARIABLE
            + (folder == null ? "" : ", or put it into " + folder));
  }
}
