// Joins the parts of the page.

import { showAnswer, showNoAnswer } from './answers.js';
import { Editor, indexOf } from './editor.js';
import { byId, element, printable } from './elements.js';
import { showFindings, summary } from './findings.js';
import { showMap } from './policy-map.js';
import { Question, Unreadable } from './question.js';
import { ask, Follower, unlock } from './server.js';

const SCRATCH = {
  name: 'policy.edict',
  text: 'edict 1\n\npolicy "My policy" level org\n\nnetwork {\n'
    + '  allow "models" connect tcp to "api.anthropic.com:443"\n}\n',
};
const CHECK_PAUSE = 200;
const DECIDE_PAUSE = 250;
const LINT_PAUSE = 700;
const MAP_PAUSE = 700;

const state = {
  files: [], // { name, text, saved: the text on the disk, or null }
  current: 0,
  rules: [],
  findings: [],
  lints: [],
  chosen: null, // the rule that is shown in the text
  before: null, // the files that an example took the place of
};

const editor = new Editor(byId('text'), byId('layer'), byId('numbers'), changed);
const question = new Question(decide);
const follow = (name, pause, then) => new Follower(name, pause, then, failed);
const checking = follow('check', CHECK_PAUSE, checked);
const linting = follow('lint', LINT_PAUSE, (lints) => {
  state.lints = lints;
  showAllFindings();
});
const mapping = follow('map', MAP_PAUSE, (sections) => {
  byId('map').ariaBusy = 'false';
  showMap(sections, goToRule);
});
const deciding = follow('decide', DECIDE_PAUSE, (answer) => {
  if (answer.fault) {
    showNoAnswer(answer.fault);
    choose(null);
  } else {
    showAnswer(answer, goToRule);
    choose(answer.explanation.decision.source);
  }
});

const texts = () => state.files.map(({ name, text }) => ({ name, text }));

function failed(problem) {
  if (problem.status === 401) {
    byId('lock').showModal();
  } else {
    say(`Not answered: ${problem.message}`, true);
  }
}

function say(text, isProblem = false) {
  byId('status').textContent = printable(text);
  byId('status').classList.toggle('denied', isProblem);
}

// The texts.

function changed() {
  state.files[state.current].text = editor.text;
  state.findings = [];
  state.lints = [];
  drawTabs();
  askAgain();
}

function askAgain() {
  checking.follow({ files: texts() });
  linting.follow({ files: texts() });
  if (!byId('picture').hidden) {
    drawMap();
  }
  decide();
}

function drawMap() {
  byId('map').ariaBusy = 'true';
  mapping.follow({ files: texts() });
}

function checked(answer) {
  state.rules = answer.rules;
  state.findings = answer.findings;
  say(summary(answer, state.files.length), answer.rules.length === 0 && answer.findings.length > 0);
  showAllFindings();
}

function showAllFindings() {
  // The first look and the lints may tell of the same place.
  const key = (one) => `${one.code} ${one.at.file} ${one.at.start}`;
  const known = new Set(state.findings.map(key));
  const all = [...state.findings, ...state.lints.filter((one) => !known.has(key(one)))];
  showFindings(all, (at) => goTo(at, true), mend);
  state.shown = all;
  drawMarks();
}

function drawMarks() {
  const { name, text } = state.files[state.current];
  const marks = (state.shown ?? [])
    .filter((one) => one.at.file === name)
    .map((one) => {
      const start = indexOf(text, one.at.start);
      const end = Math.max(start + 1, indexOf(text, one.at.end));
      return { start, end: Math.min(end, text.length), kind: one.severity };
    })
    .filter((mark) => mark.start < mark.end);
  const rule = state.rules.find((one) => one.source === state.chosen);
  if (rule && rule.at.file === name) {
    const [start, end] = [indexOf(text, rule.at.start), indexOf(text, rule.at.end)];
    marks.push({ start, end, kind: `rule-${rule.effect}` });
  }
  editor.marks = marks;
}

function mend(fix) {
  goTo(fix.at, true);
  const { text } = state.files[state.current];
  editor.replace(indexOf(text, fix.at.start), indexOf(text, fix.at.end), fix.replacement);
}

function goTo(at, focus) {
  const index = state.files.findIndex((file) => file.name === at.file);
  if (index < 0) {
    return;
  }
  if (index !== state.current) {
    show(index);
  }
  const { text } = state.files[index];
  editor.show(indexOf(text, at.start), indexOf(text, at.end), focus);
}

function goToRule(source) {
  const rule = state.rules.find((one) => one.source === source);
  if (rule) {
    choose(source);
    goTo(rule.at, false);
    drawMarks();
    byId('editor').scrollIntoView({ block: 'nearest' });
  }
}

/** Marks a rule in the text, and goes nowhere. */
function choose(source) {
  state.chosen = source;
  drawMarks();
}

// The files.

function open(files) {
  state.files = files;
  state.findings = [];
  state.lints = [];
  state.rules = [];
  state.chosen = null;
  state.shown = [];
  show(0);
  askAgain();
}

function show(index) {
  state.current = index;
  editor.text = state.files[index].text;
  drawTabs();
  drawMarks();
}

function drawTabs() {
  byId('tabs').replaceChildren(...state.files.map((file, index) => {
    const isUnsaved = file.saved !== null && file.saved !== file.text;
    return element('button', {
      type: 'button', className: 'tab', ariaPressed: String(index === state.current),
      onclick: () => show(index),
    }, printable(file.name) + (isUnsaved ? ' •' : ''));
  }));
  const { saved, text } = state.files[state.current];
  byId('save').hidden = saved === null;
  byId('save').disabled = saved === text;
  byId('remove').hidden = saved !== null || state.files.length < 2;
}

async function save() {
  const file = state.files[state.current];
  if (file.saved === null || file.saved === file.text) {
    return;
  }
  const { name, text } = file;
  try {
    await ask('save', { name, text });
    file.saved = text;
    say(`saved ${name}`);
    drawTabs();
  } catch (problem) {
    failed(problem);
  }
}

async function format() {
  try {
    const { text } = await ask('format', { text: editor.text });
    if (text === undefined) {
      say('not formatted: the text has errors', true);
    } else if (text !== editor.text) {
      editor.replace(0, editor.text.length, text);
    }
  } catch (problem) {
    failed(problem);
  }
}

async function copy() {
  try {
    await navigator.clipboard.writeText(editor.text);
    say('copied the text of this file');
  } catch {
    say('the browser did not let the text be copied; select it and copy it by hand', true);
  }
}

function addFile() {
  let number = state.files.length + 1;
  while (state.files.some((file) => file.name === `policy-${number}.edict`)) number++;
  state.files.push({ name: `policy-${number}.edict`, text: 'edict 1\n\n', saved: null });
  show(state.files.length - 1);
  askAgain();
  byId('text').focus();
}

function removeFile() {
  state.before = state.files.map((file) => ({ ...file }));
  byId('back').hidden = false;
  open(state.files.filter((file, index) => index !== state.current));
}

// The request.

function decide() {
  try {
    deciding.follow({ files: texts(), request: question.request() });
  } catch (problem) {
    if (!(problem instanceof Unreadable)) throw problem;
    deciding.drop();
    showNoAnswer(problem.message);
  }
}

function showPanel(name) {
  for (const panel of ['decision', 'picture']) {
    byId(panel).hidden = panel !== name;
    byId(`to-${panel}`).ariaPressed = String(panel === name);
  }
  if (name === 'picture') {
    drawMap();
  }
}

function offer(examples) {
  const groups = new Map();
  examples.forEach((example, index) => {
    if (!groups.has(example.group)) {
      groups.set(example.group, element('optgroup', { label: example.group }));
    }
    groups.get(example.group).append(element('option', { value: String(index) }, example.title));
  });
  const menu = byId('examples');
  menu.append(...groups.values());
  menu.addEventListener('change', () => {
    if (menu.value === '') {
      return;
    }
    state.before = state.files.map((file) => ({ ...file }));
    byId('back').hidden = false;
    open(examples[Number(menu.value)].files.map((file) => ({ ...file, saved: null })));
    menu.value = '';
  });
}

function goBack() {
  byId('back').hidden = true;
  open(state.before);
}

async function start() {
  await unlock();
  let begin;
  try {
    begin = await ask('start', {});
  } catch (problem) {
    state.files = [{ ...SCRATCH, saved: null }];
    failed(problem);
    return;
  }
  offer(begin.examples);
  const opened = begin.files.map((file) => {
    const text = file.text.replace(/\r\n?/g, '\n'); // As the text field has it.
    return { name: file.name, text, saved: text };
  });
  open(opened.length > 0 ? opened : [{ ...SCRATCH, saved: null }]);
  document.body.dataset.state = 'ready';
}

byId('save').addEventListener('click', save);
byId('format').addEventListener('click', format);
byId('copy').addEventListener('click', copy);
byId('add').addEventListener('click', addFile);
byId('remove').addEventListener('click', removeFile);
byId('back').addEventListener('click', goBack);
byId('to-decision').addEventListener('click', () => showPanel('decision'));
byId('to-picture').addEventListener('click', () => showPanel('picture'));
addEventListener('keydown', (event) => {
  if (event.key === 's' && (event.ctrlKey || event.metaKey)) {
    event.preventDefault();
    save();
  }
});
addEventListener('beforeunload', (event) => {
  if (state.files.some((file) => file.saved !== null && file.saved !== file.text)) {
    event.preventDefault();
  }
});
start();
