import { randomBytes, randomInt } from 'node:crypto';

/** Five random bytes that tell this process from others. */
const PROCESS = randomBytes(5).toString('hex');

const COUNTER_END = 0x1_00_00_00;
let counter = randomInt(COUNTER_END);

/**
 * A new id: 24 hexadecimal digits in the layout of MongoDB's ObjectId, on every engine. Ids of one process
 * sort in the order in which they were made. Ids of other forms, which earlier versions gave out, stay
 * valid.
 *
 * https://www.mongodb.com/docs/manual/reference/bson-types/#objectid
 *
 * @param now in ms
 */
export function newId(now = Date.now()): string {
  counter = (counter + 1) % COUNTER_END;
  const seconds = Math.floor(now / 1_000) % 0x1_00_00_00_00;
  return `${hex(seconds, 8)}${PROCESS}${hex(counter, 6)}`;
}

const hex = (value: number, digits: number): string => value.toString(16).padStart(digits, '0');
