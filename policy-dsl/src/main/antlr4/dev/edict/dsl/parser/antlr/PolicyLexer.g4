/**
 * Tokens of the Edict policy language, version 1. Every character belongs to some token, so the lexer itself never
 * fails; what no policy may hold goes to the channel MISTAKES, which the parser does not see.
 */
lexer grammar PolicyLexer;

channels { COMMENTS, MISTAKES }

// Declarations
EDICT      : 'edict' ;
IMPORT     : 'import' ;
FROM       : 'from' ;
POLICY     : 'policy' ;
LEVEL      : 'level' ;
FOR        : 'for' ;
TEAM       : 'team' ;
SET        : 'set' ;
OF         : 'of' ;
ATTRIBUTE  : 'attribute' ;
NETWORK    : 'network' ;
FILESYSTEM : 'filesystem' ;
MCP        : 'mcp' ;
LIMITS     : 'limits' ;
PER        : 'per' ;
DELEGATE   : 'delegate' ;
WITHIN     : 'within' ;
TEST       : 'test' ;
ASSERT     : 'assert' ;
NEVER      : 'never' ;
ONLY       : 'only' ;

// Rules
ALLOW      : 'allow' ;
DENY       : 'deny' ;
OBSERVE    : 'observe' ;
CONNECT    : 'connect' ;
HTTP       : 'http' ;
TO         : 'to' ;
PORT       : 'port' ;
PATH       : 'path' ;
ON         : 'on' ;
UNDER      : 'under' ;
CALL       : 'call' ;
REGISTER   : 'register' ;
READ       : 'read' ;
RESOURCE   : 'resource' ;
GET        : 'get' ;
PROMPT     : 'prompt' ;
WHEN       : 'when' ;
UNLESS     : 'unless' ;
WHERE      : 'where' ;
UNTIL      : 'until' ;
REQUIRE    : 'require' ;
APPROVAL   : 'approval' ;
SEVERITY   : 'severity' ;

// MCP statements
CATALOG    : 'catalog' ;
SERVER     : 'server' ;
DIGEST     : 'digest' ;
URL        : 'url' ;
TOOL       : 'tool' ;
SECRET     : 'secret' ;
REDACT     : 'redact' ;
INJECT     : 'inject' ;
HEADER     : 'header' ;
ENV        : 'env' ;
PREFIX     : 'prefix' ;

// Tests
MOUNT      : 'mount' ;
RESOLVED   : 'resolved' ;
WITH       : 'with' ;
BY         : 'by' ;
DEFAULT    : 'default' ;
INVALID    : 'invalid' ;

// Expressions
AND        : 'and' ;
OR         : 'or' ;
NOT        : 'not' ;
IN         : 'in' ;
HAS        : 'has' ;
LIKE       : 'like' ;
IS         : 'is' ;
TRUE       : 'true' ;
FALSE      : 'false' ;

EQ         : '==' ;
NE         : '!=' ;
LE         : '<=' ;
GE         : '>=' ;
LT         : '<' ;
GT         : '>' ;

ASSIGN     : '=' ;
COLON      : ':' ;
COMMA      : ',' ;
DOT        : '.' ;
MINUS      : '-' ;
AT         : '@' ;
LPAREN     : '(' ;
RPAREN     : ')' ;
LBRACE     : '{' ;
RBRACE     : '}' ;
LBRACKET   : '[' ;
RBRACKET   : ']' ;

IPV4       : [0-9]+ '.' [0-9]+ '.' [0-9]+ '.' [0-9]+ ('/' [0-9]+)? ;
DECIMAL    : [0-9]+ '.' [0-9]+ ;
INT        : [0-9]+ ;
QUANTITY   : [0-9]+ ('.' [0-9]+)? [A-Za-z] [A-Za-z0-9_]* ;
WORD       : [A-Za-z_] [A-Za-z0-9_]* ;

STRING              : '"' (~["\\\r\n] | '\\' ~[\r\n])* '"' ;
UNTERMINATED_STRING : '"' (~["\\\r\n] | '\\' ~[\r\n])* '\\'? ;

COMMENT    : '//' ~[\r\n]* -> channel(COMMENTS) ;
WHITESPACE : [ \t\r\n]+ -> skip ;

// Habits from other languages, each taken whole so that it is reported once.
HASH_COMMENT  : '#' ~[\r\n]* -> channel(MISTAKES) ;
BLOCK_COMMENT : '/*' .*? ('*/' | EOF) -> channel(MISTAKES) ;
OTHER_QUOTES  : ( '\'' ~['\r\n]* '\''?
                | [\u201C-\u201F\u00AB] ~[\u201C-\u201F\u00BB"\r\n]* [\u201C-\u201F\u00BB"]?
                | [\u2018-\u201B] ~[\u2018-\u201B'\r\n]* [\u2018-\u201B']?
                ) -> channel(MISTAKES) ;
BAD_CHARACTERS : ([$%&*+;?^`|~\\]+ | ~[\u0000-\u007F\u00AB\u00BB\u2018-\u201F]+ | .) -> channel(MISTAKES) ;
