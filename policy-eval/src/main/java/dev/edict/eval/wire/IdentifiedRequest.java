package dev.edict.eval.wire;

import dev.edict.eval.request.AccessRequest;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A request read from a line.
 *
 * @param id the caller's identifier, handed back in the answer
 * @param time the instant the request is judged at; null means now
 * @param request the request
 */
public record IdentifiedRequest(@Nullable String id, @Nullable Instant time, AccessRequest request)
    implements RequestLine {}
