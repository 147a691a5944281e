package dev.edict.eval.approval;

import dev.edict.dsl.rule.Rule;
import dev.edict.eval.request.AccessRequest;
import java.time.Instant;

/**
 * What a person is asked to approve.
 *
 * @param id unique and not to be guessed; 32 lower-case hexadecimal digits
 * @param digest SHA-256 over the request with its canonical resource and exact arguments, the
 *     policy set and its generation, in 64 lower-case hexadecimal digits
 * @param request the request as received
 * @param resource the canonical resource
 * @param rule the rule that asks for approval
 * @param reason what the rule says to the person; may be empty
 * @param expires from when on no answer counts
 */
public record ApprovalRequest(
    String id,
    String digest,
    AccessRequest request,
    String resource,
    Rule rule,
    String reason,
    Instant expires) {}
