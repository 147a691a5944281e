package dev.edict.gateway.mcp;

import java.util.List;

/** The two ways in which MCP is spoken. */
enum Era {
  /** With a handshake and sessions. */
  LEGACY,
  /** Every request stands for itself. */
  MODERN;

  /** The newest version of the protocol with sessions. */
  static final String NEWEST_LEGACY = "2025-11-25";

  /** The versions of the protocol with sessions, newest first. */
  static final List<String> LEGACY_VERSIONS =
      List.of(NEWEST_LEGACY, "2025-06-18", "2025-03-26", "2024-11-05");

  /** The version of the protocol without sessions. */
  static final String MODERN_VERSION = "2026-07-28";

  /** Where a request without session tells the version of the protocol. */
  static final String META_VERSION = "io.modelcontextprotocol/protocolVersion";

  /** Where a request without session tells what the client can do. */
  static final String META_CAPABILITIES = "io.modelcontextprotocol/clientCapabilities";

  /** Where a request without session tells who the client is. */
  static final String META_CLIENT = "io.modelcontextprotocol/clientInfo";

  /** Where a notification tells which request to listen it belongs to. */
  static final String META_SUBSCRIPTION = "io.modelcontextprotocol/subscriptionId";

  /** Where a result tells who the server is. */
  static final String META_SERVER = "io.modelcontextprotocol/serverInfo";
}
