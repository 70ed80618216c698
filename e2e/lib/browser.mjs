// Opens pages in Debian's Chromium the way people meet them, and keeps watch over what goes wrong meanwhile.

import assert from 'node:assert/strict';
import { mkdir } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';

import { chromium } from 'playwright-core';

import { expectNone } from './problems.mjs';

/** Window sizes in CSS pixels. `narrow` is the smallest width at which everything must still work. */
export const SIZES = {
  desktop: { width: 1280, height: 900 },
  tablet: { width: 1024, height: 768 },
  phone: { width: 390, height: 844 },
  narrow: { width: 320, height: 700 },
};

const SHOTS = fileURLToPath(new URL('../shots/', import.meta.url));

// The browser speaks to nobody but the page under test: no updates, no hints, no other protocols.
const FLAGS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

const watches = new WeakMap();

/** Starts one browser; a test file needs one, and closes it with `browser.close()`. */
export async function launch() {
  return chromium.launch({
    executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
    headless: true,
    args: FLAGS,
  });
}

/**
 * Starts a browser that keeps what it stored in a folder, as that of a tablet, which is closed and opened again; answers
 * its context, with one page.
 */
export async function launchAgain(folder, base) {
  return chromium.launchPersistentContext(folder, {
    executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
    headless: true,
    args: FLAGS,
    baseURL: base,
    viewport: SIZES.tablet,
    reducedMotion: 'reduce',
    locale: 'nl-BE',
    timezoneId: 'Europe/Brussels',
  });
}

/**
 * Opens an empty page with cookies of its own.
 *
 * `base` is the program's address, so that `page.goto('/people')` works; `size` one of SIZES; `js` false for the way
 * without script; `scheme` light or dark; `lang` what the browser asks for; `state` the signed-in state of another page,
 * from `page.context().storageState()`.
 */
export async function openPage(browser, options) {
  const { base, size = 'desktop', js = true, scheme = 'light', lang = 'nl-BE', state } = options;
  const context = await browser.newContext({
    baseURL: base,
    viewport: SIZES[size],
    javaScriptEnabled: js,
    colorScheme: scheme,
    reducedMotion: 'reduce',
    locale: lang,
    timezoneId: 'Europe/Brussels',
    hasTouch: size !== 'desktop',
    storageState: state,
  });
  const page = await context.newPage();
  page.setDefaultTimeout(15_000);
  watches.set(page, watch(page, { host: new URL(base).host, js }));
  return page;
}

/** Whether the page was opened with JavaScript. */
export function scripted(page) {
  return watches.get(page).js;
}

/** Fails if anything went wrong on the page since it was opened, then closes it. */
export async function closePage(page) {
  assertQuiet(page);
  await page.context().close();
}

/** Fails with a list of console errors, policy violations, failed answers and calls to other hosts, if any. */
export function assertQuiet(page) {
  const { problems } = watches.get(page);
  expectNone(problems.splice(0), `On the way to ${page.url()} the browser complained`);
}

/** Does something that must be answered with this status (404, 422…), without that counting as a failure. */
export async function expectStatus(page, status, act) {
  const watched = watches.get(page);
  watched.allowed = status;
  watched.seen = false;
  try {
    const answer = await act();
    if (typeof answer?.status === 'function') assert.equal(answer.status(), status, `status of ${answer.url()}`);
    else assert.ok(watched.seen, `no answer with status ${status} came`);
    return answer;
  } finally {
    watched.allowed = null;
  }
}

function watch(page, { host, js }) {
  const state = { js, problems: [], allowed: null, seen: false };
  const note = (text) => state.problems.push(text);
  page.on('pageerror', (error) => note(`script error: ${error.message}`));
  page.on('console', (message) => {
    // What failed to load is noted below, with its status and address.
    if (message.type() !== 'error' || message.text().startsWith('Failed to load resource')) return;
    note(`console: ${message.text()}`);
  });
  page.on('request', (request) => {
    const url = new URL(request.url());
    if (url.protocol !== 'data:' && url.protocol !== 'blob:' && url.host !== host) note(`outside call: ${url.href}`);
  });
  page.on('requestfailed', (request) => {
    const why = request.failure()?.errorText;
    // A page that is left while it loads, a download, and a search overtaken by the next letter are all "aborted".
    if (why !== 'net::ERR_ABORTED') note(`failed: ${request.method()} ${request.url()}: ${why}`);
  });
  page.on('response', (response) => {
    if (response.status() < 400) return;
    if (response.status() === state.allowed) state.seen = true;
    else note(`${response.status()}: ${response.request().method()} ${response.url()}`);
  });
  return state;
}

/** Signs in at the login page and waits until it is left. */
export async function signIn(page, { email, password }) {
  await page.goto('/login');
  await fillLogin(page, { email, password });
  await page.waitForURL((url) => url.pathname !== '/login');
}

/** Waits until a function on the page answers yes, also one that answers later (which `waitForFunction` does not await). */
export async function until(page, asks, given) {
  for (let tries = 0; tries < 75; tries += 1) {
    if (await page.evaluate(asks, given).catch(() => false)) return;
    await page.waitForTimeout(200);
  }
  assert.fail(`it did not come true on ${page.url()}: ${asks}`);
}

/** Waits until the list at this address stands on the tablet, in words that have to be on it. */
export async function standsThere(page, list, words = '') {
  const asks = async ([url, wanted]) => {
    if (!navigator.serviceWorker.controller) return false;
    const kept = await (await caches.open('opstap-lists')).match(url);
    return Boolean(kept) && (await kept.text()).includes(wanted);
  };
  await until(page, asks, [list, words]);
}

/** Fills the login form and sends it, whatever comes of it. */
export async function fillLogin(page, { email, password }) {
  const form = page.locator('form', { has: page.locator('input[name=password]') });
  await form.locator('input[name=email]').fill(email);
  await form.locator('input[name=password]').fill(password);
  await form.locator('[type=submit], button:not([type])').first().click();
  await page.waitForLoadState();
}

/** Stores a picture as e2e/shots/NAME.png: the whole page, or with `{ whole: false }` what the window shows. */
export async function shot(page, name, { whole = true } = {}) {
  await mkdir(SHOTS, { recursive: true });
  await page.screenshot({ path: `${SHOTS}${name}.png`, fullPage: whole });
}

/** Fails if the page is wider than the window, and names what sticks out. */
export async function noSidewaysScroll(page) {
  const found = await page.evaluate(() => {
    const wide = document.documentElement.clientWidth;
    if (document.documentElement.scrollWidth <= wide) return null;
    const beyond = [...document.body.querySelectorAll('*')].filter((one) => {
      const box = one.getBoundingClientRect();
      return box.width > 0 && box.right > wide + 1;
    });
    const name = (one) => `<${one.tagName.toLowerCase()} class="${one.getAttribute('class') ?? ''}">`;
    return `${document.documentElement.scrollWidth} px in ${wide}: ${beyond.slice(0, 8).map(name).join(' ')}`;
  });
  expectNone(found ? [found] : [], `${page.url()} scrolls sideways`);
}

/** Takes the invitation behind a link, on a page of its own, and signs in when that is asked. */
export async function takeUp(browser, options, link, password) {
  const page = await openPage(browser, options);
  await page.goto(new URL(link).pathname);
  await page.fill('#password', password);
  await Promise.all([page.waitForNavigation(), page.click('main form .btn-main[type=submit]')]);
  if (new URL(page.url()).pathname === '/login') await signIn(page, { email: await page.inputValue('#email'), password });
  return page;
}
