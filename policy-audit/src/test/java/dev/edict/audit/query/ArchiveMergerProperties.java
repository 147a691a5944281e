package dev.edict.audit.query;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

/** Archives that grow by few records at a time, as their merger keeps them. */
class ArchiveMergerProperties {
  private static final long MOST = 1000;
  private static final Path FOLDER = Path.of("archive").toAbsolutePath();

  private final Map<ArchiveFile, Integer> copies = new HashMap<>();

  private static int digits(long number) {
    return 64 - Long.numberOfLeadingZeros(number);
  }

  private List<ArchiveFile> merged(List<ArchiveFile> files) {
    List<ArchiveFile> left = new ArrayList<>(files);
    for (List<ArchiveFile> run : ArchiveMerger.runs(files, MOST)) {
      int at = left.indexOf(run.get(0));
      assertThat(left.subList(at, at + run.size())).isEqualTo(run);
      ArchiveFile all =
          ArchiveFile.in(
              FOLDER, run.get(0).day(), run.get(0).first(), run.get(run.size() - 1).last());
      assertThat(run).extracting(ArchiveFile::day).containsOnly(all.day());
      assertThat(all.records()).isLessThanOrEqualTo(MOST);
      copies.put(
          all, 1 + run.stream().mapToInt(file -> copies.getOrDefault(file, 0)).max().orElse(0));
      left.subList(at, at + run.size()).clear();
      left.add(at, all);
    }
    return left;
  }

  /** How many records come, and whether a day ends before them. */
  @Property
  void filesStayFewAndCopiesToo(
      @ForAll @Size(max = 400) List<@IntRange(min = 1, max = 60) Integer> additions,
      @ForAll @IntRange(min = 5, max = 200) int dayLength) {
    List<ArchiveFile> files = new ArrayList<>();
    long last = 0;
    for (int i = 0; i < additions.size(); i++) {
      String day = "2026-07-%02d".formatted(1 + i / dayLength % 28);
      files.add(ArchiveFile.in(FOLDER, day, last + 1, last + additions.get(i)));
      last += additions.get(i);
      files = merged(files);
      assertThat(merged(files)).isEqualTo(files);
    }
    Map<String, List<ArchiveFile>> days = new HashMap<>();
    for (ArchiveFile file : files) {
      days.computeIfAbsent(file.day(), fresh -> new ArrayList<>()).add(file);
      assertThat(copies.getOrDefault(file, 0)).isLessThanOrEqualTo(2 * digits(MOST));
    }
    days.values().forEach(ArchiveMergerProperties::requireFew);
    assertThat(files.stream().mapToLong(ArchiveFile::records).sum()).isEqualTo(last);
  }

  private static void requireFew(List<ArchiveFile> day) {
    long records = day.stream().mapToLong(ArchiveFile::records).sum();
    assertThat((long) day.size()).isLessThanOrEqualTo(2 * (records / MOST) + 1 + digits(MOST));
  }
}
