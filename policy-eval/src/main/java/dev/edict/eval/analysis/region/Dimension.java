package dev.edict.eval.analysis.region;

/** The parts of resources. */
public enum Dimension {
  /** The host that was asked for. */
  HOST,
  /** The port. */
  PORT,
  /** An address that the name of the host resolved to, or none. */
  RESOLVED,
  /** The path of an HTTP request. */
  HTTP_PATH,
  /** The path of a file, with slashes. */
  PATH,
  /** The path of a file, with a drive. */
  DRIVE_PATH,
  /** The MCP server. */
  SERVER,
  /** The tool or prompt. */
  NAME,
  /** The resource. */
  URI
}
