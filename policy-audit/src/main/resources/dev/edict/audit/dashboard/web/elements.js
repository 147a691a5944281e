// Building the page. Texts from the journal become text nodes, never markup.

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

const numbers = new Intl.NumberFormat('en');

/** Returns a number with separators. */
export const count = (value) => numbers.format(value);

const pad = (value, digits = 2) => String(value).padStart(digits, '0');

/** Returns a time of the day here, with the date when that is not today. */
export function clockTime(date, withMillis = false) {
  const time = `${pad(date.getHours())}:${pad(date.getMinutes())}:${pad(date.getSeconds())}`;
  const full = withMillis ? `${time}.${pad(date.getMilliseconds(), 3)}` : time;
  const isToday = date.toDateString() === new Date().toDateString();
  return isToday ? full : `${pad(date.getMonth() + 1)}-${pad(date.getDate())} ${full}`;
}

/** Returns a length of time in words, such as `10 s`. */
export function duration(millis) {
  const units = [[86400000, 'd'], [3600000, 'h'], [60000, 'min'], [1000, 's']];
  const [size, name] = units.find(([unit]) => millis >= unit && millis % unit === 0) ?? [1, 'ms'];
  return `${millis / size} ${name}`;
}
