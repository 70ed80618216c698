// Starts and stops the program under test, each time with a data folder and a database of its own.

import { execFile, spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';

import { readLogins, readSetupCode } from './output.mjs';

const BUILT = fileURLToPath(new URL('../../target/debug/opstap', import.meta.url));

/** The day every test lives in, so that what a page says does not change with the calendar. */
export const TODAY = '2026-11-17';

/**
 * The databases to test on: SQLite always, PostgreSQL when TEST_POSTGRES names a server.
 * OPSTAP_ENGINES=sqlite (or =postgres) keeps to one.
 */
export function engines() {
  const there = process.env.TEST_POSTGRES ? ['sqlite', 'postgres'] : ['sqlite'];
  const wanted = process.env.OPSTAP_ENGINES?.split(',');
  return wanted ? there.filter((engine) => wanted.includes(engine)) : there;
}

/** Starts `opstap demo`: an invented network, with log-ins for each role. */
export async function startDemo({ people = 300, seed = 1, today = TODAY, ...rest } = {}) {
  return start(['demo', '--people', people, '--seed', seed, '--today', today], rest);
}

/** Starts `opstap serve`: an empty network that waits to be set up, unless `data` or `database` holds one. */
export async function startServe(options = {}) {
  return start(['serve'], options);
}

/**
 * Starts the program and waits until it listens.
 *
 * Answers `{ base, pid, startedIn, logins, login(role), setupCode, output(), stop(), kill() }`: `base` is the
 * address without a slash at its end, `startedIn` the milliseconds until it listened. `stop()` ends it and removes
 * what it made; `kill()` cuts it off in the middle of what it does and leaves data and database for a next start with
 * `{ data: one.data, database: one.database }`.
 */
async function start(command, { engine = 'sqlite', data, database, args = [], env = {}, patience = 120_000 } = {}) {
  const own = { folder: null, database: !database && engine === 'postgres' };
  if (!data) {
    own.folder = await mkdtemp(join(tmpdir(), 'opstap-e2e-'));
    // One level deeper: the key file is kept beside the data, not in it.
    data = join(own.folder, 'data');
  }
  if (own.database) database = await createDatabase();
  const place = ['--data', data, '--listen', `127.0.0.1:${await freePort()}`];
  if (database) place.push('--database', database);

  const began = performance.now();
  const child = spawn(process.env.OPSTAP_BIN ?? BUILT, [...command, ...place, ...args].map(String), {
    env: { ...process.env, ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const ended = new Promise((done) => {
    child.once('exit', done);
    child.once('error', done);
  });
  // A test that breaks off leaves nothing running.
  const stray = () => child.kill('SIGKILL');
  process.once('exit', stray);
  ended.then(() => process.off('exit', stray));

  let output = '';
  const base = await listening(child, (text) => (output += text), () => output, patience);
  const logins = readLogins(output);

  const remove = async () => {
    if (own.folder) await rm(own.folder, { recursive: true, force: true });
    if (own.database) await dropDatabase(database);
  };
  const end = async (signal) => {
    if (child.exitCode !== null || child.signalCode !== null) return;
    child.kill(signal);
    const slow = setTimeout(stray, 10_000);
    await ended;
    clearTimeout(slow);
    if (signal === 'SIGTERM' && child.signalCode === 'SIGKILL') throw new Error('opstap did not stop within 10 s');
  };
  return {
    base,
    data,
    database,
    pid: child.pid,
    startedIn: performance.now() - began,
    logins,
    login: (role) => loginOf(logins, role, output),
    setupCode: readSetupCode(output),
    output: () => output,
    kill: () => end('SIGKILL'),
    stop: () => end('SIGTERM').finally(remove),
  };
}

function loginOf(logins, role, output) {
  const found = logins.find((one) => one.role === role || one.role.startsWith(`${role} `));
  if (!found) throw new Error(`The demo printed no log-in for ${role}. It said:\n${output}`);
  return found;
}

/** Waits for the line that tells the address; fails with all that was printed if the program ends before it. */
function listening(child, keep, all, patience) {
  return new Promise((done, fail) => {
    const giveUp = (why) => {
      clearTimeout(timer);
      child.kill('SIGKILL');
      fail(new Error(`${why}. It printed:\n${all()}`));
    };
    const timer = setTimeout(() => giveUp(`opstap did not listen within ${patience} ms`), patience);
    const onEarlyEnd = (code) => giveUp(`opstap ended with ${code} before it listened`);
    child.once('exit', onEarlyEnd);
    child.once('error', (error) => giveUp(`opstap could not be started (${error.message})`));
    const onText = (text) => {
      keep(text);
      const address = all().match(/listening on (http:\/\/\S+?)\/?\s/)?.[1];
      if (!address) return;
      clearTimeout(timer);
      child.off('exit', onEarlyEnd);
      // The log-ins may stand just under the address: give them a moment to arrive.
      setTimeout(() => done(address), 50);
    };
    child.stdout.setEncoding('utf8').on('data', onText);
    child.stderr.setEncoding('utf8').on('data', onText);
  });
}

async function freePort() {
  const server = createServer();
  await new Promise((done) => server.listen(0, '127.0.0.1', done));
  const { port } = server.address();
  await new Promise((done) => server.close(done));
  return port;
}

async function createDatabase() {
  const server = process.env.TEST_POSTGRES;
  if (!server) throw new Error('Set TEST_POSTGRES to test on PostgreSQL (tools/with-postgres does).');
  const name = `opstap_e2e_${randomBytes(6).toString('hex')}`;
  await sql(server, `CREATE DATABASE ${name}`);
  const url = new URL(server);
  url.pathname = `/${name}`;
  return url.href;
}

async function dropDatabase(database) {
  await sql(process.env.TEST_POSTGRES, `DROP DATABASE ${new URL(database).pathname.slice(1)} WITH (FORCE)`);
}

async function sql(server, statement) {
  await promisify(execFile)('psql', ['--quiet', '--no-psqlrc', '--dbname', server, '--command', statement]);
}
