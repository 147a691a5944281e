// Totals and rankings. The server counts; here they are only written down.

import { byId, count, element, printable } from './elements.js';

const REPEATED = 3;
const SHOWN = 8;

const PANELS = [
  {
    id: 'rules', columns: ['denied'], none: 'Nothing was denied.',
    term: (name) => `rule_name=${name}`,
  },
  {
    id: 'destinations', columns: ['allowed', 'denied'], none: 'No network request.',
    term: (name) => `resource=*${name.slice(0, name.lastIndexOf(':'))}*`,
  },
  {
    id: 'servers', columns: ['allowed', 'denied'], none: 'No MCP request.',
    term: (name) => `resource=${name}*`,
  },
  {
    id: 'users', columns: ['denied'], none: `Nobody was denied ${REPEATED} times or more.`,
    keep: (line) => line.denied >= REPEATED, term: (name) => `user=${name}`,
  },
];

export class Panels {
  #chosen;
  #before = null;

  /** @param chosen called with the term of a line that a person chooses */
  constructor(chosen) {
    this.#chosen = chosen;
  }

  show(counts) {
    for (const [name, value] of Object.entries(counts.totals)) {
      byId(`total-${name}`).textContent = count(value);
    }
    this.#showRate(counts);
    PANELS.forEach((panel) => this.#showPanel(panel, counts[panel.id]));
  }

  /** The speed of the last slot but one, which is over. */
  #showRate({ slots, width, now, from }) {
    const last = Math.floor((now - from) / width) - 1;
    const sum = Object.values(slots).reduce((total, kind) => total + (kind[last] ?? 0), 0);
    const rate = (sum * 1000) / width;
    byId('total-rate').textContent = rate >= 10 || rate === 0 ? count(Math.round(rate)) : rate.toFixed(1);
  }

  #showPanel(panel, table) {
    const fitting = table.top.filter(panel.keep ?? (() => true));
    const lines = fitting.slice(0, SHOWN);
    const body = byId(panel.id);
    const focused = body.contains(document.activeElement)
      ? document.activeElement.dataset.name : null;
    const most = Math.max(1, ...lines.map((line) => total(panel, line)));
    body.replaceChildren(...lines.map((line) => this.#line(panel, line, most)));
    if (lines.length === 0) {
      const cell = element('td', { className: 'none', colSpan: panel.columns.length + 1 }, panel.none);
      body.replaceChildren(element('tr', {}, cell));
    }
    if (focused !== null) {
      [...body.querySelectorAll('button')].find((b) => b.dataset.name === focused)?.focus();
    }
    const more = panel.keep ? fitting.length - lines.length : table.names - lines.length;
    byId(`${panel.id}-more`).textContent = more > 0 || table.unnamed > 0
      ? `${count(Math.max(0, more))} more${table.unnamed > 0 ? `; ${count(table.unnamed)} requests to others` : ''}`
      : '';
  }

  #line(panel, line, most) {
    const name = printable(line.name);
    const button = element('button', { type: 'button', className: 'name', title: name }, name);
    button.dataset.name = line.name;
    button.addEventListener('click', () => this.#chosen(panel.term(line.name)));
    const bar = element('span', { className: 'bar' });
    bar.style.width = `${(100 * total(panel, line)) / most}%`;
    return element(
      'tr', {},
      element('th', { scope: 'row' }, bar, button),
      ...panel.columns.map((column) =>
        element('td', { className: `number ${line[column] ? column : 'zero'}` }, count(line[column]))));
  }
}

const total = (panel, line) => panel.columns.reduce((sum, column) => sum + line[column], 0);
