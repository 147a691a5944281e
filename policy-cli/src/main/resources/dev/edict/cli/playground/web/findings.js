// The list of findings beneath the text.

import { byId, counted, element, place, printable } from './elements.js';

const WORDS = { error: 'error', warning: 'warning', note: 'note' };

/**
 * Shows findings.
 *
 * @param findings those of the policies and of the lints
 * @param go shows a place in the texts
 * @param mend makes the change of a finding
 */
export function showFindings(findings, go, mend) {
  const list = byId('findings');
  list.replaceChildren(...findings.map((finding) => item(finding, go, mend)));
  byId('no-findings').hidden = findings.length > 0;
}

function item(finding, go, mend) {
  const { at } = finding;
  const kind = WORDS[finding.severity] ?? 'note';
  const row = element('li', { className: `finding ${kind}` },
    element('span', { className: 'severity' }, kind),
    place(`${at.file}:${at.line}:${at.column}`, () => go(at)),
    element('span', { className: 'message' }, printable(finding.message),
      element('code', { className: 'code' }, finding.code)));
  if (finding.help) {
    row.append(element('p', { className: 'help' }, printable(finding.help)));
  }
  for (const related of finding.related) {
    const where = `${related.at.file}:${related.at.line}:${related.at.column}`;
    row.append(element('p', { className: 'help' },
      place(where, () => go(related.at)), ` ${printable(related.note)}`));
  }
  if (finding.fix) {
    const change = finding.fix.replacement === '' ? 'Remove it'
      : `Replace by ${printable(finding.fix.replacement)}`;
    row.append(element('p', { className: 'help' },
      element('button', { type: 'button', onclick: () => mend(finding.fix) }, change)));
  }
  return row;
}

/** Says in one line what became of the policy set. */
export function summary(answer, files) {
  const errors = answer.findings.filter((finding) => finding.severity === 'error').length;
  if (answer.rules.length === 0 && errors > 0) {
    return `${counted(errors, 'error')}: nothing is loaded, everything is denied`;
  }
  const parts = [counted(files, 'file'), counted(answer.rules.length, 'rule')];
  if (answer.tests > 0) {
    parts.push(`${answer.testsPassed} of ${counted(answer.tests, 'test')} passed`);
  }
  if (answer.assertions > 0) {
    parts.push(`${answer.assertionsProved} of ${counted(answer.assertions, 'assertion')} proved`);
  }
  return parts.join(' · ');
}
