// Colours of the language. The server alone says what a text means; this is for the eye.

const KINDS = [
  ['comment', '//[^\\n]*'],
  ['string', '"(?:[^"\\\\\\n]|\\\\.)*"?'],
  ['note', '@[A-Za-z_][A-Za-z0-9_]*'],
  ['allow', '\\b(?:allow|approval)\\b'],
  ['deny', '\\b(?:deny|observe)\\b'],
  [
    'keyword',
    '\\b(?:edict|import|policy|level|team|set|of|attribute|network|filesystem|mcp|limits|per|delegate|within|test|assert|never|only|catalog|server|digest|url|tool|secret|inject|header|env|prefix|redact)\\b',
  ],
  [
    'clause',
    '\\b(?:when|unless|where|until|require|severity|with|by|default|invalid|resolved|to|on|under|from|for|port|path|and|or|not|in|has|like|is)\\b',
  ],
  [
    'action',
    '\\b(?:connect|http|call|register|read|write|execute|delete|mount|resource|get|prompt|rename|link|copy)\\b',
  ],
  ['number', '\\b[0-9]+(?:\\.[0-9]+)*(?:/[0-9]+)?[A-Za-z]*\\b'],
];
const WORDS = new RegExp(KINDS.map(([, pattern]) => `(${pattern})`).join('|'), 'g');

/** Returns the words of a text that have a colour: `{ start, end, kind }`, in order. */
export function words(text) {
  const found = [];
  for (const match of text.matchAll(WORDS)) {
    const kind = KINDS[match.findIndex((group, i) => i > 0 && group !== undefined) - 1][0];
    found.push({ start: match.index, end: match.index + match[0].length, kind });
  }
  return found;
}
