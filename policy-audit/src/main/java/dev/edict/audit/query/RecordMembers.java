package dev.edict.audit.query;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The members that records have. */
final class RecordMembers {

  /** Those of an event, in the order of its line. */
  static final List<String> EVENT =
      List.of(
          "timestamp",
          "user",
          "org",
          "sandbox_id",
          "rule_type",
          "rule_name",
          "decision",
          "resource",
          "agent",
          "event_id",
          "sequence",
          "kind",
          "action",
          "severity",
          "policy",
          "policy_digest",
          "generation",
          "level",
          "host",
          "previous_hash",
          "hash");

  /** Those of a notice, in the order of its line. */
  static final List<String> NOTICE =
      List.of(
          "timestamp",
          "notice",
          "detail",
          "count",
          "through_sequence",
          "through_hash",
          "event_id",
          "sequence",
          "host",
          "previous_hash",
          "hash");

  /** Those that hold numbers; all others hold texts. */
  static final Set<String> NUMBERS = Set.of("sequence", "generation", "count", "through_sequence");

  /** Those of events, then those that only notices have. */
  static final Set<String> ALL =
      Stream.concat(EVENT.stream(), NOTICE.stream())
          .collect(Collectors.toCollection(LinkedHashSet::new));

  private RecordMembers() {}
}
