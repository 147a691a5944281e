// The text field with line numbers; a layer behind it has the colours and the marks.

import { element } from './elements.js';
import { words } from './words.js';

const LONGEST_COLOURED = 200_000;

/** Returns the index in UTF-16 units of a number of code points. */
export function indexOf(text, codePoints) {
  let index = 0;
  for (let i = 0; i < codePoints && index < text.length; i++) {
    index += text.codePointAt(index) > 0xffff ? 2 : 1;
  }
  return index;
}

export class Editor {
  #area;
  #layer;
  #numbers;
  #changed;
  #marks = [];
  #lines = 0;

  /** @param changed called after every change of the text by the user */
  constructor(area, layer, numbers, changed) {
    this.#area = area;
    this.#layer = layer;
    this.#numbers = numbers;
    this.#changed = changed;
    area.addEventListener('input', () => {
      this.#marks = [];
      this.#draw();
      changed();
    });
    area.addEventListener('scroll', () => this.#follow());
    area.addEventListener('keydown', (event) => this.#indent(event));
  }

  get text() {
    return this.#area.value;
  }

  /** Shows another text. */
  set text(text) {
    this.#area.value = text;
    this.#marks = [];
    this.#area.scrollTop = this.#area.scrollLeft = 0;
    this.#area.setSelectionRange(0, 0);
    this.#draw();
  }

  /** Replaces part of the text as if it had been typed. */
  replace(start, end, text) {
    this.#area.focus();
    this.#area.setSelectionRange(start, end);
    this.#insert(text);
  }

  /** Marks places: `{ start, end, kind }`. */
  set marks(marks) {
    this.#marks = marks;
    this.#draw();
  }

  /** Brings a place into view; with `focus` the cursor goes there. */
  show(start, end, focus) {
    if (focus) {
      this.#area.focus({ preventScroll: true });
      this.#area.setSelectionRange(start, end);
    }
    const before = this.#area.value.slice(0, start);
    const line = before.split('\n').length - 1;
    const height = this.#layer.scrollHeight / Math.max(1, this.#lines);
    const top = line * height;
    const view = this.#area.clientHeight;
    if (top < this.#area.scrollTop || top > this.#area.scrollTop + view - 3 * height) {
      this.#area.scrollTop = Math.max(0, top - view / 3);
    }
    this.#area.scrollLeft = 0;
    this.#follow();
  }

  #indent(event) {
    if (event.key !== 'Enter' || event.isComposing || event.ctrlKey || event.metaKey) {
      return;
    }
    const before = this.#area.value.slice(0, this.#area.selectionStart);
    const line = before.slice(before.lastIndexOf('\n') + 1);
    const spaces = line.match(/^ */)[0] + (line.trimEnd().endsWith('{') ? '  ' : '');
    if (spaces !== '') {
      event.preventDefault();
      this.#insert(`\n${spaces}`);
    }
  }

  #insert(text) {
    // Old, and the only way that the browser can take back.
    if (!document.execCommand('insertText', false, text)) {
      this.#area.setRangeText(text, this.#area.selectionStart, this.#area.selectionEnd, 'end');
      this.#marks = [];
      this.#draw();
      this.#changed();
    }
  }

  #follow() {
    this.#layer.scrollTop = this.#area.scrollTop;
    this.#layer.scrollLeft = this.#area.scrollLeft;
    this.#numbers.scrollTop = this.#area.scrollTop;
  }

  #draw() {
    const text = this.#area.value;
    const lines = text.split('\n').length;
    if (lines !== this.#lines) {
      this.#lines = lines;
      this.#numbers.textContent = Array.from({ length: lines }, (_, i) => i + 1).join('\n');
    }
    const coloured = text.length <= LONGEST_COLOURED ? words(text) : [];
    this.#layer.replaceChildren(...pieces(text, coloured, this.#marks), '\n');
    this.#follow();
  }
}

/** Cuts the text where a word or a mark begins or ends. */
function pieces(text, coloured, marks) {
  const cuts = new Set([0, text.length]);
  for (const part of [...coloured, ...marks]) {
    cuts.add(part.start);
    cuts.add(part.end);
  }
  const places = [...cuts].sort((a, b) => a - b);
  const nodes = [];
  let word = 0;
  for (let i = 0; i + 1 < places.length; i++) {
    const [start, end] = [places[i], places[i + 1]];
    while (word < coloured.length && coloured[word].end <= start) word++;
    const inWord = word < coloured.length && coloured[word].start <= start;
    const kinds = marks.filter((mark) => mark.start <= start && end <= mark.end);
    const names = [...(inWord ? [`word-${coloured[word].kind}`] : []),
      ...new Set(kinds.map((mark) => `mark-${mark.kind}`))];
    const piece = text.slice(start, end);
    nodes.push(names.length === 0 ? piece : element('span', { className: names.join(' ') }, piece));
  }
  return nodes;
}
