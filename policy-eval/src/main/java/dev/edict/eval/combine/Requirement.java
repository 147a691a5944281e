package dev.edict.eval.combine;

import dev.edict.dsl.rule.FileAction;

/**
 * One of several things that must all be allowed for a request to be.
 *
 * @param action what must be allowed
 * @param allows the allows of it
 */
public record Requirement(FileAction action, Candidates allows) {}
