import { parseArgs } from 'node:util';
import { StartError } from '../errors.ts';
import type { UserRole } from '../users/user.ts';

export const HELP = `npm run user -- COMMAND

  list                          all people: address, name, role, status, last seen
  add EMAIL                     adds a person, and prints a password for them
      --name NAME               (default: the part of the address before the @)
      --role admin|user         (default: user)
  password EMAIL                sets a new password and prints it; ends the person's sessions
  role EMAIL admin|user         changes the role
  disable EMAIL                 the person cannot sign in any more; ends their sessions
      --hand-over EMAIL|nobody  who gets their leads, open tasks and planned meetings; without it
                                they stay with the person
  enable EMAIL                  the person can sign in again
  two-factor-off EMAIL          removes a lost second factor

  --stdin                       with add and password: read the password from the first line of the
                                standard input instead of making one

LeadRabbit may be running. Changes count at once.
`;

/** What the operator wants done. An address is in lower case. */
export type UserCommand =
  | { readonly kind: 'help' }
  | { readonly kind: 'list' }
  | {
      readonly kind: 'add';
      readonly email: string;
      readonly name: string;
      readonly role: UserRole;
      readonly fromInput: boolean;
    }
  | { readonly kind: 'password'; readonly email: string; readonly fromInput: boolean }
  | { readonly kind: 'role'; readonly email: string; readonly role: UserRole }
  | {
      readonly kind: 'disable';
      readonly email: string;
      /** The address of the person who gets the work; null: nobody gets it; undefined: it stays. */
      readonly handOver: string | null | undefined;
    }
  | { readonly kind: 'enable' | 'two-factor-off'; readonly email: string };

/** @throws StartError if the arguments make no command */
export function readUserCommand(args: readonly string[]): UserCommand {
  const { values, positionals } = parseArgs({
    args: [...args],
    options: {
      email: { type: 'string' },
      name: { type: 'string' },
      role: { type: 'string' },
      'hand-over': { type: 'string' },
      stdin: { type: 'boolean', default: false },
      help: { type: 'boolean', default: false },
    },
    allowPositionals: true,
  });
  const [command, ...rest] = positionals;
  if (values.help || command === undefined || command === 'help') return { kind: 'help' };
  if (command === 'list') return { kind: 'list' };
  const email = readEmail(values.email ?? rest.shift());
  switch (command) {
    case 'add': {
      const name = (values.name ?? rest[0] ?? email.slice(0, email.indexOf('@'))).trim();
      return {
        kind: 'add',
        email,
        name,
        role: readRole(values.role ?? 'user'),
        fromInput: values.stdin,
      };
    }
    case 'password':
      return { kind: 'password', email, fromInput: values.stdin };
    case 'role':
      return { kind: 'role', email, role: readRole(values.role ?? rest[0]) };
    case 'disable':
      return { kind: command, email, handOver: readHandOver(values['hand-over']) };
    case 'enable':
    case 'two-factor-off':
      return { kind: command, email };
    default:
      throw new StartError(`There is no command "${command}".\n\n${HELP}`);
  }
}

function readEmail(given: string | undefined): string {
  if (given !== undefined && /^[^\s@]+@[^\s@]+$/.test(given)) return given.toLowerCase();
  throw new StartError(`An e-mail address is needed after the command.\n\n${HELP}`);
}

const readHandOver = (given: string | undefined): string | null | undefined =>
  given === undefined || given === 'nobody' ? given && null : readEmail(given);

function readRole(given: string | undefined): UserRole {
  if (given === 'admin' || given === 'user') return given;
  throw new StartError('The role must be admin or user.');
}
