package dev.edict.bench.neutral;

/**
 * A request with the only right answer.
 *
 * @param request the request
 * @param verdict what every engine must answer
 */
public record JudgedRequest(NeutralRequest request, Verdict verdict) {}
