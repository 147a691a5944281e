package dev.edict.gateway.file;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.Objects;
import java.util.stream.StreamSupport;

/** What is in an open directory, by names under the path by which it was asked for. */
final class GuardedListing implements DirectoryStream<Path> {
  private final DirectoryStream<Path> names;
  private final GuardedPath directory;
  private final Filter<? super Path> filter;

  GuardedListing(DirectoryStream<Path> names, GuardedPath directory, Filter<? super Path> filter) {
    this.names = names;
    this.directory = directory;
    this.filter = filter;
  }

  @Override
  public Iterator<Path> iterator() {
    return StreamSupport.stream(names.spliterator(), false)
        .map(name -> directory.resolve(Objects.requireNonNull(name.getFileName()).toString()))
        .filter(this::isWanted)
        .iterator();
  }

  private boolean isWanted(Path path) {
    try {
      return filter.accept(path);
    } catch (IOException failure) {
      throw new DirectoryIteratorException(failure);
    } catch (UncheckedIOException failure) {
      throw new DirectoryIteratorException(failure.getCause());
    }
  }

  @Override
  public void close() throws IOException {
    names.close();
  }
}
