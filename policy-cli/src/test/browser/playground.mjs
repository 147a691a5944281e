// Uses the playground as a person does, in Chromium. Arguments: the link, a directory for pictures,
// the file that is opened.

import { readFileSync } from 'node:fs';
import { chromium } from 'playwright-core';

const [link, pictures, file] = process.argv.slice(2);
const problems = [];

function check(condition, what) {
  if (!condition) throw new Error(what);
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

const browser = await chromium.launch({
  executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium', args: ['--no-sandbox'],
});
const context = await browser.newContext({ viewport: { width: 1440, height: 1000 }, colorScheme: 'light' });
const page = await context.newPage();
watch(page);
const picture = (name) => page.screenshot({ path: `${pictures}/${name}.png`, fullPage: true });
const told = (selector, text) => page.locator(selector, { hasText: text }).first().waitFor({ timeout: 30000 });
const drawn = () => page.waitForFunction(
  () => document.getElementById('map').ariaBusy === 'false' && document.querySelector('.map'), null, { timeout: 60000 });
const type = async (text) => {
  await page.fill('#text', text);
};
const cells = (pattern) => page.locator('.map tr:not(.detail)').filter({ has: page.locator(`th code:text-is("${pattern}")`) })
  .locator('.cell').allInnerTexts();

// Without the token it is locked.
await page.goto(new URL(link).origin);
await page.waitForSelector('#lock[open]');
check(problems.splice(0).every((problem) => problem.includes('401')), 'while locked');

// The link opens it, and the token leaves the address.
await page.goto('about:blank');
await page.goto(link);
await page.waitForSelector('body[data-state="ready"]');
check(!page.url().includes('token'), `the address is ${page.url()}`);
const cookies = await context.cookies();
check(cookies.length === 1 && cookies[0].httpOnly && cookies[0].sameSite === 'Strict', JSON.stringify(cookies));
check(await page.evaluate(() => document.cookie) === '', 'scripts see the cookie');
check(await page.inputValue('#text') === readFileSync(file, 'utf8'), 'the file is in the editor');

// What is typed is checked, with the place, and a finding leads there.
await type('edict 1\n\npolicy "p" level orgg\n');
await told('#status', '1 error');
await told('.finding.error', 'orgg');
check(await page.locator('#layer .mark-error').innerText() === 'orgg', 'the fault is underlined');
await page.locator('.finding .place').first().click();
check(await page.evaluate(() => {
  const area = document.getElementById('text');
  return area.value.slice(area.selectionStart, area.selectionEnd);
}) === 'orgg', 'the fault is selected');
await page.locator('.finding button', { hasText: 'Replace by org' }).click();
await told('#status', '1 file · 0 rules');

// Hostile names are text and nothing else, wherever they come up.
const hostile = '<img src=x onerror=globalThis.pwned=1><script>globalThis.pwned=1</script>';
await type(`edict 1\npolicy "${hostile}" level org\nnetwork {\n  allow "${hostile}" connect tcp to "a.x:443"\n`
  + `  deny "\u{1F600} b" connect any to "b.x" }\ntest "${hostile}" { deny connect tcp to "a.x:443" }\n`);
await told('.finding.error', 'onerror');
await page.fill('#field-host', 'a.x');
await told('.outcome', 'Allowed');
check((await page.locator('#answer .facts .place').innerText()) === hostile, 'the rule is named');
check(await page.locator('#layer .mark-rule-allow').count() > 0, 'the rule is marked in the text');
await page.click('#to-picture');
await drawn();
await page.locator('.map .cell.allowed').first().click();
await told('.map .detail', 'onerror');
check(await page.evaluate(() => globalThis.pwned) === undefined, 'markup was run');
check(await page.locator('main img, main script').count() === 0, 'markup was made');

// Places behind characters of two units are right.
await page.click('#to-decision');
await page.fill('#field-host', 'b.x');
await told('.outcome', 'Denied');
const marked = await page.locator('#layer .mark-rule-deny').allInnerTexts();
check(marked.join('') === 'deny "\u{1F600} b" connect any to "b.x"', `marked ${marked.join('')}`);

// An answer about an earlier text is never shown: of many changes the last one counts.
for (let i = 0; i < 30; i++) {
  await page.fill('#field-host', i % 2 === 0 ? 'b.x' : 'a.x');
}
await told('.outcome', 'Allowed');
await page.waitForTimeout(600);
check(await page.locator('.outcome.allowed').count() === 1, 'the last request is answered');

// A request that cannot be sent says why, and the other kinds are decided.
await page.fill('#field-port', 'x');
await told('#answer .problem', 'The port is no number.');
await page.selectOption('#examples', { label: 'Workshop' });
await told('#status', '3 files · 10 rules · 10 of 10 tests passed');
await picture('decision');
await page.selectOption('#kind', 'call');
await page.fill('#field-server', 'erp');
await page.fill('#field-tool', 'approve_expense');
await page.fill('#field-argumentsText', '{"amount": 500}');
await told('.outcome', 'Allowed');
await page.fill('#field-argumentsText', '{"amount": 1, "amount": 2}');
await told('#answer', 'the request cannot be judged');
await page.fill('#field-server', 'github-official');
await page.fill('#field-tool', 'merge_pull_request');
await page.fill('#field-argumentsText', '');
await told('.outcome', 'Needs approval');
await page.locator('#answer .facts .place').click();
check(await page.locator('.tab[aria-pressed="true"]').innerText() === 'mcp.edict', 'the file of the rule is shown');
await picture('approval');

// The picture tells the effects apart, also without colours.
await page.click('#to-picture');
await drawn();
check((await cells('paste.ee')).every((text) => text.includes('deny')), 'paste.ee is denied');
check((await cells('~/workdemo/**')).join(' ').replace(/\s+/g, ' ') === '● allow ● allow – none – none',
  `the workspace is ${await cells('~/workdemo/**')}`);
check((await cells('github-official/merge_pull_request')).join().includes('ask'), 'merging asks');
check((await cells('**'))[0].includes('part'), 'some of all is allowed');
await page.locator('.map .cell.partly').last().click();
await told('.map .detail', 'allows');
await picture('picture');

// By keyboard: a cell is opened and closed.
await page.locator('.map .cell.denied').first().focus();
await page.keyboard.press('Enter');
await told('.map .detail', 'deny exfiltration');
await page.keyboard.press('Enter');

// The guards have many patterns; all are answered.
await page.selectOption('#examples', { label: 'Guards for a sandbox' });
await told('#status', '2 files');
await drawn();
check((await cells('10.0.0.0/8')).every((text) => text.includes('deny')), 'the guards deny');
await picture('guards');

// Text back, saving, and what another program wrote stays.
await page.click('#back');
await told('#status', '3 files');
await page.reload();
await page.waitForSelector('body[data-state="ready"]');
await page.click('#text');
await page.keyboard.press('Control+End');
await page.keyboard.type('// saved\n');
check((await page.locator('.tab').first().innerText()).endsWith('•'), 'the file is marked as changed');
await page.keyboard.press('Control+s');
await told('#status', 'saved');
check(readFileSync(file, 'utf8').endsWith('// saved\n'), 'the file was written');

// Dark, narrow, and nothing sticks out.
await page.selectOption('#examples', { label: 'balanced' });
await told('#status', '1 file');
await page.emulateMedia({ colorScheme: 'dark' });
await page.click('#to-picture');
await drawn();
await picture('dark');
await page.setViewportSize({ width: 390, height: 844 });
await picture('narrow-picture');
await page.click('#to-decision');
await picture('narrow-decision');
const wide = await page.evaluate(() => document.documentElement.scrollWidth);
check(wide <= 390, `the page is ${wide} wide`);

check(problems.length === 0, problems.join('\n'));
await browser.close();
console.log('done');
