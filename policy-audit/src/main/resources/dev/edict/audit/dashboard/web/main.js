// Joins the parts of the page.

import { Chart } from './chart.js';
import { Connection, unlock } from './connection.js';
import { byId, clockTime, count, element, printable } from './elements.js';
import { Filters } from './filters.js';
import { Panels } from './panels.js';
import { EventTable, MOST_ROWS } from './table.js';

const STATES = {
  connecting: 'connecting',
  reading: 'reading',
  live: 'live',
  lost: 'connection lost, trying again',
  damaged: 'the journal is damaged',
  refused: 'stopped',
  locked: 'locked',
};

const table = new EventTable(showRecord);
const filters = new Filters(restart);
const panels = new Panels((term) => filters.add(term));
const chart = new Chart((since, until) => filters.range(since, until));
const connection = new Connection({ state, rows, counts, reading, locked, refused });
const held = { rows: [], leftOut: 0, arrived: 0, counts: null };
let paused = false;
let latest = null;
let current = 'connecting';

function restart() {
  held.rows = [];
  held.leftOut = held.arrived = 0;
  held.counts = null;
  latest = null;
  table.clear();
  problem('');
  connection.open(filters.parameters());
  setPaused(false);
}

function state(name) {
  current = name;
  const status = byId('status');
  status.dataset.state = paused && name === 'live' ? 'paused' : name;
  byId('status-text').textContent = paused && name === 'live' ? 'paused' : STATES[name];
  if (name === 'damaged') {
    problem('A record is not intact. Nothing behind it is shown; see `edict audit verify`.');
  }
  showEmpty();
}

function rows(data) {
  if (!paused) {
    table.add(data.rows, data.leftOut);
    showEmpty();
    return;
  }
  held.rows = held.rows.concat(data.rows).slice(-MOST_ROWS);
  held.leftOut += data.leftOut;
  held.arrived += data.rows.length + data.leftOut;
  showPause();
}

function counts(data) {
  if (paused) {
    held.counts = data;
    return;
  }
  latest = data;
  panels.show(data);
  chart.show(data);
  showEmpty();
}

function reading({ done, size }) {
  state('reading');
  const share = size > 0 ? Math.min(99, Math.floor((100 * done) / size)) : 0;
  byId('status-text').textContent = `reading ${share} %`;
}

function refused(reason) {
  state('refused');
  problem(reason);
}

function locked() {
  state('locked');
  if (!byId('lock').open) byId('lock').showModal();
}

function problem(text) {
  byId('problem').textContent = printable(text);
  byId('problem').hidden = text === '';
}

function setPaused(value) {
  paused = value;
  if (!paused) {
    if (held.counts) counts(held.counts);
    table.add(held.rows, held.leftOut);
    held.rows = [];
    held.leftOut = held.arrived = 0;
    held.counts = null;
  }
  state(current);
  showPause();
}

function showPause() {
  const button = byId('pause');
  button.setAttribute('aria-pressed', String(paused));
  button.textContent = paused ? `Resume (${count(held.arrived)} new)` : 'Pause';
}

function showEmpty() {
  const box = byId('empty');
  box.hidden = table.size() > 0 || current === 'connecting' || current === 'locked';
  if (box.hidden) return;
  const newest = latest?.newest ?? 0;
  const children = [element('p', {}, emptySentence(newest))];
  if (newest > 0 && current !== 'reading' && byId('window').value !== 'all') {
    const all = element('button', { type: 'button' }, 'Show records of any time');
    all.addEventListener('click', () => filters.showAll());
    children.push(all);
  }
  box.replaceChildren(...children);
}

function emptySentence(newest) {
  if (current === 'reading') return 'Reading what the journal holds …';
  if (newest === 0) {
    return 'The journal holds no records yet. Decisions appear here as they are recorded.';
  }
  const fits = filters.narrows() ? 'fits the filters' : 'is there';
  return `No record ${filters.timeInWords()} ${fits}. `
    + `The newest in the journal is of ${clockTime(new Date(newest))}.`;
}

const FILTERED = new Set([
  'user', 'org', 'sandbox_id', 'rule_type', 'rule_name', 'decision', 'resource', 'agent', 'kind',
  'action', 'severity', 'policy', 'policy_digest', 'level', 'host', 'notice',
]);

function showRecord(record) {
  byId('record-title').textContent = `Record ${count(record.sequence)}`;
  byId('record').replaceChildren(
    ...Object.entries(record).map(([name, value]) => {
      const text = element('td', { className: value === null ? 'null' : '' }, printable(value ?? 'null'));
      const act = element('td');
      if (FILTERED.has(name) && value !== null) {
        const only = element('button', { type: 'button' }, 'only these');
        only.setAttribute('aria-label', `only records with this ${name}`);
        only.addEventListener('click', () => {
          byId('details').close();
          filters.add(`${name}=${value}`);
        });
        act.append(only);
      }
      return element('tr', {}, element('th', { scope: 'row' }, name), text, act);
    }));
  byId('details').showModal();
}

async function enter(token) {
  if (await unlock(token)) {
    byId('lock').close();
    restart();
    return true;
  }
  return false;
}

byId('pause').addEventListener('click', () => setPaused(!paused));
byId('details-close').addEventListener('click', () => byId('details').close());
byId('details').addEventListener('close', () => byId('grid').focus());
byId('lock').addEventListener('cancel', (event) => event.preventDefault());
byId('unlock').addEventListener('submit', async (event) => {
  event.preventDefault();
  const isRight = await enter(byId('token').value.trim());
  byId('token').value = '';
  byId('lock-problem').textContent = isRight ? '' : 'That is not the token of this server.';
});

// The token comes behind the #, which no browser sends to a server, and leaves the address at once.
const given = new URLSearchParams(location.hash.slice(1)).get('token');
if (location.hash) {
  history.replaceState(null, '', location.pathname + location.search);
}
if (given === null || !(await enter(given))) {
  restart();
}
