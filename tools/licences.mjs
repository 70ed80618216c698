#!/usr/bin/env node
// Checks that everything built into Opstap carries a licence that deny.toml allows.
// It reads what Cargo itself knows of each package, so it needs no network once the packages are there.

import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';

const root = new URL('..', import.meta.url);

const allowed = allowedLicences(readFileSync(new URL('deny.toml', root), 'utf8'));
const packages = packagesOfLinux();
const refused = packages.filter((one) => !accepts(one.license ?? '', allowed));

for (const one of refused) {
  console.log(`${one.name} ${one.version}: ${one.license ?? 'names no licence'} is not in deny.toml`);
}
console.log(`licences: ${packages.length} packages looked at, ${refused.length} refused`);
process.exitCode = refused.length > 0 || packages.length === 0 ? 1 : 0;

function packagesOfLinux() {
  const args = ['metadata', '--format-version=1', '--locked', '--filter-platform=x86_64-unknown-linux-gnu'];
  const text = execFileSync('cargo', args, { cwd: root, encoding: 'utf8', maxBuffer: 1 << 28 });
  return JSON.parse(text).packages;
}

/** The words between the brackets of `allow` under `[licenses]`. */
function allowedLicences(toml) {
  const section = toml.split(/^\[licenses\]$/m)[1] ?? '';
  const list = section.match(/^allow = \[([^\]]*)\]/m)?.[1] ?? '';
  return new Set([...list.matchAll(/"([^"]+)"/g)].map((match) => match[1]));
}

/**
 * Whether a licence expression can be met with the allowed licences: with OR one side is enough, with AND both are
 * needed. The old form "MIT/Apache-2.0" means OR.
 */
function accepts(expression, allowed) {
  const words = expression.replaceAll('/', ' OR ').match(/[()]|[^\s()]+/g) ?? [];
  const either = () => {
    let met = both();
    while (words[0] === 'OR') {
      words.shift();
      met = both() || met;
    }
    return met;
  };
  const both = () => {
    let met = one();
    while (words[0] === 'AND') {
      words.shift();
      met = one() && met;
    }
    return met;
  };
  const one = () => {
    const word = words.shift();
    if (word === '(') {
      const met = either();
      words.shift();
      return met;
    }
    if (words[0] !== 'WITH') return allowed.has(word);
    words.shift();
    const exception = words.shift();
    return allowed.has(`${word} WITH ${exception}`);
  };
  return words.length > 0 && either();
}
