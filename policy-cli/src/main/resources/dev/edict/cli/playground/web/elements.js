// Building the page. Texts of policies and answers become text nodes, never markup.

/** Returns the element of the page with an id. */
export const byId = (id) => document.getElementById(id);

/** Returns a new element with properties and children; a child that is a string becomes text. */
export function element(tag, properties = {}, ...children) {
  const node = Object.assign(document.createElement(tag), properties);
  node.append(...children);
  return node;
}

const HIDDEN =
  /[\u0000-\u001f\u007f-\u009f\u00ad\u061c\u180e\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb]|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g;

/** Returns a text in which characters that are not seen, or turn others around, are escapes. */
export const printable = (value) =>
  String(value ?? '').replace(
    HIDDEN, (c) => `\\u${c.charCodeAt(0).toString(16).padStart(4, '0')}`);

/** Returns a count with its noun. */
export const counted = (number, noun) => `${number} ${noun}${number === 1 ? '' : 's'}`;

/** Returns a button that is no more than a link to a place in the texts. */
export const place = (label, go) =>
  element('button', { type: 'button', className: 'place', onclick: go }, printable(label));
