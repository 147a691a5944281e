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
    : EDICT number=INT
    ;

declaration
    : importDeclaration
    | policyDeclaration
    | setDeclaration
    | attributeDeclaration
    | networkBlock
    | filesystemBlock
    | mcpBlock
    | limitsBlock
    | delegation
    | testDeclaration
    | assertion
    ;

// ---------------------------------------------------------------- declarations

importDeclaration
    : IMPORT names+=identifier (COMMA names+=identifier)* FROM file=string
    ;

policyDeclaration
    : annotation* POLICY name=string LEVEL level=word (FOR TEAM teams+=string (COMMA teams+=string)*)?
    ;

setDeclaration
    : SET name=identifier COLON type=word ASSIGN LBRACKET (setElement (COMMA setElement)* COMMA?)? RBRACKET
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
    : word            # scalarType
    | SET OF word     # setType
    ;

limitsBlock
    : LIMITS LBRACE limit* RBRACE
    ;

limit
    : name=word amount=(INT | DECIMAL | QUANTITY) (PER unit=word)?
    ;

delegation
    : DELEGATE domain=word TO levels+=word (COMMA levels+=word)* (WITHIN patternItem (COMMA patternItem)*)?
    ;

annotation
    : AT name=word (LPAREN literal (COMMA literal)* RPAREN)?
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
    : CONNECT protocols+=word (COMMA protocols+=word)* TO endpointItem (COMMA endpointItem)*   # connectTarget
    | HTTP methods+=word (COMMA methods+=word)* TO endpointItem (COMMA endpointItem)*
      (PATH paths+=string (COMMA paths+=string)*)?                                             # httpTarget
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
    : actions+=word (COMMA actions+=word)* ON patternItem (COMMA patternItem)*
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
    : CALL patternItem (COMMA patternItem)*                                            # callTarget
    | REGISTER patternItem (COMMA patternItem)*                                        # registerTarget
    | READ RESOURCE patternItem (COMMA patternItem)* (FROM servers+=string (COMMA servers+=string)*)?  # resourceTarget
    | GET PROMPT patternItem (COMMA patternItem)* (FROM servers+=string (COMMA servers+=string)*)?     # promptTarget
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
    | WHERE attributePath IS domain=word action=word   # whereClause
    | UNTIL string                                     # untilClause
    | REQUIRE APPROVAL string?                         # approvalClause
    | SEVERITY word                                    # severityClause
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
    | HAS member=attributePath                               # presenceTail
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

pathStep
    : DOT word                # memberStep
    | LBRACKET string RBRACKET   # keyStep
    | LBRACKET INT RBRACKET   # indexStep
    ;

literal
    : string
    | integer
    | DECIMAL
    | TRUE
    | FALSE
    ;

integer
    : MINUS? INT
    ;

// ---------------------------------------------------------------- tests and assertions

testDeclaration
    : annotation* TEST name=string (WITH assignment (COMMA assignment)*)? LBRACE expectation* RBRACE
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
    : CONNECT protocol=word TO host=requestHost (RESOLVED addresses+=requestHost (COMMA addresses+=requestHost)*)?  # connectRequest
    | HTTP method=word TO host=requestHost PATH path=string               # httpRequest
    | MOUNT access=word ON path=string                                    # mountRequest
    | CALL tool=string                                                    # callRequest
    | REGISTER server=string                                              # registerRequest
    | READ RESOURCE uri=string FROM server=string                         # resourceRequest
    | GET PROMPT prompt=string FROM server=string                         # promptRequest
    | action=word ON path=string                                          # fileRequest
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
    | actions+=word (COMMA actions+=word)* scope=(ON | UNDER) patternItem (COMMA patternItem)*   # filesystemAssertion
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

/** The first word of an attribute path: any word that is not an operator or a literal. */
attributeRoot
    : WORD | EDICT | IMPORT | FROM | POLICY | LEVEL | FOR | TEAM | SET | OF | ATTRIBUTE | NETWORK | FILESYSTEM | MCP
    | LIMITS | PER | DELEGATE | WITHIN | TEST | ASSERT | NEVER | ONLY | ALLOW | DENY | OBSERVE | CONNECT | HTTP | TO
    | PORT | PATH | ON | UNDER | CALL | REGISTER | READ | RESOURCE | GET | PROMPT | WHEN | UNLESS | WHERE | UNTIL
    | REQUIRE | APPROVAL | SEVERITY | CATALOG | SERVER | DIGEST | URL | TOOL | SECRET | INJECT | HEADER | ENV | PREFIX
    | MOUNT | RESOLVED | WITH | BY | DEFAULT | INVALID
    ;

/** A word whose meaning the checks decide (actions, methods, levels, member names). */
word
    : attributeRoot | AND | OR | NOT | IN | HAS | LIKE | IS | TRUE | FALSE
    ;
