// Measures the public search and its map at many work posts: makes a network, brings the work posts in by the program's
// own import, starts it as in daily use, and lets tools/load measure. The result is a Markdown table.

import { execFile, spawn } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs, promisify } from 'node:util';

import { startDemo, startServe } from '../e2e/lib/opstap.mjs';

const HELP = `tools/load-offer [--posts N] [--people N] [--engine sqlite|postgres] [--requests N] [--seconds N]

  --posts N      how many work posts (2000)
  --people N     how many people the network has (300)
  --requests N   requests per page at one connection (400)
  --seconds N    seconds per page at eight connections (5)

Build first: cargo build --release. OPSTAP_BIN names another program. Signed in, so that the limit of one machine
without an account does not count. PostgreSQL: tools/with-postgres tools/load-offer --engine postgres.`;

/** The list with its map, a search, the same from the middle of nowhere to everywhere, and what a feed reader asks. */
const PAGES = [
  'offer and map=/offer',
  'last page=/offer?page=100',
  'words=/offer?q=keuken',
  'near and when=/offer?near=Diksmuide&within=30&by=bike&free=2&free=3&free=6&free=7&sector=animals&sector=green&quiet=1&dutch=a1',
  'near=/offer?near=Kortrijk&within=60',
  'nothing found=/offer?q=duikboot',
];

const run = promisify(execFile);
const here = (path) => fileURLToPath(new URL(path, import.meta.url));
const { values: options } = parseArgs({
  options: {
    posts: { type: 'string', default: '2000' },
    people: { type: 'string', default: '300' },
    engine: { type: 'string', default: 'sqlite' },
    requests: { type: 'string', default: '400' },
    seconds: { type: 'string', default: '5' },
    help: { type: 'boolean', default: false },
  },
});

if (options.help) console.log(HELP);
else await measure();

async function measure() {
  process.env.OPSTAP_BIN ??= here('../target/release/opstap');
  const folder = await mkdtemp(join(tmpdir(), 'opstap-offer-'));
  const { engine, people, posts } = options;
  const made = await startDemo({ engine, people, patience: 3_600_000 });
  try {
    const login = made.login('coach');
    await made.kill();
    const began = performance.now();
    await bringIn(made, join(folder, 'offer.json'));
    console.log(`${posts} work posts on ${engine}, brought in in ${((performance.now() - began) / 1000).toFixed(1)} s.`);
    const served = await startServe({ data: made.data, database: made.database });
    try {
      await load(served, login);
    } finally {
      await served.stop();
    }
  } finally {
    await made.stop();
    await rm(folder, { recursive: true, force: true });
  }
}

/** Makes the work posts and brings them in, all for the organisation that the demo is about. */
async function bringIn({ data, database }, file) {
  const made = await run(process.execPath, [here('make-offer.mjs'), options.posts], { maxBuffer: 1 << 28 });
  await writeFile(file, made.stdout);
  const place = ['--data', data, ...(database ? ['--database', database] : [])];
  const order = ['--source', 'made', '--organisation', 'Atelier De Kade'];
  const { stdout } = await run(process.env.OPSTAP_BIN, ['offer', 'import', file, ...place, ...order]);
  if (!stdout.includes(`added: ${options.posts}`)) throw new Error(`Not all of them came in:\n${stdout}`);
}

/** Lets tools/load measure the pages; its table is ours. */
function load({ base, pid }, { email, password }) {
  const pages = PAGES.flatMap((page) => ['--page', page]);
  const times = ['--requests', options.requests, '--seconds', options.seconds];
  const order = ['--base', base, '--pid', String(pid), '--email', email, '--password', password, ...times, ...pages];
  const child = spawn(process.execPath, [here('load.mjs'), ...order], { stdio: 'inherit' });
  return new Promise((done, fail) => {
    child.once('error', fail);
    child.once('exit', (code) => (code === 0 ? done() : fail(new Error(`tools/load ended with ${code}`))));
  });
}
