// Uses the dashboard as a person does, in Chromium. Arguments: the link, a directory for pictures.
// Says on standard output what the test is to do next, and waits for a line that says it is done.

import { createInterface } from 'node:readline';
import { chromium } from 'playwright-core';

const [link, pictures] = process.argv.slice(2);
const answers = createInterface({ input: process.stdin })[Symbol.asyncIterator]();
const problems = [];

async function ask(what) {
  console.log(what);
  return JSON.parse((await answers.next()).value);
}

function check(condition, what) {
  if (!condition) throw new Error(what);
}

const number = async (page, id) =>
  Number((await page.locator(`#${id}`).textContent()).replaceAll(',', ''));

async function waitForTotals(page, wanted) {
  await page.waitForFunction(
    ({ allowed, denied, approval }) => {
      const value = (id) => Number(document.getElementById(id).textContent.replaceAll(',', ''));
      return value('total-allowed') === allowed && value('total-denied') === denied
        && value('total-approval') === approval;
    },
    wanted, { timeout: 20000 });
}

function watch(page) {
  page.on('console', (message) => {
    if (message.type() === 'error' || message.type() === 'warning') problems.push(message.text());
  });
  page.on('pageerror', (error) => problems.push(String(error)));
  page.on('dialog', (dialog) => {
    problems.push(`a dialog was opened: ${dialog.message()}`);
    dialog.dismiss();
  });
  page.on('request', (request) => {
    if (new URL(request.url()).origin !== new URL(link).origin) problems.push(`asked ${request.url()}`);
  });
}

async function picture(page, name) {
  await page.screenshot({ path: `${pictures}/${name}.png` });
}

const text = (page, selector) => page.locator(selector).allTextContents();

const browser = await chromium.launch({
  executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium', args: ['--no-sandbox'],
});
const context = await browser.newContext({ viewport: { width: 1440, height: 1000 }, colorScheme: 'light' });
const page = await context.newPage();
watch(page);

// Without the token the page is locked; with a wrong one too.
await page.goto(new URL(link).origin);
await page.waitForSelector('#lock[open]');
await page.fill('#token', 'not-the-token-of-this');
await page.click('#unlock button');
await page.waitForFunction(() => document.getElementById('lock-problem').textContent !== '');
await picture(page, 'locked');
const locked = problems.splice(0);
check(locked.every((problem) => problem.includes('401')), `while locked: ${locked}`);

// The link opens it, and the token leaves the address.
await page.goto('about:blank');
await page.goto(link);
await page.waitForSelector('#status[data-state="live"]');
check(!page.url().includes('token'), `the address is ${page.url()}`);
const cookies = await context.cookies();
check(cookies.length === 1 && cookies[0].httpOnly && cookies[0].sameSite === 'Strict', JSON.stringify(cookies));
await page.waitForSelector('#empty:not([hidden])');
await picture(page, 'empty');

// A busy journal: the counts agree, the rows come.
const busy = await ask('busy');
await waitForTotals(page, busy);
await page.waitForFunction(() => document.querySelectorAll('#grid-rows .row').length > 10);
check((await text(page, '#grid-rows .row')).length < 100, 'rows out of sight are in the page');
await picture(page, 'light');

// Paused, the page stands still; the counts are right again afterwards.
const shown = await text(page, '#grid-rows .row .time');
await page.click('#pause');
check(await page.locator('#status').getAttribute('data-state') === 'paused', 'not paused');
const more = await ask('more');
await page.waitForFunction(() => /\([1-9]/.test(document.getElementById('pause').textContent));
check(String(await text(page, '#grid-rows .row .time')) === String(shown), 'rows moved while paused');
check(await number(page, 'total-denied') === busy.denied, 'counts moved while paused');
await page.click('#pause');
await waitForTotals(page, more);

// Filters, by hand and by a click, are those of the command line.
await page.selectOption('#decision', 'deny');
await page.selectOption('#domain', 'mcp');
await waitForTotals(page, { allowed: 0, denied: more.deniedMcp, approval: 0 });
await page.waitForSelector('#grid-rows .row');
check((await text(page, '#grid-rows .decision')).every((word) => word === 'denied'), 'other decisions');
await page.click('#clear');
await page.selectOption('#decision', '');
await waitForTotals(page, more);
await page.fill('#value', 'al*e');
await page.selectOption('#member', 'user');
await page.click('#add button');
await page.waitForFunction(() => {
  const users = [...document.querySelectorAll('#grid-rows .user')].map((cell) => cell.textContent);
  return users.length > 0 && users.every((user) => user === 'alice');
});
check(page.url().includes('where=user%3Dal*e'), `the address is ${page.url()}`);
await page.reload();
await page.waitForSelector('#status[data-state="live"]');
check(String(await text(page, '#terms .chip span')) === 'user=al*e', 'the filter is gone');
await page.click('.chip-remove');
await page.fill('#search', 'SSH');
await page.waitForFunction(() => {
  const cells = [...document.querySelectorAll('#grid-rows .resource')].map((cell) => cell.textContent);
  return cells.length > 0 && cells.every((resource) => resource.includes('.ssh'));
});
await page.fill('#search', '');
await waitForTotals(page, more);
await page.fill('#value', 'x');
await page.evaluate(() => document.getElementById('member').add(new Option('no member', 'colour')));
await page.selectOption('#member', 'colour');
const expected = problems.length;
await page.click('#add button');
await page.waitForSelector('#problem:not([hidden])');
check((await page.locator('#problem').textContent()).includes('colour'), 'no reason is shown');
check(problems.splice(expected).every((problem) => problem.includes('400')), `${problems}`);
await page.click('#clear');
await waitForTotals(page, more);

// A row opens with the keyboard, and closes.
await page.waitForSelector('#grid-rows .row');
await page.focus('#grid');
await page.keyboard.press('ArrowDown');
await page.keyboard.press('ArrowDown');
await page.keyboard.press('Enter');
await page.waitForSelector('#details[open]');
check((await text(page, '#record th')).includes('previous_hash'), 'the record is not whole');
await picture(page, 'details');
await page.keyboard.press('Escape');
await page.waitForSelector('#details:not([open])', { state: 'attached' });
check(await page.evaluate(() => document.activeElement.id) === 'grid', 'the focus is lost');

// A part of the time line.
const chart = await page.locator('#chart .u-over').boundingBox();
await page.mouse.move(chart.x + chart.width * 0.6, chart.y + 60);
await page.mouse.down();
await page.mouse.move(chart.x + chart.width - 1, chart.y + 60, { steps: 4 });
await page.mouse.up();
await page.waitForFunction(() => document.getElementById('window').value === 'custom');
await page.waitForFunction(() => document.getElementById('since').value !== '');
await picture(page, 'range');
await page.selectOption('#window', '15m');

// Hostile texts are shown as texts.
const hostile = await ask('hostile');
await waitForTotals(page, hostile);
await page.selectOption('#member', 'org');
await page.fill('#value', 'null');
await page.click('#add button');
await waitForTotals(page, { allowed: 0, denied: 20, approval: 0 });
await page.waitForFunction(() => document.querySelectorAll('#grid-rows .row').length > 10);
check((await page.locator('#users').textContent()).includes('onerror'), 'a hostile user is missing');
check(await page.evaluate(() => globalThis.pwned === undefined), 'a hostile text was run');
check(await page.locator('main img, main script, main b').count() === 0, 'a hostile text became markup');
check(!(await page.locator('main').textContent()).includes('\u202e'), 'a text turns others around');
await picture(page, 'hostile');
await page.click('#clear');
await waitForTotals(page, hostile);

// Dark, narrow, and with what the system prefers.
await page.click('#theme');
check(await page.evaluate(() => document.documentElement.dataset.theme) === 'dark', 'not dark');
await page.waitForTimeout(300);
await picture(page, 'dark');
for (const [name, width, height] of [['tablet', 900, 1100], ['narrow', 390, 844]]) {
  await page.setViewportSize({ width, height });
  await page.waitForTimeout(300);
  check(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth), `${name}: too wide`);
  await page.screenshot({ path: `${pictures}/${name}-dark.png`, fullPage: true });
}
await page.click('#theme');
await page.waitForTimeout(300);
await page.screenshot({ path: `${pictures}/narrow-light.png`, fullPage: true });
const fresh = await browser.newContext({ colorScheme: 'dark' });
const other = await fresh.newPage();
watch(other);
await other.goto(link);
check(await other.evaluate(() => document.documentElement.dataset.theme) === 'dark', 'preference ignored');
await fresh.close();

// Colours have the contrast of WCAG AA, in both themes.
for (const theme of ['light', 'dark']) {
  const low = await page.evaluate((name) => {
    document.documentElement.dataset.theme = name;
    const parse = (color) => color.match(/[\d.]+/g).map(Number);
    const luminance = ([r, g, b]) => {
      const [x, y, z] = [r, g, b].map((v) => (v / 255 <= 0.03928 ? v / 255 / 12.92 : ((v / 255 + 0.055) / 1.055) ** 2.4));
      return 0.2126 * x + 0.7152 * y + 0.0722 * z;
    };
    const ground = (node) => {
      for (let at = node; at; at = at.parentElement) {
        const color = parse(getComputedStyle(at).backgroundColor);
        if (color.length === 3 || color[3] === 1) return color;
      }
      return [255, 255, 255];
    };
    const faults = [];
    for (const node of document.querySelectorAll('body *')) {
      const hasText = [...node.childNodes].some((child) => child.nodeType === 3 && child.data.trim());
      if (!hasText || node.closest('[hidden], noscript, dialog:not([open])')) continue;
      const [a, b] = [luminance(parse(getComputedStyle(node).color)), luminance(ground(node))];
      const ratio = (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
      if (ratio < 4.5) faults.push(`${node.tagName}.${node.className} ${ratio.toFixed(2)}`);
    }
    return faults;
  }, theme);
  check(low.length === 0, `${theme}: ${low}`);
}

// When the server is gone, the page says so.
await ask('close');
await page.waitForSelector('#status[data-state="lost"], #status[data-state="refused"]');
const gone = problems.filter((problem) => !problem.includes('ERR_'));
check(gone.length === 0, `problems: ${gone.join('\n')}`);
await browser.close();
console.log('done');
process.exit(0);
