/** What a call of an MCP tool costs with and without the gateway, between real processes. */
@NullMarked
package dev.edict.bench.gateway;

import org.jspecify.annotations.NullMarked;
