package dev.edict.audit.query;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * Chooses which files of an archive to make one of. Those of a day that is over are filled up; of
 * those of the newest day each has at least twice the records of all that follow it, so that a
 * record is copied a few times only, however often few are added.
 */
final class ArchiveMerger {
  private ArchiveMerger() {}

  /** Makes one file of several that follow each other. */
  interface Merging {
    /** Makes one file of {@code run}. */
    void merge(List<ArchiveFile> run) throws IOException;
  }

  /**
   * Merges what is to be merged.
   *
   * @param files all files in the order of their records
   * @param most how many records a file may have
   */
  static void merge(List<ArchiveFile> files, long most, Merging merging) throws IOException {
    for (List<ArchiveFile> run : runs(files, most)) {
      merging.merge(run);
    }
  }

  static List<List<ArchiveFile>> runs(List<ArchiveFile> files, long most) {
    List<List<ArchiveFile>> runs = new ArrayList<>();
    int start = 0;
    for (int i = 1; i <= files.size(); i++) {
      if (i == files.size()) {
        runs.add(newest(files.subList(start, i), most));
      } else if (!files.get(i).day().equals(files.get(start).day())) {
        runs.addAll(full(files.subList(start, i), most));
        start = i;
      }
    }
    runs.removeIf(run -> run.size() < 2);
    return runs;
  }

  private static List<List<ArchiveFile>> full(List<ArchiveFile> day, long most) {
    List<List<ArchiveFile>> runs = new ArrayList<>();
    int start = 0;
    long records = 0;
    for (int i = 0; i < day.size(); i++) {
      if (records + day.get(i).records() > most) {
        runs.add(day.subList(start, i));
        start = i;
        records = 0;
      }
      records += day.get(i).records();
    }
    runs.add(day.subList(start, day.size()));
    return runs;
  }

  private static List<ArchiveFile> newest(List<ArchiveFile> day, long most) {
    int start = day.size() - 1;
    long records = day.get(start).records();
    while (start > 0
        && day.get(start - 1).records() <= 2 * records
        && day.get(start - 1).records() + records <= most) {
      start--;
      records += day.get(start).records();
    }
    return day.subList(start, day.size());
  }
}
