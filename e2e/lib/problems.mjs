// One way to fail with several things at once, so that a run tells everything that is wrong.

import { AssertionError } from 'node:assert/strict';

/** Fails with a title and a list of the problems, each once, unless there are none. */
export function expectNone(problems, title) {
  const once = [...new Set(problems)];
  if (once.length === 0) return;
  throw new AssertionError({ message: `${title}:\n${once.join('\n')}`, stackStartFn: expectNone });
}
