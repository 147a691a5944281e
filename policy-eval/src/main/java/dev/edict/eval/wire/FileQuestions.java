package dev.edict.eval.wire;

import static java.util.Objects.requireNonNull;

import dev.edict.dsl.rule.FileAction;
import dev.edict.eval.request.AccessRequest;
import dev.edict.eval.request.Environment;
import dev.edict.eval.request.FileRequest;
import dev.edict.eval.request.MountRequest;
import dev.edict.eval.request.Subject;
import dev.edict.eval.request.TransferRequest;
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

  /** Reads {@code transfer}. */
  static final class Transfer implements Question {
    private TransferRequest.@Nullable Kind kind;
    private @Nullable String from;
    private @Nullable String fromRealPath;
    private @Nullable String to;
    private @Nullable String toRealPath;
    private @Nullable Boolean singleFile;

    @Override
    public boolean read(String name, LineCursor json) throws IOException {
      switch (name) {
        case "kind" -> readKind(json);
        case "from" -> from = json.text("transfer.from");
        case "fromRealPath" -> fromRealPath = json.text("transfer.fromRealPath");
        case "to" -> to = json.text("transfer.to");
        case "toRealPath" -> toRealPath = json.text("transfer.toRealPath");
        case "singleFile" -> singleFile = json.flag("transfer.singleFile");
        default -> {
          return false;
        }
      }
      return true;
    }

    private void readKind(LineCursor json) throws IOException {
      String word = json.text("transfer.kind");
      if (word != null) {
        switch (word) {
          case "rename" -> kind = TransferRequest.Kind.RENAME;
          case "link" -> kind = TransferRequest.Kind.LINK;
          case "symlink" -> kind = TransferRequest.Kind.SYMLINK;
          case "copy" -> kind = TransferRequest.Kind.COPY;
          default -> json.unknownValue("transfer.kind", word);
        }
      }
    }

    @Override
    public void finish(LineCursor json) {
      json.require(kind, "transfer", "kind");
      json.require(from, "transfer", "from");
      json.require(to, "transfer", "to");
    }

    @Override
    public AccessRequest request(Subject subject, Environment environment) {
      return new TransferRequest(
          subject,
          environment,
          requireNonNull(kind),
          new TransferRequest.End(requireNonNull(from), fromRealPath),
          new TransferRequest.End(requireNonNull(to), toRealPath),
          singleFile != null && singleFile);
    }
  }
}
