// The automatic accessibility check: WCAG 2.2 A and AA, and what is known as good practice.

import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';

import { scripted } from './browser.mjs';
import { expectNone } from './problems.mjs';

const SOURCE = readFile(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const TAGS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22a', 'wcag22aa', 'best-practice'];

/** Fails with a readable list if the page, as it stands now, breaks an accessibility rule. */
export async function axe(page) {
  expectNone(await violations(page), `Barriers on ${page.url()} at ${page.viewportSize().width} px`);
}

/** What the check has to say, one text per rule broken; empty when all is well. */
export async function violations(page) {
  const broken = scripted(page) ? await run(page) : await runOnCopy(page);
  return broken.map((rule) => {
    const places = rule.nodes.slice(0, 5).map((node) => `    ${node.target.join(' ')}\n      ${told(node)}`);
    const more = rule.nodes.length > 5 ? `\n    and ${rule.nodes.length - 5} more` : '';
    return `  ${rule.id} (${rule.impact}): ${rule.help}\n${places.join('\n')}${more}`;
  });
}

async function run(page) {
  await page.evaluate(await SOURCE);
  const options = { runOnly: TAGS, resultTypes: ['violations'] };
  return (await page.evaluate((options) => window.axe.run(document, options), options)).violations;
}

/**
 * The check is itself a script. A page opened without script is therefore copied, as it stands, into a page that may
 * run one: same address, same window, its own scripts taken out and what it says in `noscript` laid open.
 */
async function runOnCopy(page) {
  const html = (await page.content())
    .replace(/<script\b[^>]*>[\s\S]*?<\/script>/gi, '')
    .replace(/<\/?noscript>/gi, '');
  const context = await page.context().browser().newContext({
    viewport: page.viewportSize(),
    colorScheme: await page.evaluate(() => (matchMedia('(prefers-color-scheme: dark)').matches ? 'dark' : 'light')),
    reducedMotion: 'reduce',
    storageState: await page.context().storageState(),
  });
  try {
    const copy = await context.newPage();
    const here = page.url();
    await copy.route(here, (route) => route.fulfill({ body: html, contentType: 'text/html; charset=utf-8' }));
    await copy.goto(here);
    return await run(copy);
  } finally {
    await context.close();
  }
}

function told(node) {
  return (node.failureSummary ?? node.html).split('\n').slice(1, 3).map((line) => line.trim()).join('; ');
}
