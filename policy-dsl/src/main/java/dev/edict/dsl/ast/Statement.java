package dev.edict.dsl.ast;

/** What stands inside a domain block. */
public sealed interface Statement extends Node
    permits RuleStatement,
        McpStatement.Catalog,
        McpStatement.Server,
        McpStatement.ToolPin,
        McpStatement.Redact,
        SecretStatement {}
