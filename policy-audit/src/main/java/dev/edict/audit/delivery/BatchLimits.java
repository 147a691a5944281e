package dev.edict.audit.delivery;

/**
 * How much a target takes at once.
 *
 * @param records how many records
 * @param bytes how many bytes of encoded records, before compression
 */
public record BatchLimits(int records, int bytes) {}
