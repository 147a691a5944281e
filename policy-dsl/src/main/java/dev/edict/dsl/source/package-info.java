/**
 * Policy text and places in it: {@link dev.edict.dsl.source.PolicySource} holds a text once, {@link
 * dev.edict.dsl.source.SourceSpan} is a pair of offsets into it. First stage of the pipeline; every
 * later stage points back here.
 */
package dev.edict.dsl.source;
