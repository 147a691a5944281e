package dev.edict.audit.query;

import dev.edict.audit.journal.JournalRecord;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Counts records by the values of some of their members. There may be more groups than fit into
 * memory: of a journal those that come first are counted apart, of an archive the largest; {@link
 * #others} tells how many records are of further ones. Used by one thread.
 */
public final class GroupedCounts {

  /** How many groups are counted apart. */
  public static final int MAX_GROUPS = 1_000_000;

  private final List<String> members;
  private final int most;
  private final Map<List<String>, long[]> counts = new HashMap<>();
  private long others;

  /**
   * Makes a count by members.
   *
   * @throws IllegalArgumentException if records have no such member
   */
  public GroupedCounts(List<String> members) {
    this(members, MAX_GROUPS);
  }

  GroupedCounts(List<String> members, int most) {
    this.members = members.stream().map(RecordFilter::checkedMember).toList();
    this.most = most;
  }

  /**
   * One group.
   *
   * @param values the values of the members, in their order; {@code null} and absent ones as the
   *     text {@code null}
   * @param count how many records have them
   */
  public record Group(List<String> values, long count) {}

  /** Returns the members that it counts by. */
  public List<String> members() {
    return members;
  }

  int most() {
    return most;
  }

  /** Returns how many records are of groups that are not counted apart. */
  public long others() {
    return others;
  }

  /** Counts a record. */
  public void add(JournalRecord record) {
    List<String> values = new ArrayList<>(members.size());
    for (String member : members) {
      values.add(String.valueOf(record.text(member)));
    }
    add(values, 1);
  }

  void add(List<String> values, long count) {
    if (counts.size() < most || counts.containsKey(values)) {
      counts.computeIfAbsent(values, group -> new long[1])[0] += count;
    } else {
      others += count;
    }
  }

  /** Counts records of groups that are not counted apart. */
  void addOthers(long count) {
    others += count;
  }

  /** Returns the groups, those with the most records first, at most {@code limit} of them. */
  public List<Group> largest(int limit) {
    return counts.entrySet().stream()
        .map(entry -> new Group(List.copyOf(entry.getKey()), entry.getValue()[0]))
        .sorted(
            Comparator.comparingLong(Group::count)
                .reversed()
                .thenComparing(group -> String.join("\0", group.values())))
        .limit(limit)
        .toList();
  }
}
