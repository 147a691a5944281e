package dev.edict.audit.dashboard;

import dev.edict.audit.encode.ReachedPlace;
import dev.edict.audit.journal.JournalRecord;

/** The counts of one stretch of time. */
final class Slot {
  final long[] outcomes = new long[Outcomes.KINDS];
  final CountTable denyingRules = new CountTable();
  final CountTable destinations = new CountTable();
  final CountTable servers = new CountTable();
  final CountTable deniedUsers = new CountTable();

  void add(JournalRecord record) {
    int outcome = Outcomes.of(record);
    outcomes[outcome]++;
    if (outcome == Outcomes.DENIED) {
      denyingRules.add(record.required("rule_name"), outcome);
      deniedUsers.add(record.required("user"), outcome);
    }
    ReachedPlace.destination(record).ifPresent(place -> destinations.add(place, outcome));
    ReachedPlace.server(record).ifPresent(server -> servers.add(server, outcome));
  }

  void addAll(Slot other) {
    Outcomes.add(outcomes, other.outcomes);
    denyingRules.addAll(other.denyingRules);
    destinations.addAll(other.destinations);
    servers.addAll(other.servers);
    deniedUsers.addAll(other.deniedUsers);
  }
}
