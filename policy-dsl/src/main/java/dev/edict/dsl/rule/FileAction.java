package dev.edict.dsl.rule;

import java.util.Locale;

/** What a request wants to do with a file. */
public enum FileAction {
  /** Read the content or list a directory. */
  READ,
  /** Change the content, create, truncate or change attributes. */
  WRITE,
  /** Run it as a program. */
  EXECUTE,
  /** Remove it. */
  DELETE;

  /** Returns the word of the language for this action. */
  public String keyword() {
    return name().toLowerCase(Locale.ROOT);
  }
}
