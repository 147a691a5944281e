package dev.edict.bench.workload;

/**
 * A request with the only right answer.
 *
 * @param request the request
 * @param answer what every implementation must answer
 */
public record AnsweredRequest(PlainRequest request, Answer answer) {}
