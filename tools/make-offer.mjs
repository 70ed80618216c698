#!/usr/bin/env node
// Makes many invented work posts as HSDS 3.0, to measure with: tools/make-offer.mjs N > offer.json, then
//   opstap offer import offer.json --data DIR --organisation "Name of one of the network" --source made
// The same N gives the same file.

import { createHash } from 'node:crypto';

const N = Number.parseInt(process.argv[2] ?? '', 10);
if (!(N > 0)) {
  console.error('tools/make-offer.mjs N    so many invented work posts, as JSON of HSDS 3.0 on standard output');
  process.exit(1);
}

const SECTORS = ['green', 'animals', 'packing', 'wood', 'textile', 'kitchen', 'reuse', 'cleaning', 'office', 'logistics'];
const WORK = ['Tuin', 'Stal', 'Inpak', 'Hout', 'Naai', 'Keuken', 'Kringloop', 'Poets', 'Druk', 'Magazijn'];
const TOWNS = ['Kortrijk', 'Brugge', 'Oostende', 'Roeselare', 'Ieper', 'Diksmuide', 'Veurne', 'Tielt', 'Kuurne', 'Izegem'];
const HALVES = ['mon', 'tue', 'wed', 'thu', 'fri'].flatMap((day) => [`${day}-am`, `${day}-pm`]);

/** An identifier that is the same each time. */
function id(words) {
  const hex = createHash('sha256').update(words).digest('hex');
  return [hex.slice(0, 8), hex.slice(8, 12), `8${hex.slice(13, 16)}`, `8${hex.slice(17, 20)}`, hex.slice(20, 32)].join('-');
}

function term(taxonomy, code) {
  return { id: id(`${taxonomy} ${code}`), taxonomy_term: { id: id(code), name: code, description: code, taxonomy: `opstap-${taxonomy}`, code } };
}

function service(n) {
  const [kind, town, site] = [n % 10, (n * 7) % 10, Math.floor(n / 4)];
  return {
    id: id(`service ${n}`),
    name: `${WORK[kind]}ploeg ${n + 1}`,
    description: `Je werkt mee in de ${WORK[kind].toLowerCase()}ploeg, op je eigen tempo. Groep ${n + 1}.`,
    status: 'active',
    attributes: [
      term('sector', SECTORS[kind]),
      term('framework', 'ama-welzijn'),
      term('dutch', ['none', 'a1', 'a2', 'b1'][n % 4]),
      term('low-stimulus', n % 3 ? 'no' : 'yes'),
    ],
    capacities: HALVES.slice(0, 9 + (n % 2)).map((half) => ({
      id: id(`${n} ${half}`),
      unit: { id: id(half), name: half, scheme: 'opstap-half-day', identifier: half },
      available: 0,
      maximum: 1 + ((n + half.length) % 6),
      updated: '2026-01-01T00:00:00Z',
    })),
    service_at_locations: [{
      id: id(`at ${n}`),
      location: {
        id: id(`site ${site} ${town}`),
        location_type: 'physical',
        name: `Huis ${site + 1}`,
        addresses: [{ address_1: `Kouterweg ${site + 1}`, city: TOWNS[town] }],
      },
    }],
  };
}

process.stdout.write(`${JSON.stringify(Array.from({ length: N }, (_, n) => service(n)))}\n`);
