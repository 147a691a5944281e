// The form for a request, and the request as the server reads it.

import { byId, element } from './elements.js';

const text = (name, label, value = '', wide = false) => ({ name, label, value, wide });
const choice = (name, label, ...options) => ({ name, label, options });
const tick = (name, label) => ({ name, label, tick: true });
const hint = (name, label) => choice(name, label, ['', 'not told'], ['true', 'yes'], ['false', 'no']);

const RESOLVED = text('resolved', 'Resolved addresses, with commas', '', true);
const SERVER = [text('server', 'Server', 'tracker'), text('catalog', 'Catalog'), text('digest', 'Digest')];

const KINDS = {
  connect: ['Network: connect', [
    choice('protocol', 'Protocol', ['tcp', 'tcp'], ['udp', 'udp']),
    text('host', 'Host', 'api.anthropic.com'), text('port', 'Port', '443'), RESOLVED,
    tick('inspecting', 'The caller inspects HTTP')]],
  http: ['Network: HTTP request', [
    choice('method', 'Method', ...['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS'].map((m) => [m, m])),
    text('url', 'URL', 'https://api.anthropic.com/v1/messages', true), RESOLVED]],
  file: ['File', [
    choice('action', 'Action', ...['read', 'write', 'execute', 'delete'].map((a) => [a, a])),
    text('path', 'Path', '/home/alice/workdemo/a.txt', true), text('realPath', 'Real path, if it is another', '', true)]],
  mount: ['Directory: mount', [
    choice('access', 'Access', ['read', 'read'], ['write', 'write']),
    text('path', 'Path', '/home/alice/workdemo', true), tick('masking', 'The caller can hide paths')]],
  transfer: ['File: rename, link or copy', [
    choice('kind', 'Kind', ...['rename', 'link', 'symlink', 'copy'].map((k) => [k, k])),
    text('from', 'From', '/home/alice/workdemo/a.txt', true), text('to', 'To', '/home/alice/workdemo/b.txt', true)]],
  call: ['MCP: call a tool', [
    ...SERVER.slice(0, 1), text('tool', 'Tool', 'list_issues'),
    { name: 'argumentsText', label: 'Arguments, JSON', value: '', wide: true, area: true },
    hint('readOnly', 'Only reads'), hint('destructive', 'Destroys'),
    hint('idempotent', 'Idempotent'), hint('openWorld', 'Open world'), ...SERVER.slice(1)]],
  register: ['MCP: register a server', SERVER],
  readResource: ['MCP: read a resource', [...SERVER.slice(0, 1), text('uri', 'URI', 'docs://guide/start', true)]],
  getPrompt: ['MCP: get a prompt', [...SERVER.slice(0, 1), text('prompt', 'Prompt', 'summary')]],
};

const list = (value) => value.split(',').map((part) => part.trim()).filter((part) => part !== '');

/** A member of the form that cannot be sent. */
export class Unreadable extends Error {}

export class Question {
  #kept = new Map();
  #changed;

  constructor(changed) {
    this.#changed = changed;
    const kind = byId('kind');
    kind.append(...Object.entries(KINDS).map(([value, [label]]) => element('option', { value }, label)));
    kind.addEventListener('change', () => {
      this.#build();
      changed();
    });
    byId('question').addEventListener('input', (event) => {
      if (event.target !== kind) {
        this.#keep(event.target);
        changed();
      }
    });
    byId('question').addEventListener('submit', (event) => {
      event.preventDefault();
      changed();
    });
    this.#build();
  }

  #keep(input) {
    if (input.dataset.of) {
      this.#kept.set(input.dataset.of, input.type === 'checkbox' ? input.checked : input.value);
    }
  }

  #build() {
    const kind = byId('kind').value;
    byId('fields').replaceChildren(...KINDS[kind][1].map((field) => this.#field(kind, field)));
  }

  #field(kind, field) {
    const of = `${kind}.${field.name}`;
    const id = `field-${field.name}`;
    const kept = this.#kept.get(of);
    let input;
    if (field.options) {
      input = element('select', { id },
        ...field.options.map(([value, label]) => element('option', { value }, label)));
      input.value = kept ?? field.options[0][0];
    } else if (field.tick) {
      input = element('input', { id, type: 'checkbox', checked: kept ?? false });
    } else {
      input = element(field.area ? 'textarea' : 'input', { id, value: kept ?? field.value });
      input.spellcheck = false;
      input.autocomplete = 'off';
    }
    input.dataset.of = of;
    const label = element('label', { htmlFor: id }, field.label);
    const order = field.tick ? [input, label] : [label, input];
    const names = ['field', field.wide ? 'wide' : '', field.tick ? 'tick' : ''];
    return element('div', { className: names.join(' ').trim() }, ...order);
  }

  /** Returns the request as JSON text; throws `Unreadable`. */
  request() {
    const request = { subject: subject(), environment: environment() };
    const time = byId('time').value.trim();
    if (time !== '') {
      request.time = time;
    }
    const kind = byId('kind').value;
    request[kind] = this.#asked(kind);
    return JSON.stringify(request);
  }

  #asked(kind) {
    const value = {};
    for (const { name, tick: isTick } of KINDS[kind][1]) {
      const input = byId(`field-${name}`);
      if (isTick && input.checked) value[name] = true;
      if (!isTick && input.value !== '') value[name] = input.value;
    }
    if (value.resolved) value.resolved = list(value.resolved);
    if (value.port !== undefined) {
      if (!/^[0-9]{1,9}$/.test(value.port)) throw new Unreadable('The port is no number.');
      value.port = Number(value.port);
    }
    return kind === 'call' || kind === 'register' ? shaped(kind, value) : value;
  }
}

function shaped(kind, value) {
  const { server, catalog, digest, tool, argumentsText, ...hints } = value;
  const named = { name: server, catalog, digest };
  if (kind === 'register') {
    return { server: named };
  }
  const told = Object.fromEntries(Object.entries(hints).map(([name, word]) => [name, word === 'true']));
  return { server: named, tool: { name: tool, ...told }, argumentsText };
}

function subject() {
  const given = { user: byId('user').value, org: byId('org').value };
  const known = Object.fromEntries(Object.entries(given).filter(([, value]) => value !== ''));
  const teams = list(byId('teams').value);
  if (teams.length > 0) {
    known.teams = teams;
  }
  const attributes = byId('attributes').value.trim();
  if (attributes !== '') {
    try {
      known.attributes = JSON.parse(attributes);
    } catch {
      throw new Unreadable('The attributes are no JSON object.');
    }
  }
  return known;
}

function environment() {
  const known = { profile: byId('profile').value };
  for (const name of ['agent', 'sandbox', 'home']) {
    if (byId(name).value !== '') known[name] = byId(name).value;
  }
  return known;
}
