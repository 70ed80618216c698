// Measures how fast Opstap answers: per page the server's own time at one connection, then requests per second at
// eight, with the memory meanwhile. The result is a Markdown table.

import { execFile } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs, promisify } from 'node:util';

import { Client, links } from '../e2e/lib/http.mjs';
import { startDemo, startServe } from '../e2e/lib/opstap.mjs';

const HELP = `tools/load [--people N] [--engine sqlite|postgres]      starts a demo network of that size itself
tools/load --base URL --email E --password P [--pid N]  measures a program that runs already

  --page NAME=PATH   a page to measure; more than once: several pages. The same name again: its paths take turns.
                     {person} stands for the address of a person on the people page.
  --requests N       requests per page at one connection (400)
  --seconds N        seconds per page at eight connections (5)
  --people-page PATH where the people are listed (/people)

Build first: cargo build --release. PostgreSQL: tools/with-postgres tools/load --engine postgres.
OPSTAP_BIN names another program. With wrk installed (Debian: wrk) it makes the load at eight connections, otherwise
Node.js does, which may be slower than Opstap itself.`;

const CONNECTIONS = 8;
const SEARCHES = ['van', 'de', 'ma', 'jans', 'dewit', 'okke', 'lie', 'zand'];

/** The pages that docs/performance.md reports on. */
const PAGES = [
  'people=/people',
  ...SEARCHES.map((text) => `search=/people?q=${text}`),
  'person={person}',
  'my day=/day',
  'vangnet=/safety-net',
  'caseload=/caseload',
  'ladder=/figures',
];

const { values: options } = parseArgs({
  options: {
    base: { type: 'string' },
    email: { type: 'string' },
    password: { type: 'string' },
    pid: { type: 'string' },
    people: { type: 'string', default: '3000' },
    engine: { type: 'string', default: 'sqlite' },
    page: { type: 'string', multiple: true, default: PAGES },
    'people-page': { type: 'string', default: '/people' },
    requests: { type: 'string', default: '400' },
    seconds: { type: 'string', default: '5' },
    help: { type: 'boolean', default: false },
  },
});

if (options.help) console.log(HELP);
else if (options.base) {
  await measureAll({ base: options.base, pid: options.pid }, { email: options.email, password: options.password });
} else await measureOwnDemo();

/** Makes the network, starts again on it as in daily use (that start is the one timed), measures, cleans up. */
async function measureOwnDemo() {
  process.env.OPSTAP_BIN ??= new URL('../target/release/opstap', import.meta.url).pathname;
  const { engine, people } = options;
  const made = await startDemo({ engine, people, patience: 3_600_000 });
  try {
    console.log(`${people} people on ${engine}, made and listening in ${seconds(made.startedIn)}.`);
    await made.kill();
    const served = await startServe({ data: made.data, database: made.database });
    try {
      console.log(`Started on them in ${served.startedIn.toFixed(0)} ms.`);
      await measureAll(served, made.login('coach'));
    } finally {
      await served.stop();
    }
  } finally {
    await made.stop();
  }
}

async function measureAll({ base, pid }, login) {
  const client = new Client(base);
  await client.signIn(login);
  const pages = await namedPages(client);
  const rows = [];
  for (const [name, paths] of pages) {
    rows.push({ name, ...(await serverTime(client, paths)), ...(await throughput(base, client.cookie, paths)) });
  }
  client.close();
  print(rows, pid);
}

/** Name → paths, with `{person}` filled in by the people who are really listed. */
async function namedPages(client) {
  const pages = new Map();
  let people;
  for (const text of options.page) {
    const at = text.indexOf('=');
    const [name, path] = [text.slice(0, at), text.slice(at + 1)];
    if (path.includes('{person}')) people ??= await listedPeople(client);
    const paths = path.includes('{person}') ? people.map((one) => path.replace('{person}', one)) : [path];
    pages.set(name, [...(pages.get(name) ?? []), ...paths]);
  }
  return pages;
}

async function listedPeople(client) {
  const list = options['people-page'];
  const found = links((await client.get(list)).text())
    .map((link) => link.split(/[?#]/)[0])
    .filter((link) => /\/[0-9a-f]{32}$/i.test(link));
  if (found.length === 0) throw new Error(`${list} links to nobody: give --people-page, or a log-in that sees people`);
  return [...new Set(found)];
}

/** Times in milliseconds: the server's own by its Server-Timing header, and as the caller sees them. */
async function serverTime(client, paths) {
  const own = [];
  const whole = [];
  const statements = [];
  let bytes = 0;
  const times = Number(options.requests);
  const warmUp = Math.min(40, times);
  for (let i = -warmUp; i < times; i += 1) {
    const path = paths[(i + warmUp) % paths.length];
    const began = performance.now();
    const answer = await client.get(path);
    const took = performance.now() - began;
    if (answer.status !== 200) throw new Error(`${path} answers ${answer.status}, so there is nothing to measure`);
    if (i < 0) continue;
    whole.push(took);
    bytes = Math.max(bytes, answer.bytes);
    const total = answer.timing('total');
    if (total !== undefined) own.push(total);
    const count = answer.headers['server-timing']?.match(/(\d+) statements?/)?.[1];
    if (count !== undefined) statements.push(Number(count));
  }
  return { own: quantiles(own), whole: quantiles(whole), bytes, statements };
}

/** Requests per second at eight connections that stay open. */
async function throughput(base, cookie, paths) {
  return (await withWrk(base, cookie, paths)) ?? (await withNode(base, cookie, paths));
}

async function withWrk(base, cookie, paths) {
  const folder = await mkdtemp(join(tmpdir(), 'opstap-load-'));
  try {
    const script = join(folder, 'paths.lua');
    await writeFile(script, wrkScript(cookie, paths));
    const args = ['-t1', `-c${CONNECTIONS}`, `-d${options.seconds}s`, '-s', script, base];
    const { stdout } = await promisify(execFile)('wrk', args);
    const failed = Number(stdout.match(/Non-2xx or 3xx responses: (\d+)/)?.[1] ?? 0);
    return { perSecond: Number(stdout.match(/Requests\/sec:\s+([\d.]+)/)[1]), failed, by: 'wrk' };
  } catch (error) {
    if (error.code === 'ENOENT') return null;
    throw error;
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

function wrkScript(cookie, paths) {
  const list = paths.map((path) => JSON.stringify(path)).join(', ');
  return `local paths = { ${list} }
local headers = { ["cookie"] = ${JSON.stringify(cookie)}, ["accept-encoding"] = "br, gzip" }
local turn = 0
function request()
  turn = turn % #paths + 1
  return wrk.format("GET", paths[turn], headers)
end
`;
}

async function withNode(base, cookie, paths) {
  const client = new Client(base, { cookie, connections: CONNECTIONS });
  const until = performance.now() + Number(options.seconds) * 1000;
  let done = 0;
  let failed = 0;
  const began = performance.now();
  const caller = async () => {
    while (performance.now() < until) {
      const answer = await client.get(paths[done % paths.length]);
      done += 1;
      if (answer.status >= 400) failed += 1;
    }
  };
  await Promise.all(Array.from({ length: CONNECTIONS }, caller));
  client.close();
  return { perSecond: (done / (performance.now() - began)) * 1000, failed, by: 'Node.js' };
}

function quantiles(numbers) {
  if (numbers.length === 0) return null;
  const sorted = numbers.toSorted((a, b) => a - b);
  const at = (share) => sorted[Math.min(sorted.length - 1, Math.ceil(share * sorted.length) - 1)];
  return { p50: at(0.5), p95: at(0.95) };
}

function print(rows, pid) {
  const ms = (value) => (value === undefined || value === null ? '–' : value.toFixed(2));
  const head = ['page', 'server p50 ms', 'server p95 ms', 'whole p50 ms', 'whole p95 ms', 'requests/s at 8', 'kB', 'statements'];
  const line = (cells) => `| ${cells.join(' | ')} |`;
  console.log(`\n${line(head)}\n${line(head.map((_, i) => (i === 0 ? '---' : '---:')))}`);
  for (const row of rows) {
    const { own, whole, statements } = row;
    const spread = statements.length > 0 ? [...new Set(statements)].sort((a, b) => a - b).join('/') : '–';
    const speed = row.perSecond.toFixed(0) + (row.failed > 0 ? ` (${row.failed} failed)` : '');
    console.log(line([row.name, ms(own?.p50), ms(own?.p95), ms(whole.p50), ms(whole.p95), speed,
      (row.bytes / 1024).toFixed(1), spread]));
  }
  console.log(`\nLoad at ${CONNECTIONS} connections by ${rows[0].by}. ${memory(pid)}`);
}

function memory(pid) {
  if (!pid) return 'Memory: give --pid to know it.';
  const status = readFileSync(`/proc/${pid}/status`, 'utf8');
  const mega = (name) => (Number(status.match(new RegExp(`${name}:\\s+(\\d+) kB`))[1]) / 1024).toFixed(0);
  return `Memory now ${mega('VmRSS')} MB, at most ${mega('VmHWM')} MB.`;
}

function seconds(milliseconds) {
  return `${(milliseconds / 1000).toFixed(1)} s`;
}
