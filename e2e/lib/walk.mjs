// Follows every link that somebody can see, and looks at one page of each kind in the browser.

import { axe } from './axe.mjs';
import { closePage, noSidewaysScroll, openPage } from './browser.mjs';
import { Client, links } from './http.mjs';

/** No document may weigh more than this, compressed, in bytes. */
export const DOCUMENT_LIMIT = 50 * 1024;

/** Of one kind of page (one route) no more than this many are asked for, so that a long list does not eat the walk. */
const PER_KIND = 6;

/**
 * Walks from `from` over all links as the owner of `cookie`, at most `limit` pages.
 * Answers `{ visited, kinds, problems }`: `kinds` maps the kind of page to an example that is HTML.
 */
export async function walk(base, { cookie = '', from = ['/'], limit = 250 } = {}) {
  const client = new Client(base, { cookie });
  const queue = from.map((path) => ({ path, on: '(start)' }));
  const known = new Set(from);
  const perKind = new Map();
  const found = { visited: 0, kinds: new Map(), problems: [] };

  while (queue.length > 0 && found.visited < limit) {
    const { path, on } = queue.shift();
    const kind = kindOf(path);
    const times = perKind.get(kind) ?? 0;
    if (times >= PER_KIND) continue;
    perKind.set(kind, times + 1);
    found.visited += 1;

    const answer = await client.get(path);
    const html = answer.isHtml ? answer.text() : '';
    found.problems.push(...faults(path, on, answer, html));
    if (answer.status === 200 && answer.isHtml && !found.kinds.has(kind)) found.kinds.set(kind, path);
    const next = [...links(html), ...(answer.headers.location ? [answer.headers.location] : [])];
    for (const link of next) {
      const there = within(base, path, link);
      if (there === null || known.has(there)) continue;
      known.add(there);
      queue.push({ path: there, on: path });
    }
  }
  client.close();
  return found;
}

/**
 * Opens each of these pages in the browser at each size and checks accessibility, width and quiet.
 * Answers the problems as texts.
 */
export async function inspect(browser, paths, { base, state, sizes = ['desktop', 'narrow'] }) {
  const problems = [];
  for (const size of sizes) {
    const page = await openPage(browser, { base, size, state });
    for (const path of paths) {
      const answer = await page.goto(path);
      if (answer.status() >= 400) problems.push(`${path} at ${size}: ${answer.status()}`);
      for (const check of [axe, noSidewaysScroll]) {
        await check(page).catch((error) => problems.push(error.message.split('\n').slice(0, 30).join('\n')));
      }
    }
    await closePage(page).catch((error) => problems.push(error.message));
  }
  return problems;
}

/** The route behind an address: what identifies one record, day or page is replaced by `*`, values are left out. */
export function kindOf(path) {
  const url = new URL(path, 'http://localhost');
  const segments = url.pathname.split('/').map((one) => (/^[0-9a-f-]{32,36}$|^\d[\d-]*$|\d{3}/i.test(one) ? '*' : one));
  const keys = [...new Set(url.searchParams.keys())].sort();
  return segments.join('/') + (keys.length > 0 ? `?${keys.join('&')}` : '');
}

function faults(path, on, answer, html) {
  const bad = [];
  if (answer.status >= 400) bad.push(`${answer.status}: ${path}, linked on ${on}`);
  if (!answer.isHtml || answer.status !== 200) return bad;
  if (answer.bytes > DOCUMENT_LIMIT) bad.push(`${path} weighs ${answer.bytes} bytes`);
  if (!/<title>[^<]*\S[^<]*<\/title>/.test(html)) bad.push(`${path} has no title`);
  for (const link of links(html)) {
    const target = link.startsWith('#') ? decodeURIComponent(link.slice(1)) : '';
    if (target && !html.includes(`id="${target}"`)) bad.push(`${path} links to ${link}, which is not on it`);
  }
  return bad;
}

/** The path of a link if it stays within the site, without the part after #; else null. */
function within(base, path, link) {
  let url;
  try {
    url = new URL(link, new URL(path, base));
  } catch {
    return null;
  }
  return url.origin === new URL(base).origin ? url.pathname + url.search : null;
}
