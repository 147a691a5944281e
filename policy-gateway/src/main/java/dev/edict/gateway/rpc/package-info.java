/**
 * JSON-RPC 2.0 as MCP uses it, read strictly: {@link dev.edict.gateway.rpc.RpcCodec} turns a text
 * into an {@link dev.edict.gateway.rpc.RpcMessage} or says why it is refused, and writes messages
 * anew. A text that two readers could read in two ways is refused, and what is passed on is always
 * written from what was read, so that nobody sees anything that was not judged.
 */
package dev.edict.gateway.rpc;
