import { createHash, randomInt } from 'node:crypto';
import { AppError } from '../errors.ts';
import type { Accounts } from './accounts.ts';
import { refuseWeakPassword } from './password-policy.ts';
import type { SetupCodeStore } from './setup-code-store.ts';
import type { NewUser, User } from './user.ts';

/** Letters and digits that look different from each other on a terminal. */
const CODE_CHARACTERS = 'ABCDEFGHJKMNPQRSTUVWXYZ23456789';
const CODE_LENGTH = 12;

/** A code that nobody uses ends after this long. */
const CODE_LASTS_MS = 7 * 86_400_000;

/** Creates the first admin. Needs a code that only the operator has seen. */
export interface Setup {
  /** The code to print at start; undefined if there is an admin. */
  readonly code: string | undefined;
  isNeeded(): Promise<boolean>;
  /**
   * Creates the first admin. If several calls run at once, in any process, only one succeeds.
   *
   * @param code the code of any process
   * @throws the `setup-done` and `wrong-code` errors
   */
  createFirstAdmin(code: string, user: Omit<NewUser, 'role'>): Promise<User>;
}

export interface SetupDependencies {
  readonly accounts: Pick<Accounts, 'hasAdmin' | 'createFirstAdmin'>;
  readonly codes: SetupCodeStore;
  readonly processName: string;
  readonly now: () => Date;
}

/** Makes a code for this process, unless an admin exists. */
export async function prepareSetup(dependencies: SetupDependencies): Promise<Setup> {
  const { accounts, codes, now } = dependencies;
  const isNeeded = async () => !(await accounts.hasAdmin());
  return {
    code: (await isNeeded()) ? await addCode(dependencies) : undefined,
    isNeeded,
    createFirstAdmin: async (given, user) => {
      if (!(await isNeeded())) throw setupDone();
      refuseWeakPassword(user.password);
      if (!(await codes.has(hashOf(given), now()))) throw wrongCode();
      const admin = await accounts.createFirstAdmin(user);
      if (!admin) throw setupDone();
      await codes.clear();
      return admin;
    },
  };
}

async function addCode({ codes, processName, now }: SetupDependencies): Promise<string> {
  const code = makeCode();
  const until = new Date(now().getTime() + CODE_LASTS_MS);
  await codes.add(hashOf(code), `${processName}#setup`, until);
  return code;
}

function makeCode(): string {
  const pick = () => CODE_CHARACTERS.charAt(randomInt(CODE_CHARACTERS.length));
  return Array.from({ length: CODE_LENGTH }, pick)
    .join('')
    .replace(/(.{4})(?=.)/g, '$1-');
}

/** The hash of a code, which a person may type in lower case or without dashes. */
const hashOf = (code: string): string =>
  createHash('sha256')
    .update(code.toUpperCase().replaceAll(/[^A-Z0-9]/g, ''))
    .digest('hex');

const setupDone = () => new AppError('setup-done', {});

const wrongCode = () => new AppError('wrong-code', {});
