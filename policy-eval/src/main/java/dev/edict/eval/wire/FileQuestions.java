package dev.edict.eval.wire;

import static java.util.Objects.requireNonNull;

import dev.edict.dsl.rule.FileAction;
import dev.edict.eval.request.AccessRequest;
import dev.edict.eval.request.Environment;
import dev.edict.eval.request.FileRequest;
import dev.edict.eval.request.MountRequest;
import dev.edict.eval.request.Subject;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** The questions about the filesystem. */
final class FileQuestions {
  private FileQuestions() {}

  /** Reads {@code file}. */
  static final class File implements Question {
    private @Nullable FileAction action;
    private @Nullable String path;
    private @Nullable String realPath;

    @Override
    public boolean read(String name, LineCursor json) throws IOException {
      switch (name) {
        case "action" -> readAction(json);
        case "path" -> path = json.text("file.path");
        case "realPath" -> realPath = json.text("file.realPath");
        default -> {
          return false;
        }
      }
      return true;
    }

    private void readAction(LineCursor json) throws IOException {
      String word = json.text("file.action");
      if (word != null) {
        switch (word) {
          case "read" -> action = FileAction.READ;
          case "write" -> action = FileAction.WRITE;
          case "execute" -> action = FileAction.EXECUTE;
          case "delete" -> action = FileAction.DELETE;
          default -> json.unknownValue("file.action", word);
        }
      }
    }

    @Override
    public void finish(LineCursor json) {
      json.require(action, "file", "action");
      json.require(path, "file", "path");
    }

    @Override
    public AccessRequest request(Subject subject, Environment environment) {
      return new FileRequest(
          subject, environment, requireNonNull(action), requireNonNull(path), realPath);
    }
  }

  /** Reads {@code mount}. */
  static final class Mount implements Question {
    private MountRequest.@Nullable Access access;
    private @Nullable String path;
    private @Nullable String realPath;
    private @Nullable Boolean masking;

    @Override
    public boolean read(String name, LineCursor json) throws IOException {
      switch (name) {
        case "access" -> readAccess(json);
        case "path" -> path = json.text("mount.path");
        case "realPath" -> realPath = json.text("mount.realPath");
        case "masking" -> masking = json.flag("mount.masking");
        default -> {
          return false;
        }
      }
      return true;
    }

    private void readAccess(LineCursor json) throws IOException {
      String word = json.text("mount.access");
      if (word != null) {
        switch (word) {
          case "read" -> access = MountRequest.Access.READ;
          case "write" -> access = MountRequest.Access.WRITE;
          default -> json.unknownValue("mount.access", word);
        }
      }
    }

    @Override
    public void finish(LineCursor json) {
      json.require(access, "mount", "access");
      json.require(path, "mount", "path");
    }

    @Override
    public AccessRequest request(Subject subject, Environment environment) {
      return new MountRequest(
          subject,
          environment,
          requireNonNull(access),
          requireNonNull(path),
          realPath,
          masking != null && masking);
    }
  }
}
