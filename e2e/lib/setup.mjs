// Leads the first administrator through setting up, as the page asks it.

import assert from 'node:assert/strict';

/** Today in Brussels, as a date field wants it. */
export const today = () => new Date().toLocaleDateString('sv-SE', { timeZone: 'Europe/Brussels' });

/** Today as people write it in Dutch, such as `22 november 2026`. */
export const todayInWords = () =>
  new Date().toLocaleDateString('nl-BE', { timeZone: 'Europe/Brussels', day: 'numeric', month: 'long', year: 'numeric' });

/** Sets up an empty network; afterwards `page` is signed in as the first account. */
export async function setUp(page, opstap, { organisation, name, email, password }) {
  await page.goto('/');
  assert.equal(new URL(page.url()).pathname, '/setup');
  await page.fill('#code', opstap.setupCode);
  await page.fill('#network', 'Netwerk Kruisdam');
  await page.fill('#organisation', organisation);
  await page.selectOption('#kind', 'arbeidszorg');
  await page.fill('#municipality', 'Diksmuide');
  await page.fill('#name', name);
  await page.fill('#email', email);
  await page.fill('#password', password);
  await page.check('input[name=supports]');
  await page.click('main button[type=submit]');
  await page.waitForURL('**/welcome');
}

/** Adds an organisation to the network, with a coach who is invited there; gives the link of the invitation. */
export async function addPartner(page, { organisation, kind, name, email }) {
  await page.goto('/organisations/new');
  await page.fill('#name', organisation);
  await page.selectOption('#kind', kind);
  await send(page);
  await page.goto('/accounts/invite');
  await page.fill('#name', name);
  await page.fill('#email', email);
  await page.selectOption('#organisation', { label: organisation });
  await page.check('input[name=role][value=coach]', { force: true });
  await send(page);
  return page.inputValue('#link');
}

/** Sends the form of the page and waits for what comes. */
export async function send(page) {
  await Promise.all([page.waitForNavigation(), page.click('main form .btn-main[type=submit]')]);
}
