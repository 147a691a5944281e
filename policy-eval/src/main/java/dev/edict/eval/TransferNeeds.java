package dev.edict.eval;

import dev.edict.dsl.rule.FileAction;
import dev.edict.eval.request.TransferRequest.Kind;
import java.util.List;

/**
 * What a kind of transfer needs besides {@code write} at the new end.
 *
 * @param atOldEnd the actions that must be allowed and not be denied at the old end
 * @param deniedAtNewEnd the actions that must not be denied at the new end
 * @param escapesDenies whether the same file is in reach at the new end, so that a deny of any
 *     action at the old end counts unless it holds at the new end too
 */
record TransferNeeds(
    List<FileAction> atOldEnd, List<FileAction> deniedAtNewEnd, boolean escapesDenies) {

  static TransferNeeds of(Kind kind) {
    return switch (kind) {
      case RENAME ->
          new TransferNeeds(
              List.of(FileAction.READ, FileAction.DELETE),
              List.of(FileAction.WRITE, FileAction.DELETE),
              true);
      // Whoever may write under the new name writes the old file.
      case LINK ->
          new TransferNeeds(
              List.of(FileAction.READ, FileAction.WRITE), List.of(FileAction.WRITE), true);
      case SYMLINK -> new TransferNeeds(List.of(FileAction.READ), List.of(FileAction.WRITE), true);
      case COPY -> new TransferNeeds(List.of(FileAction.READ), List.of(FileAction.WRITE), false);
    };
  }
}
