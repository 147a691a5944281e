package dev.edict.cli.playground;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/**
 * What a playground starts with.
 *
 * @param port the port on the loopback; 0 is any that is free
 * @param files the files to edit and, when asked, to save; may be none
 * @param examples policies to start from
 * @param replacement how a file gets another content
 */
public record PlaygroundOptions(
    int port, List<OpenedFile> files, List<Example> examples, Replacement replacement) {

  /** Copies the lists. */
  public PlaygroundOptions {
    files = List.copyOf(files);
    examples = List.copyOf(examples);
  }

  /**
   * A file to edit.
   *
   * @param name how the policy set and the page call it
   * @param path where it is
   * @param text its content
   */
  public record OpenedFile(String name, Path path, String text) {}

  /**
   * A policy set to start from.
   *
   * @param group under which heading it is offered
   * @param title what it is called
   * @param texts its files
   */
  public record Example(String group, String title, List<NamedText> texts) {
    /** Copies the list. */
    public Example {
      texts = List.copyOf(texts);
    }
  }

  /**
   * A file of an example.
   *
   * @param name its name
   * @param text its content
   */
  public record NamedText(String name, String text) {}

  /** Writes files. */
  public interface Replacement {
    /**
     * Replaces the content of an existing file.
     *
     * @throws IOException if it cannot be written
     */
    void replace(Path file, String text) throws IOException;
  }
}
