// The table of events: as many rows as are kept, of which only those in sight are in the page.

import { byId, clockTime, count, element, printable } from './elements.js';

const ROW = 30;
const MARGIN = 6;

/** How many rows are kept; older ones are still in the journal and in the counts. */
export const MOST_ROWS = 5000;

export class EventTable {
  #rows = [];
  #selected = null;
  #leftOut = 0;
  #pending = false;
  #grid = byId('grid');
  #body = byId('grid-rows');
  #opened;

  /** @param opened called with the record that a person wants to see whole */
  constructor(opened) {
    this.#opened = opened;
    this.#grid.addEventListener('scroll', () => this.#draw());
    this.#grid.addEventListener('keydown', (event) => this.#key(event));
    this.#body.addEventListener('click', (event) => this.#click(event));
    new ResizeObserver(() => this.#draw()).observe(this.#grid);
  }

  /** Forgets all rows. */
  clear() {
    this.#rows = [];
    this.#selected = null;
    this.#leftOut = 0;
    this.#draw();
  }

  /** Adds records, the oldest first, and how many were left out before them. */
  add(records, leftOut) {
    this.#leftOut += leftOut;
    this.#rows = records.slice(-MOST_ROWS).reverse().concat(this.#rows).slice(0, MOST_ROWS);
    if (this.#grid.scrollTop > 0) {
      this.#body.style.height = `${this.#rows.length * ROW}px`;
      this.#grid.scrollTop += records.length * ROW;
    }
    this.#draw();
  }

  size() {
    return this.#rows.length;
  }

  /** Draws once for all that changes before the screen does. */
  #draw() {
    if (!this.#pending) {
      this.#pending = true;
      requestAnimationFrame(() => {
        this.#pending = false;
        this.#drawNow();
      });
    }
  }

  #drawNow() {
    const first = Math.max(0, Math.floor(this.#grid.scrollTop / ROW) - MARGIN);
    const last = first + Math.ceil(this.#grid.clientHeight / ROW) + 2 * MARGIN;
    this.#body.style.height = `${this.#rows.length * ROW}px`;
    this.#body.replaceChildren(
      ...this.#rows.slice(first, last).map((record, i) => this.#row(record, first + i)));
    this.#grid.setAttribute('aria-rowcount', String(this.#rows.length + 1));
    const selected = this.#index() >= first && this.#index() < last;
    this.#grid.setAttribute('aria-activedescendant', selected ? `row-${this.#selected}` : '');
    byId('shown').textContent = `${count(this.#rows.length)} shown`;
    byId('left-out').textContent =
      this.#leftOut > 0 ? `${count(this.#leftOut)} came too fast to be listed; they are counted` : '';
  }

  #row(record, index) {
    const isSelected = record.sequence === this.#selected;
    const row = element(
      'div', { className: isSelected ? 'row selected' : 'row', id: `row-${record.sequence}` },
      ...(record.notice ? notice(record) : event(record)));
    row.setAttribute('role', 'row');
    row.setAttribute('aria-rowindex', String(index + 2));
    row.setAttribute('aria-selected', String(isSelected));
    row.dataset.index = String(index);
    row.style.top = `${index * ROW}px`;
    return row;
  }

  #index() {
    return this.#rows.findIndex((record) => record.sequence === this.#selected);
  }

  #click(event) {
    const row = event.target.closest('.row');
    if (row) {
      this.#select(Number(row.dataset.index));
      this.#opened(this.#rows[Number(row.dataset.index)]);
    }
  }

  #key(event) {
    const page = Math.max(1, Math.floor(this.#grid.clientHeight / ROW) - 2);
    const at = this.#index();
    const target = {
      ArrowDown: at + 1, ArrowUp: Math.max(0, at - 1), PageDown: at + page,
      PageUp: Math.max(0, at - page), Home: 0, End: this.#rows.length - 1,
    }[event.key];
    if (target !== undefined) {
      event.preventDefault();
      this.#select(Math.min(target, this.#rows.length - 1));
    } else if ((event.key === 'Enter' || event.key === ' ') && at >= 0) {
      event.preventDefault();
      this.#opened(this.#rows[at]);
    }
  }

  #select(index) {
    if (index < 0) return;
    this.#selected = this.#rows[index].sequence;
    const top = index * ROW;
    const height = this.#grid.clientHeight - byId('grid-head').offsetHeight;
    if (top < this.#grid.scrollTop) {
      this.#grid.scrollTop = top;
    } else if (top + ROW > this.#grid.scrollTop + height) {
      this.#grid.scrollTop = top + ROW - height;
    }
    this.#draw();
  }
}

const WORDS = { allow: 'allowed', deny: 'denied', approval_required: 'approval' };

function cell(className, text, title = text) {
  const node = element('span', { className, title: printable(title) }, printable(text));
  node.setAttribute('role', 'gridcell');
  return node;
}

function event(record) {
  const word = WORDS[record.decision] ?? record.decision;
  return [
    cell('time', clockTime(new Date(record.timestamp), true), record.timestamp),
    cell(`decision ${word}`, word),
    cell('action', record.action),
    cell('resource', record.resource),
    cell('rule', record.rule_name),
    cell('user', record.user),
    cell('agent', record.agent ?? '–', record.agent ?? 'not told'),
  ];
}

function notice(record) {
  return [
    cell('time', clockTime(new Date(record.timestamp), true), record.timestamp),
    cell('decision notice', 'notice'),
    cell('action', record.notice),
    cell('resource', `${record.detail} (${record.count})`),
    cell('rule', ''), cell('user', ''), cell('agent', ''),
  ];
}
