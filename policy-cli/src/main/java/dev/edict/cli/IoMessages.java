package dev.edict.cli;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.FileSystemLoopException;
import java.nio.file.NoSuchFileException;

/** Says what went wrong with a file, without Java's names for it. */
final class IoMessages {
  private IoMessages() {}

  /** Returns one sentence, lower case, without a full stop. */
  static String describe(IOException failure) {
    if (failure instanceof NoSuchFileException missing) {
      return "no such file or directory: " + missing.getFile();
    }
    if (failure instanceof AccessDeniedException denied) {
      return "permission denied: " + denied.getFile();
    }
    if (failure instanceof FileSystemLoopException loop) {
      return "a link leads back to a directory above it: " + loop.getFile();
    }
    if (failure instanceof FileSystemException other && other.getFile() != null) {
      String reason = other.getReason() == null ? "cannot be used" : other.getReason();
      return other.getFile() + ": " + reason;
    }
    return String.valueOf(failure.getMessage());
  }
}
