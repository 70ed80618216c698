// A cable between browser and program that can be cut, as the network at the far end of a shed. It stands between all of
// the browser, its workers too, and the program.

import { connect, createServer } from 'node:net';

/**
 * Lays a cable to the program at `base`. Answers `{ base, cut(), deafen(), mend(), close() }`: `cut` breaks every
 * connection and refuses new ones, `deafen` lets through what the browser sends and loses each answer.
 */
export async function layCable(base) {
  const to = new URL(base);
  const open = new Set();
  let state = 'whole';
  const server = createServer((near) => {
    if (state === 'cut') {
      near.destroy();
      return;
    }
    const far = connect(Number(to.port), to.hostname);
    for (const end of [near, far]) {
      open.add(end);
      end.on('error', () => {});
      end.on('close', () => {
        open.delete(end);
        near.destroy();
        far.destroy();
      });
    }
    near.pipe(far);
    far.on('data', (bytes) => {
      if (state === 'deaf') near.destroy();
      else near.write(bytes);
    });
  });
  await new Promise((done) => server.listen(0, '127.0.0.1', done));
  const breakAll = () => {
    for (const end of open) end.destroy();
  };
  return {
    base: `http://127.0.0.1:${server.address().port}`,
    cut() {
      state = 'cut';
      breakAll();
    },
    deafen() {
      state = 'deaf';
    },
    mend() {
      state = 'whole';
    },
    async close() {
      breakAll();
      await new Promise((done) => server.close(done));
    },
  };
}
