import fc from 'fast-check';
import { createRandom, type Random } from './seeded.ts';

export interface OddBody {
  readonly body: Buffer;
  /** Undefined if the request has no content type. */
  readonly contentType: string | undefined;
  /** The leads in it that must be stored, whatever else the body holds. */
  readonly leadIds: readonly string[];
}

export interface LeadToHide {
  readonly id: string;
  readonly pageId: string;
  readonly formId: string;
}

const CONTENT_TYPES = [
  'application/json',
  'application/json; charset=utf-8',
  'application/json; charset=utf-16',
  'text/plain',
  'application/x-www-form-urlencoded',
  'multipart/form-data; boundary=x',
  'application/xml',
  'application/octet-stream',
  '*/*',
  'nonsense',
  ';;;=',
  '',
  undefined,
];

/** Values that have broken JSON parsers, as JSON text. */
const ODD_VALUES = [
  '1e400',
  '-1e400',
  '-0',
  '1'.repeat(400),
  '23849651968300182',
  '99999999999999999999999',
  '0.1e-400',
  'null',
  'true',
  '[]',
  '{}',
  '""',
  '"\\u0000"',
  '"\\ud800"',
  '"\\udc00\\ud800"',
  '"\\ufeff"',
  '"\u202e\u2066"',
  '"__proto__"',
  '{"__proto__":{"polluted":true}}',
  '{"constructor":{"prototype":{"polluted":true}}}',
  '{"toString":1,"valueOf":null,"toJSON":{}}',
  '{"length":4294967295}',
  '[[[[[[[[[[]]]]]]]]]]',
  '"2026-13-45T99:99:99+9999"',
  '"275760-09-13T00:00:00.001Z"',
  '8640000000000001',
  '-8640000000000001',
  '1795000000',
  '"4444444444445"',
  '"00000000000000000000000000000000000000000"',
  '"١٢٣"',
  '" 123 "',
  '"1e3"',
  '[{"name":"email","values":["a@example.com"]}]',
  '[{"name":"email"},{"values":[1]},null,7,[],{"name":{},"values":{}}]',
  '[{"name":"__proto__","values":["x"]}]',
];

const FIELDS = ['leadgen', 'leadgen', 'leadgen', 'leadgen_update', 'feed', '', '__proto__'];

const KEYS = ['leadgen_id', 'page_id', 'form_id', 'ad_id', 'created_time', 'field_data', 'extra'];

/** Makes endless realistic deliveries with something wrong. The same seed gives the same bodies. */
export function createOddBodies(seed: number, leads: readonly LeadToHide[]) {
  const random = createRandom(seed);
  const values = [
    ...ODD_VALUES,
    ...fc
      .sample(fc.json({ maxDepth: 4 }), { seed, numRuns: 500 })
      .map((text) => (text.length > 600 ? '[]' : text)),
    ...fc
      .sample(fc.string({ unit: 'binary', maxLength: 60 }), { seed, numRuns: 200 })
      .map((text) => JSON.stringify(text)),
  ];
  const hidden = [...leads];
  let count = 0;

  /** Ids repeat, so that some garbage is delivered twice. */
  const anyId = () => `"88${random.between(1, 3_000)}"`;
  const oddValue = () => random.pick(values);

  /** @param mostDeep how often something is nested deeper than a parser has to accept, from 0 to 1 */
  const oddChange = (mostDeep: number): string => {
    const members = KEYS.filter(() => random.next() < 0.7).map((key) => {
      const value = random.next() < 0.5 ? anyId() : oddValue();
      return `"${key}":${value}`;
    });
    if (random.next() < 0.1) members.push(`"leadgen_id":${anyId()}`, `"leadgen_id":${oddValue()}`);
    if (random.next() < mostDeep) members.push(`"deep":${nested(random)}`);
    const value = random.next() < 0.1 ? oddValue() : `{${members.join()}}`;
    return `{"value":${value},"field":"${random.pick(FIELDS)}"}`;
  };
  const oddChanges = (mostDeep = 0) =>
    Array.from({ length: random.between(0, 3) }, () =>
      random.next() < 0.1 ? oddValue() : oddChange(mostDeep),
    );
  const entry = (changes: readonly string[]) =>
    random.next() < 0.05
      ? `{"id":${oddValue()},"changes":${oddValue()}}`
      : `{"id":${random.next() < 0.8 ? anyId() : oddValue()},"time":1,"changes":[${changes.join()}]}`;
  const oddEntries = () =>
    Array.from({ length: random.between(0, 2) }, () =>
      random.next() < 0.1 ? oddValue() : entry(oddChanges()),
    );
  const deliveryOf = (entries: readonly string[], object = '"page"') =>
    `{"object":${object},"entry":[${entries.join()}]}`;

  /** Puts real leads between the garbage. The garbage must not keep them out. */
  const withLeads = (): OddBody => {
    const found = hidden.splice(0, random.between(1, 3));
    const good = found.map(
      ({ id, pageId, formId }) =>
        `{"value":{"leadgen_id":"${id}","page_id":"${pageId}","form_id":"${formId}","created_time":1795000000},"field":"leadgen"}`,
    );
    const mixed = `{"id":"1","time":1,"changes":[${[...oddChanges(), ...good, ...oddChanges()].join()}]}`;
    const body = deliveryOf([...oddEntries(), mixed, ...oddEntries()]);
    return {
      body: Buffer.from(body),
      contentType: 'application/json',
      leadIds: found.map(({ id }) => id),
    };
  };

  const spoil = (text: string): Buffer => {
    const bytes = Buffer.from(text);
    const at = random.between(0, bytes.length);
    switch (random.between(0, 15)) {
      case 0:
        return bytes.subarray(0, at);
      case 1:
        return Buffer.concat([Buffer.from('\ufeff'), bytes]);
      case 2:
        if (bytes.length > 0) bytes[at % bytes.length] = random.between(0, 255);
        return bytes;
      case 3:
        return Buffer.concat([bytes.subarray(0, at), randomBytes(random), bytes.subarray(at)]);
      case 4:
        return randomBytes(random);
      case 5:
        return Buffer.from(oddValue());
      case 6:
        return Buffer.from(text, 'utf16le');
      case 7:
        return Buffer.concat([bytes, bytes]);
      default:
        return bytes;
    }
  };

  const huge = (): string => {
    const many = random.between(500, 4_000);
    if (random.next() < 0.5)
      return deliveryOf([entry(Array.from({ length: many }, () => oddChange(0)))]);
    return deliveryOf(Array.from({ length: many }, () => '{"id":"1","changes":[]}'));
  };

  return {
    next(): OddBody {
      count += 1;
      if (count % 40 === 0 && hidden.length > 0) return withLeads();
      const contentType = random.next() < 0.8 ? 'application/json' : random.pick(CONTENT_TYPES);
      const kind = random.next();
      if (kind < 0.0005) return { body: Buffer.from(huge()), contentType, leadIds: [] };
      if (kind < 0.001) return { body: Buffer.from(nested(random)), contentType, leadIds: [] };
      if (kind < 0.0012)
        return { body: Buffer.alloc(4 * 1024 * 1024 + 1, 0x20), contentType, leadIds: [] };
      const object = random.next() < 0.8 ? '"page"' : oddValue();
      const text = deliveryOf([...oddEntries(), entry(oddChanges(0.002))], object);
      return { body: spoil(text), contentType, leadIds: [] };
    },
    /** The number of real leads that no body has held yet. */
    left: () => hidden.length,
  };
}

function nested(random: Random): string {
  const depth = random.pick([10, 100, 1_000, 3_000, 6_000, 12_000, 50_000]);
  return random.next() < 0.5
    ? `${'['.repeat(depth)}${']'.repeat(depth)}`
    : `${'{"a":'.repeat(depth)}1${'}'.repeat(depth)}`;
}

const randomBytes = (random: Random): Buffer =>
  Buffer.from(Array.from({ length: random.between(0, 64) }, () => random.between(0, 255)));
