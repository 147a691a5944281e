/**
 * The Edict policy language, version 1.
 *
 * Line breaks mean nothing. Every statement starts with a keyword that starts nothing else inside
 * the same block, so that two tokens of look-ahead always decide and recovery can start afresh at the next statement.
 */
parser grammar PolicyParser;

options { tokenVocab = PolicyLexer; }

document
    : languageVersion? declaration* EOF
    ;

languageVersion
    : EDICT version=INT
    ;

declaration
    : importDeclaration
    | setDeclaration
    | attributeDeclaration
    | networkBlock
    | filesystemBlock
    | mcpBlock
    | limitsBlock
    | delegation
    | assertion
    | annotation* (policyDeclaration | testDeclaration)
    ;

// ---------------------------------------------------------------- declarations

importDeclaration
    : IMPORT names+=identifier (COMMA names+=identifier)* FROM file=string
    ;

policyDeclaration
    : POLICY name=string LEVEL level (FOR TEAM teams+=string (COMMA teams+=string)*)?
    ;

setDeclaration
    : SET identifier COLON type ASSIGN LBRACKET (setElement (COMMA setElement)* COMMA?)? RBRACKET
    ;

setElement
    : string          # setString
    | IPV4            # setAddress
    | integer         # setInteger
    | identifier      # setReference
    ;

attributeDeclaration
    : ATTRIBUTE attributePath COLON attributeType
    ;

attributeType
    : type            # scalarType
    | SET OF type     # setType
    ;

limitsBlock
    : LIMITS LBRACE limit* RBRACE
    ;

limit
    : name=WORD amount (PER unit)?
    ;

amount
    : INT
    | DECIMAL
    | QUANTITY
    ;

delegation
    : DELEGATE domain TO level (COMMA level)* (WITHIN patternItem (COMMA patternItem)*)?
    ;

annotation
    : AT word (LPAREN literal (COMMA literal)* RPAREN)?
    ;

// ---------------------------------------------------------------- domain blocks

networkBlock
    : NETWORK LBRACE networkStatement* RBRACE
    ;

networkStatement
    : annotation* OBSERVE? effect name=string? networkTarget clause*             # networkRule
    | SECRET secretName=string FOR endpointItem (COMMA endpointItem)* injection  # networkSecret
    ;

networkTarget
    : CONNECT protocol (COMMA protocol)* TO endpointItem (COMMA endpointItem)*   # connectTarget
    | HTTP method (COMMA method)* TO endpointItem (COMMA endpointItem)*
      (PATH string (COMMA string)*)?                                           # httpTarget
    ;

endpointItem
    : patternItem (PORT portRange (COMMA portRange)*)?
    ;

portRange
    : first=INT (MINUS last=INT)?
    ;

filesystemBlock
    : FILESYSTEM LBRACE filesystemStatement* RBRACE
    ;

filesystemStatement
    : annotation* OBSERVE? effect name=string? filesystemTarget clause*
    ;

filesystemTarget
    : fileAction (COMMA fileAction)* ON pathPattern (COMMA pathPattern)*
    ;

pathPattern
    : patternItem
    ;

mcpBlock
    : MCP LBRACE mcpStatement* RBRACE
    ;

mcpStatement
    : annotation* OBSERVE? effect name=string? mcpTarget clause*                           # mcpRule
    | CATALOG catalogName=string                                                           # catalogStatement
    | SERVER serverName=string (FROM catalogName=string)? (DIGEST digest=string)? (URL url=string)?   # serverStatement
    | TOOL toolName=string DIGEST digest=string                                            # toolStatement
    | SECRET secretName=string FOR SERVER servers+=string (COMMA servers+=string)* injection   # mcpSecret
    ;

mcpTarget
    : CALL toolPattern (COMMA toolPattern)*                                              # callTarget
    | REGISTER serverPattern (COMMA serverPattern)*                                      # registerTarget
    | READ RESOURCE uriPattern (COMMA uriPattern)* (FROM string (COMMA string)*)?        # resourceTarget
    | GET PROMPT promptPattern (COMMA promptPattern)* (FROM string (COMMA string)*)?     # promptTarget
    ;

toolPattern
    : patternItem
    ;

serverPattern
    : patternItem
    ;

uriPattern
    : patternItem
    ;

promptPattern
    : patternItem
    ;

injection
    : INJECT place=(HEADER | ENV) target=string (PREFIX prefix=string)?
    ;

effect
    : ALLOW
    | DENY
    ;

patternItem
    : string       # patternText
    | IPV4         # patternAddress
    | identifier   # patternReference
    ;

// ---------------------------------------------------------------- clauses and expressions

clause
    : WHEN expression                                  # whenClause
    | UNLESS expression                                # unlessClause
    | WHERE attributePath IS domain action             # whereClause
    | UNTIL string                                     # untilClause
    | REQUIRE APPROVAL string?                         # approvalClause
    | SEVERITY severity                                # severityClause
    ;

expression
    : conjunction (OR conjunction)*
    ;

conjunction
    : negation (AND negation)*
    ;

negation
    : NOT* predicate
    ;

predicate
    : left=operand predicateTail?
    ;

predicateTail
    : operator=(EQ | NE | LT | LE | GT | GE) right=operand   # comparisonTail
    | IN right=operand                                       # membershipTail
    | HAS memberPath                                         # presenceTail
    | LIKE pattern=string                                    # likenessTail
    ;

operand
    : literal                                                             # literalOperand
    | LBRACKET (literal (COMMA literal)* COMMA?)? RBRACKET                # listOperand
    | attributePath                                                       # attributeOperand
    | LPAREN expression RPAREN                                            # groupOperand
    ;

attributePath
    : attributeRoot pathStep*
    ;

/** A path inside a value, where every word may be a name: {@code args has from}. */
memberPath
    : word pathStep*
    ;

pathStep
    : DOT word                # memberStep
    | LBRACKET string RBRACKET   # keyStep
    | LBRACKET INT RBRACKET   # indexStep
    ;

literal
    : string
    | number
    | TRUE
    | FALSE
    ;

integer
    : MINUS? INT
    ;

number
    : MINUS? (INT | DECIMAL)
    ;

// ---------------------------------------------------------------- tests and assertions

testDeclaration
    : TEST name=string (WITH assignment (COMMA assignment)*)? LBRACE expectation* RBRACE
    ;

expectation
    : outcome=(ALLOW | DENY | APPROVAL) request (WITH assignment (COMMA assignment)*)? (BY reason)?
    ;

assignment
    : attributePath ASSIGN assignedValue
    ;

assignedValue
    : literal                                                  # assignedLiteral
    | LBRACKET (literal (COMMA literal)* COMMA?)? RBRACKET     # assignedList
    ;

reason
    : string    # byRule
    | DEFAULT   # byDefault
    | INVALID   # byInvalid
    ;

request
    : CONNECT protocol TO host=requestHost (RESOLVED addresses+=requestHost (COMMA addresses+=requestHost)*)?  # connectRequest
    | HTTP method TO host=requestHost PATH path=string                    # httpRequest
    | MOUNT fileAction ON path=string                                     # mountRequest
    | CALL tool=string                                                    # callRequest
    | REGISTER server=string                                              # registerRequest
    | READ RESOURCE uri=string FROM server=string                         # resourceRequest
    | GET PROMPT prompt=string FROM server=string                         # promptRequest
    | fileAction ON path=string                                           # fileRequest
    | kind=WORD restriction=WORD? from=string TO to=string                # transferRequest
    | proxy=WORD CONNECT TO target=requestHost proxyName* (HTTP method PATH path=string)?
      (RESOLVED addresses+=requestHost (COMMA addresses+=requestHost)*)?  # proxyRequest
    ;

proxyName
    : kind=WORD name=string
    ;

requestHost
    : string
    | IPV4
    ;

assertion
    : ASSERT kind=(NEVER | ONLY) ALLOW assertionTarget clause*
    ;

assertionTarget
    : networkTarget                                                                    # networkAssertion
    | fileAction (COMMA fileAction)* scope=(ON | UNDER) pathPattern (COMMA pathPattern)*   # filesystemAssertion
    | mcpTarget                                                                        # mcpAssertion
    ;

// ---------------------------------------------------------------- words

string
    : STRING
    | UNTERMINATED_STRING
    ;

/** The name of a set: never a keyword. */
identifier
    : WORD
    ;

// Words whose meaning the checks decide. Each place takes the keywords that somebody may want there and leaves out
// those that start the next part, so that a missing word is noticed where it is missing.

protocol
    : WORD
    ;

method
    : WORD | GET | CONNECT
    ;

fileAction
    : WORD | READ
    ;

action
    : WORD | READ | CONNECT | HTTP | CALL | REGISTER | GET
    ;

level
    : WORD | TEAM
    ;

domain
    : WORD | NETWORK | FILESYSTEM | MCP
    ;

type
    : WORD | HTTP | PORT | PATH | RESOURCE | PROMPT | SERVER | URL | TOOL | DIGEST
    ;

unit
    : WORD
    ;

severity
    : WORD
    ;

/** The first word of an attribute path: any word that starts neither a statement nor a clause nor joins two parts. */
attributeRoot
    : WORD | LEVEL | TEAM | NETWORK | FILESYSTEM | MCP | CONNECT | HTTP | PORT | PATH | CALL | REGISTER | READ | RESOURCE
    | GET | PROMPT | APPROVAL | CATALOG | SERVER | DIGEST | URL | TOOL | SECRET | HEADER | ENV | PREFIX | MOUNT | RESOLVED
    | DEFAULT | INVALID
    ;

/** Any word at all: a member of a value, the name of an annotation. */
word
    : attributeRoot | EDICT | IMPORT | FROM | POLICY | FOR | SET | OF | ATTRIBUTE | LIMITS | PER | DELEGATE | WITHIN
    | TEST | ASSERT | NEVER | ONLY | ALLOW | DENY | OBSERVE | TO | ON | UNDER | WHEN | UNLESS | WHERE | UNTIL | REQUIRE
    | SEVERITY | INJECT | WITH | BY | AND | OR | NOT | IN | HAS | LIKE | IS | TRUE | FALSE
    ;
