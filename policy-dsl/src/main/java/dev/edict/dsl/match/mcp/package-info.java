/**
 * Names and resources of the Model Context Protocol: the canonical values of its requests and the
 * patterns over them.
 *
 * <p>A tool is known by the pair of its server and its name, which {@link
 * dev.edict.dsl.match.mcp.ToolPattern} matches part by part; the two are never joined.
 */
package dev.edict.dsl.match.mcp;
