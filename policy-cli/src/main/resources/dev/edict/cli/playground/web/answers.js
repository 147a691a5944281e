// The decision and its explanation.

import { byId, element, place, printable } from './elements.js';

const OUTCOMES = {
  allow: ['allowed', '●', 'Allowed'],
  deny: ['denied', '✕', 'Denied'],
  approval_required: ['approval', '◆', 'Needs approval'],
};

const KINDS = {
  explicit: 'a rule decides',
  implicit: 'no rule decides, and what no rule allows is denied',
  invalid: 'the request cannot be judged, so it is denied',
};

const STATUS = {
  determining: 'decides',
  matched: 'matches too',
  overridden: 'overruled',
  inactive: 'inactive',
  'condition-not-met': 'condition not met',
  'condition-failed': 'condition failed',
  expired: 'ended',
  observed: 'only observed',
  nearly: 'comes near',
};

function duty(obligation) {
  switch (obligation.type) {
    case 'inspect': return 'inspect: ask again about every HTTP request';
    case 'mask': return `hide ${obligation.patterns.join(', ')}`;
    case 'approval': return `get approval: ${obligation.reason}`;
    case 'redact':
      return `redact ${[...obligation.arguments, ...obligation.results].join(', ')}`;
    case 'secret':
      return `put the secret ${obligation.name} into ${obligation.place} ${obligation.target}`;
    default: return JSON.stringify(obligation);
  }
}

/** Says why there is no decision. */
export function showNoAnswer(reason) {
  byId('answer').replaceChildren(element('p', { className: 'problem' }, printable(reason)));
}

/**
 * Shows a decision.
 *
 * @param answer what the server said
 * @param goTo shows the rule with a source in the texts
 */
export function showAnswer(answer, goTo) {
  const { decision, rules } = answer.explanation;
  const [kind, sign, word] = OUTCOMES[decision.outcome];
  const rows = [
    ['Judged', decision.resource], ['Reason', decision.reason],
    ['Basis', `${KINDS[decision.kind]} (${decision.code})`],
    ...decision.obligations.map((one) => ['Duty', duty(one)]),
    ...decision.advice.map((advice) => ['Advice', advice]),
  ];
  const facts = element('dl', { className: 'facts' });
  if (decision.rule !== null) {
    facts.append(element('dt', {}, 'Rule'), element('dd', {},
      place(decision.rule, () => goTo(decision.source)),
      ` of ${printable(decision.policy)} (${decision.level})`));
  }
  for (const [name, value] of rows) {
    facts.append(element('dt', {}, name), element('dd', {}, printable(value)));
  }
  byId('answer').replaceChildren(
    element('p', { className: `outcome ${kind}` },
      element('span', { className: 'sign', ariaHidden: 'true' }, sign), word),
    facts, ...traces(rules, goTo), ...changes(answer.edits, goTo));
}

function traces(rules, goTo) {
  if (rules.length === 0) {
    return [];
  }
  const rows = rules.map((rule) => element('tr', {},
    element('td', { className: rule.status === 'determining' ? 'strong' : '' },
      STATUS[rule.status] ?? rule.status),
    element('td', { className: rule.effect === 'deny' ? 'denied' : 'allowed' }, rule.effect),
    element('td', {}, place(rule.rule, () => goTo(rule.source)),
      element('span', { className: 'muted' }, ` ${rule.level}`)),
    element('td', {}, printable(rule.detail))));
  return [element('h3', {}, 'Rules that have to do with it'),
    element('div', { className: 'scroll', tabIndex: 0 }, element('table', { className: 'traces' },
      element('thead', {}, element('tr', {}, ...['Role', 'Effect', 'Rule', 'Detail'].map(
        (name) => element('th', { scope: 'col' }, name)))),
      element('tbody', {}, ...rows)))];
}

function changes(edits, goTo) {
  if (edits.length === 0) {
    return [];
  }
  const items = edits.map((edit) => {
    const item = element('li');
    edit.dropped.forEach((rule, i) => {
      item.append(i === 0 ? 'without ' : ', ', place(rule.name, () => goTo(rule.source)));
    });
    if (edit.added !== '') {
      item.append(edit.dropped.length > 0 ? ', with ' : 'with ',
        element('code', {}, printable(edit.added)));
    }
    return item;
  });
  return [element('h3', {}, 'What would turn it round'), element('ul', { className: 'edits' }, ...items)];
}
