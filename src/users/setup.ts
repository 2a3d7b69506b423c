import { randomInt, timingSafeEqual } from 'node:crypto';
import { AppError } from '../errors.ts';
import type { Accounts } from './accounts.ts';
import type { NewUser, User } from './user.ts';

/** Letters and digits that are not mistaken for each other when read from a terminal. */
const CODE_CHARACTERS = 'ABCDEFGHJKMNPQRSTUVWXYZ23456789';
const CODE_LENGTH = 12;

/** The making of the first admin, guarded by a code that only the operator has seen. */
export interface Setup {
  /** To be printed at start; undefined where an admin exists already. */
  readonly code: string | undefined;
  isNeeded(): Promise<boolean>;
  /** @throws the `setup-done` and `wrong-code` errors. */
  createFirstAdmin(code: string, user: Omit<NewUser, 'role'>): Promise<User>;
}

export async function prepareSetup(accounts: Accounts): Promise<Setup> {
  const code = (await accounts.hasAdmin()) ? undefined : makeCode();
  const isNeeded = async () => code !== undefined && !(await accounts.hasAdmin());
  let busy = false;
  return {
    code,
    isNeeded,
    createFirstAdmin: async (given, user) => {
      if (code === undefined || busy || !(await isNeeded())) throw setupDone();
      if (!isSameCode(given, code)) throw wrongCode();
      busy = true;
      try {
        return await accounts.create({ ...user, role: 'admin' });
      } finally {
        busy = false;
      }
    },
  };
}

function makeCode(): string {
  const pick = () => CODE_CHARACTERS.charAt(randomInt(CODE_CHARACTERS.length));
  return Array.from({ length: CODE_LENGTH }, pick)
    .join('')
    .replace(/(.{4})(?=.)/g, '$1-');
}

function isSameCode(given: string, code: string): boolean {
  const a = Buffer.from(normalise(given));
  const b = Buffer.from(normalise(code));
  return a.length === b.length && timingSafeEqual(a, b);
}

const normalise = (code: string) => code.toUpperCase().replaceAll(/[^A-Z0-9]/g, '');

const setupDone = () => new AppError('setup-done', {});

const wrongCode = () => new AppError('wrong-code', {});
