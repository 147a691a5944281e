package dev.edict.dsl.check;

import java.util.HashMap;
import java.util.Map;
import java.util.function.Supplier;

/**
 * Remembers what came out of each file in the last run, so that the next one has to look only at
 * files that changed or see a changed one. Used by one thread at a time.
 */
public final class CheckedFiles {
  private Map<String, CheckedFile> last = new HashMap<>();
  private Map<String, CheckedFile> current = new HashMap<>();
  private int reused;

  /** Returns what came out of the file in the last run, if all is as it was, else what comes. */
  CheckedFile get(String name, CheckedFile.Origin origin, Supplier<CheckedFile> check) {
    CheckedFile known = last.get(name);
    boolean unchanged = known != null && known.origin().equals(origin);
    CheckedFile file = known != null && unchanged ? known : check.get();
    reused += unchanged ? 1 : 0;
    current.put(name, file);
    return file;
  }

  /** Begins a run: what was found in the one before is what there is to reuse. */
  void begin() {
    last = current;
    current = new HashMap<>();
    reused = 0;
  }

  /** Forgets everything. */
  void forget() {
    last = new HashMap<>();
    current = new HashMap<>();
  }

  /** Returns how many files of the last run were not looked at again. */
  public int reused() {
    return reused;
  }
}
