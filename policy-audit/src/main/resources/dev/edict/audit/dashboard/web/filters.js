// What is shown: the same terms as those of `edict audit query --where`, kept in the address of the
// page so that it can be reloaded and bookmarked.

import { byId, element, printable } from './elements.js';

const SELECTS = { decision: 'decision', rule_type: 'domain', level: 'level' };
const DEFAULT_WINDOW = '15m';
const CUSTOM = 'custom';

export class Filters {
  #terms = [];
  #since = null;
  #until = null;
  #changed;

  /** @param changed called when something else is to be shown */
  constructor(changed) {
    this.#changed = changed;
    this.#read(new URLSearchParams(location.search));
    for (const id of Object.values(SELECTS)) {
      byId(id).addEventListener('change', () => this.#update());
    }
    byId('window').addEventListener('change', () => this.#chooseWindow());
    for (const id of ['since', 'until']) {
      byId(id).addEventListener('change', () => this.#readTimes());
    }
    byId('search').addEventListener('input', () => this.#updateSoon());
    byId('add').addEventListener('submit', (event) => this.#addFromForm(event));
    byId('clear').addEventListener('click', () => this.clear());
    this.#show();
  }

  #timer = 0;

  #updateSoon() {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.#update(), 300);
  }

  #read(query) {
    for (const term of query.getAll('where')) {
      const [member, value] = [term.split('=', 1)[0], term.slice(term.indexOf('=') + 1)];
      const id = SELECTS[member];
      const isChoice = id && [...byId(id).options].some((option) => option.value === value);
      if (isChoice) {
        byId(id).value = value;
      } else {
        this.#terms.push(term);
      }
    }
    byId('search').value = query.get('text') ?? '';
    this.#since = query.get('since');
    this.#until = query.get('until');
    const isCustom = this.#since !== null || this.#until !== null;
    byId('window').value = isCustom ? CUSTOM : query.get('window') ?? DEFAULT_WINDOW;
    if (byId('window').selectedIndex < 0) {
      byId('window').value = DEFAULT_WINDOW;
    }
  }

  /** Returns the parameters of a stream. */
  parameters() {
    const query = new URLSearchParams();
    if (byId('window').value === CUSTOM) {
      if (this.#since) query.append('since', this.#since);
      if (this.#until) query.append('until', this.#until);
    } else {
      query.append('window', byId('window').value);
    }
    for (const [member, id] of Object.entries(SELECTS)) {
      if (byId(id).value) query.append('where', `${member}=${byId(id).value}`);
    }
    this.#terms.forEach((term) => query.append('where', term));
    if (byId('search').value) query.append('text', byId('search').value);
    return query;
  }

  /** Returns the chosen time in words, for a sentence. */
  timeInWords() {
    const choice = byId('window').selectedOptions[0];
    if (choice.value === CUSTOM) return 'in this time';
    return choice.value === 'all' ? '' : `of the ${choice.text.toLowerCase()}`;
  }

  /** Returns whether anything but time narrows what is shown. */
  narrows() {
    const query = this.parameters();
    return query.has('where') || query.has('text');
  }

  /** Adds a term, such as `user=alice`. */
  add(term) {
    const [member] = term.split('=', 1);
    const id = SELECTS[member];
    const value = term.slice(member.length + 1);
    if (id && [...byId(id).options].some((option) => option.value === value)) {
      byId(id).value = value;
    } else if (!this.#terms.includes(term)) {
      this.#terms.push(term);
    }
    this.#update();
  }

  /** Shows the time from one instant to another, both in milliseconds. */
  range(since, until) {
    this.#since = new Date(since).toISOString();
    this.#until = new Date(until).toISOString();
    byId('window').value = CUSTOM;
    this.#update();
  }

  /** Shows all there is, of any time. */
  showAll() {
    byId('window').value = 'all';
    this.#update();
  }

  clear() {
    this.#terms = [];
    Object.values(SELECTS).forEach((id) => { byId(id).value = ''; });
    byId('search').value = '';
    this.#update();
  }

  #addFromForm(event) {
    event.preventDefault();
    const value = byId('value').value.trim();
    if (value) {
      byId('value').value = '';
      this.add(byId('member').value + byId('operator').value + value);
    }
  }

  #chooseWindow() {
    if (byId('window').value === CUSTOM) {
      const hour = 3600000;
      this.range(Date.now() - hour, Date.now());
    } else {
      this.#update();
    }
  }

  #readTimes() {
    const time = (id) => (byId(id).value ? new Date(byId(id).value).toISOString() : null);
    this.#since = time('since');
    this.#until = time('until');
    this.#update();
  }

  #update() {
    clearTimeout(this.#timer);
    history.replaceState(null, '', `/?${this.parameters()}`);
    this.#show();
    this.#changed();
  }

  #show() {
    const isCustom = byId('window').value === CUSTOM;
    byId('range').hidden = !isCustom;
    byId('since').value = isCustom ? localTime(this.#since) : '';
    byId('until').value = isCustom ? localTime(this.#until) : '';
    byId('clear').hidden = !this.narrows();
    byId('terms').replaceChildren(...this.#terms.map((term) => this.#chip(term)));
  }

  #chip(term) {
    const remove = element('button', { type: 'button', className: 'chip-remove' }, '×');
    remove.setAttribute('aria-label', `remove the filter ${printable(term)}`);
    remove.addEventListener('click', () => {
      this.#terms = this.#terms.filter((other) => other !== term);
      this.#update();
    });
    const label = element('span', { title: printable(term) }, printable(term));
    return element('li', { className: 'chip' }, label, remove);
  }
}

function localTime(text) {
  if (!text) return '';
  const date = new Date(text);
  return new Date(date - date.getTimezoneOffset() * 60000).toISOString().slice(0, 19);
}
