import { hash as digest, randomUUID } from 'node:crypto';
import { createPasswords, type Hashing, type Passwords } from '../../src/users/passwords.ts';

const MARK = 'quick';
const { verify } = createPasswords();

/** A tenth of a second of computing is what makes a hash safe. Most tests only need one that works. */
const QUICK: Hashing = {
  hash: async (password) => make(password, randomUUID()),
  // A process that a test started beside this one makes the hashes of the product.
  verify: async ({ hash, password }) => {
    const [mark, salt = ''] = hash.split(':');
    return mark === MARK ? make(password, salt) === hash : verify({ hash, password });
  },
};

const make = (password: string, salt: string) =>
  `${MARK}:${salt}:${digest('sha256', `${salt} ${password}`)}`;

/** Passwords as LeadRabbit has them, with hashes that take no time. */
export const quickPasswords = (): Passwords => createPasswords({ hashing: QUICK });
