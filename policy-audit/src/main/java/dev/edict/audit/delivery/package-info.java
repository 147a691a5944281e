/**
 * The way of records from a journal to other systems.
 *
 * <p>A {@link dev.edict.audit.delivery.Shipper} reads the journal from a stored position, sends
 * batches to a {@link dev.edict.audit.delivery.DeliveryTarget}, and moves the position only when
 * every record of a batch is settled: taken, or kept as a dead letter. So each record arrives at
 * least once, and a copy has the same {@code event_id}. {@link
 * dev.edict.audit.delivery.DeliveryConfig} reads targets from a file; {@code spec/audit.md} says
 * how each kind of target is spoken to. Last of all.
 */
package dev.edict.audit.delivery;
