package dev.edict.audit.load;

import java.time.LocalDate;

/**
 * Events as a query of SQL: 2000 users, of whom few are busy, on 8000 sandboxes; 5000 hosts, 20 000
 * files for each user, 40 MCP servers of 12 tools; 400 rules; an eighth denied. Five million in a
 * day.
 */
final class EventSql {
  private static final int MICROS_BETWEEN = 17_280;

  private EventSql() {}

  static String select(LocalDate firstDay, long first, int count) {
    return """
        WITH numbers AS (SELECT range AS n FROM range(%1$d, %1$d + %2$d)),
        chances AS (
          SELECT n,
            (hash(n * 8) %% 1000003) / 1000003.0 AS c1, (hash(n * 8 + 1) %% 1000003) / 1000003.0 AS c2,
            (hash(n * 8 + 2) %% 1000003) / 1000003.0 AS c3,
            (hash(n * 8 + 3) %% 1000003) / 1000003.0 AS c4,
            (hash(n * 8 + 4) %% 1000003) / 1000003.0 AS c5,
            TIMESTAMP '%3$s' + INTERVAL ((n - 1) * %4$d) MICROSECOND AS moment, md5('id' || n) AS m
          FROM numbers),
        picked AS (
          SELECT *, CAST(floor(2000 * pow(c1, 2.5)) AS INTEGER) AS person,
            CASE WHEN c2 < 0.55 THEN 'network' WHEN c2 < 0.85 THEN 'filesystem' ELSE 'mcp' END AS area,
            CASE WHEN c3 < 0.10 THEN 'deny' WHEN c3 < 0.13 THEN 'default'
              WHEN c3 < 0.14 THEN 'approval_required' ELSE 'allow' END AS outcome,
            CAST(floor(5000 * pow(c4, 3)) AS INTEGER) AS thing,
            CAST(floor(100 * pow(c5, 2)) AS INTEGER) AS detail_number
          FROM chances)
        SELECT strftime(moment, '%%Y-%%m-%%dT%%H:%%M:%%S.%%fZ') AS "timestamp",
          printf('user-%%04d@acme.example', person) AS "user", 'acme' AS org,
          printf('sb-%%05d', person * 4 + detail_number %% 4) AS sandbox_id, area AS rule_type,
          CASE WHEN outcome = 'default' THEN '(default-deny)'
            ELSE printf('%%s %%s %%d', outcome, area, thing %% 133) END AS rule_name,
          CASE WHEN outcome = 'default' THEN 'deny' ELSE outcome END AS decision,
          CASE area
            WHEN 'network' THEN CASE WHEN c5 < 0.4
              THEN printf('https://api-%%d.zone-%%d.example.com/v1/items/%%d', thing %% 50, thing, detail_number)
              ELSE printf('api-%%d.zone-%%d.example.com:443', thing %% 50, thing) END
            WHEN 'filesystem'
              THEN printf('/home/user-%%04d/work/part-%%d/file-%%d.java', person, detail_number, thing %% 200)
            ELSE printf('server-%%d/tool-%%d', thing %% 40, detail_number %% 12) END AS resource,
          ['claude', 'codex', 'cursor', 'copilot'][1 + person %% 4] AS agent,
          printf('%%s-%%s-7%%s-a%%s-%%s', substr(t, 1, 8), substr(t, 9, 4), substr(m, 1, 3),
            substr(m, 4, 3), substr(m, 7, 12)) AS event_id,
          CASE WHEN outcome = 'default' THEN 'implicit' ELSE 'explicit' END AS kind,
          CASE area
            WHEN 'network' THEN CASE WHEN c5 >= 0.4 THEN 'connect:tcp' WHEN c3 < 0.8 THEN 'http:GET'
              ELSE 'http:POST' END
            WHEN 'filesystem' THEN CASE WHEN c3 < 0.8 THEN 'read' ELSE 'write' END
            ELSE 'call' END AS action,
          CASE outcome WHEN 'default' THEN NULL WHEN 'deny' THEN 'high' ELSE 'informational' END
            AS severity,
          CASE WHEN outcome <> 'default' THEN printf('Policy of %%s', area) END AS policy,
          sha256('policy ' || CAST(n // 20000000 AS VARCHAR)) AS policy_digest,
          CASE WHEN outcome <> 'default' THEN 'org' END AS level,
          printf('build-%%d', person %% 60) AS host, sha256(CAST(n - 1 AS VARCHAR)) AS previous_hash,
          sha256(CAST(n AS VARCHAR)) AS hash, CAST(NULL AS VARCHAR) AS notice,
          CAST(NULL AS VARCHAR) AS detail, CAST(NULL AS VARCHAR) AS through_hash,
          CAST(NULL AS BIGINT) AS count, n // 20000000 + 1 AS generation, n AS sequence,
          CAST(NULL AS BIGINT) AS through_sequence, CAST(NULL AS VARCHAR) AS line
        FROM (SELECT *, printf('%%012x', epoch_ms(moment)) AS t FROM picked)
        ORDER BY n
        """
        .formatted(first, count, firstDay, MICROS_BETWEEN);
  }
}
