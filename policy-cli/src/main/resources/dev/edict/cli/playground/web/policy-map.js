// The picture of the policies: patterns down, verbs across, and what becomes of each.

import { byId, counted, element, place, printable } from './elements.js';

const STATES = {
  allowed: ['●', 'allow'],
  approval: ['◆', 'ask'],
  partly: ['◐', 'part'],
  denied: ['✕', 'deny'],
  nothing: ['–', 'none'],
  unknown: ['?', 'unknown'],
};

const DEEPEST = 6;
const EVERYTHING = new Set(['**', '*/*', '*', '** /**']);

/**
 * Shows the picture.
 *
 * @param sections what the server said
 * @param goTo shows the rule with a source in the texts
 */
export function showMap(sections, goTo) {
  byId('map').replaceChildren(...sections.map((section) => draw(section, goTo)));
  byId('no-map').hidden = sections.length > 0;
}

function draw(section, goTo) {
  const body = element('tbody');
  section.rows.forEach((row) => body.append(...line(section, row, goTo)));
  const table = element('table', { className: 'map' },
    element('caption', {}, section.title),
    element('thead', {}, element('tr', {}, element('th', { scope: 'col' }, 'Pattern'),
      ...section.columns.map((name) => element('th', { scope: 'col' }, name)))), body);
  const parts = [element('div', { className: 'scroll', tabIndex: 0 }, table)];
  if (section.omitted > 0) {
    parts.push(element('p', { className: 'muted' },
      `${counted(section.omitted, 'more pattern')} not shown`));
  }
  return element('section', { className: 'map-section' }, ...parts);
}

function line(section, row, goTo) {
  const detail = element('tr', { className: 'detail', hidden: true },
    element('td', { colSpan: section.columns.length + 1 }));
  const buttons = row.cells.map((cell, i) => {
    const [sign, word] = STATES[cell.state];
    const button = element('button', {
      type: 'button', className: `cell ${cell.state}`, ariaExpanded: 'false',
    }, element('span', { className: 'sign', ariaHidden: 'true' }, sign), word);
    button.addEventListener('click', () => {
      const open = button.ariaExpanded === 'true';
      buttons.forEach((other) => { other.ariaExpanded = 'false'; });
      button.ariaExpanded = String(!open);
      detail.hidden = open;
      if (!open) {
        detail.firstChild.replaceChildren(
          ...explain(`${section.columns[i]} ${row.pattern}`, cell, goTo));
      }
    });
    return button;
  });
  const depth = Math.min(row.depth, DEEPEST);
  return [element('tr', {},
    element('th', { scope: 'row', className: `depth-${depth}` },
      element('code', {}, printable(row.pattern)),
      EVERYTHING.has(row.pattern) ? element('span', { className: 'muted' }, ' everything') : ''),
    ...buttons.map((button) => element('td', {}, button))), detail];
}

function explain(title, cell, goTo) {
  const nodes = [element('p', { className: 'strong' }, printable(title))];
  for (const one of cell.admissions) {
    nodes.push(element('p', {},
      element('span', { className: one.asks ? 'approval' : 'allowed' }, one.asks ? '◆ asks' : '● allows'),
      ' ', element('code', {}, printable(one.region)), ' by ',
      place(one.rule.name, () => goTo(one.rule.source)),
      element('span', { className: 'muted' }, ` for example ${printable(one.example)}`)));
  }
  for (const region of cell.undecided) {
    nodes.push(element('p', {}, element('span', { className: 'muted' }, '? not known: '), printable(region)));
  }
  if (cell.denies.length > 0) {
    const extent = cell.state === 'denied' ? ' all of it: ' : ' some of it: ';
    const denied = element('p', {}, element('span', { className: 'denied' }, '✕ denies'), extent);
    cell.denies.forEach((rule, i) => {
      denied.append(i === 0 ? '' : ', ', place(rule.name, () => goTo(rule.source)));
    });
    nodes.push(denied);
  }
  if (cell.state === 'nothing') {
    nodes.push(element('p', {}, cell.denies.length > 0 ? 'No rule allows what is left.'
      : 'No rule allows any of it.'));
  }
  return nodes;
}
