import { expect } from 'vitest';
import type { TwoFactorAnswer } from '../../../src/contract/account.ts';
import type { InviteAnswer, ResetLinkAnswer } from '../../../src/contract/user.ts';
import { ApiClient, type Answer } from '../api-client.ts';
import type { LeadRabbit } from '../start-leadrabbit.ts';
import { totpCode } from '../totp-code.ts';

/** What a person does with an account. */
export interface AccountStep {
  readonly what: string;
  /** Its status while nothing fails. */
  readonly status: number;
  /** Makes ready what the step needs, while the database can be used. */
  prepare(team: Team): Promise<PreparedStep>;
}

interface PreparedStep {
  /** May be called again. */
  send(): Promise<Answer>;
  /** If an outage may come when one half is done: how it may be answered when it is sent again, and what works then. */
  readonly halfDone?: {
    readonly codes: readonly string[];
    readonly insteadOfIt: () => Promise<Answer>;
  };
}

/** Makes people with accounts of their own. */
export interface Team {
  readonly admin: ApiClient;
  /** A browser at an address of its own, because tries are limited for each address. */
  stranger(): ApiClient;
  invite(): Promise<{ readonly id: string; readonly email: string; readonly token: string }>;
  /** Somebody with a password, signed in. */
  member(): Promise<Member>;
}

interface Member {
  readonly id: string;
  readonly email: string;
  readonly client: ApiClient;
}

const PASSWORD = 'another horse battery';
const NEW_PASSWORD = 'a third horse battery';

export function teamOf(app: LeadRabbit): Team {
  const stranger = () => new DistantClient(app.url);
  const invite: Team['invite'] = async () => {
    const email = `${crypto.randomUUID()}@example.com`;
    const body = { name: 'Sam Example', email, role: 'user' };
    const { user, inviteUrl } = (await app.admin.post<InviteAnswer>('/api/users', body)).body;
    return { id: user.id, email, token: tokenOf(inviteUrl) };
  };
  return {
    admin: app.admin,
    stranger,
    invite,
    member: async () => {
      const { id, email, token } = await invite();
      const client = stranger();
      const body = { token, password: PASSWORD };
      expect((await client.post('/api/auth/accept-invite', body)).status).toBe(200);
      return { id, email, client };
    },
  };
}

const tokenOf = (url: string) => url.split('/').at(-1) ?? '';

let browsers = 0;

/** LeadRabbit must trust the proxy that this client plays. */
class DistantClient extends ApiClient {
  constructor(url: string) {
    browsers += 1;
    super(url, undefined, { 'x-forwarded-for': `203.0.113.${browsers % 250}` });
  }
}

async function withSecondFactor({ client }: Member) {
  const start = await client.post<TwoFactorAnswer>('/api/account/two-factor', {
    password: PASSWORD,
  });
  const { secret, recoveryCodes } = start.body;
  const confirmed = await client.post('/api/account/two-factor/confirm', {
    code: totpCode(secret),
  });
  expect(confirmed.status).toBe(200);
  return { secret, recoveryCode: recoveryCodes[0] };
}

/** Each step that better-auth or the stores of accounts carry out. */
export const ACCOUNT_STEPS: readonly AccountStep[] = [
  {
    what: 'a sign-in',
    status: 200,
    prepare: async (team) => {
      const { email } = await team.member();
      const client = team.stranger();
      return { send: () => client.signIn(email, PASSWORD) };
    },
  },
  {
    what: 'a sign-in with a wrong password',
    status: 401,
    prepare: async (team) => {
      const { email } = await team.member();
      const client = team.stranger();
      return { send: () => client.signIn(email, 'wrong horse battery') };
    },
  },
  {
    what: 'a sign-in of somebody who has no account',
    status: 401,
    prepare: async (team) => {
      const client = team.stranger();
      return { send: () => client.signIn('nobody@example.com', PASSWORD) };
    },
  },
  {
    what: 'a sign-in with a code of an app',
    status: 200,
    prepare: async (team) => {
      const member = await team.member();
      const { secret } = await withSecondFactor(member);
      const client = team.stranger();
      await client.signIn(member.email, PASSWORD);
      // A code is used once, and the one of the last half minute has been used.
      return {
        send: () => client.post('/api/auth/two-factor', { code: totpCode(secret, 1) }),
        // The code counts as used if that could not be taken back.
        halfDone: {
          codes: ['second-factor-over', 'wrong-second-factor'],
          insteadOfIt: () => team.stranger().signIn(member.email, PASSWORD),
        },
      };
    },
  },
  {
    what: 'a sign-in with a recovery code',
    status: 200,
    prepare: async (team) => {
      const member = await team.member();
      const { recoveryCode } = await withSecondFactor(member);
      const client = team.stranger();
      await client.signIn(member.email, PASSWORD);
      return {
        send: () => client.post('/api/auth/two-factor', { code: recoveryCode }),
        halfDone: {
          codes: ['second-factor-over'],
          insteadOfIt: () => team.stranger().signIn(member.email, PASSWORD),
        },
      };
    },
  },
  {
    what: 'the check of a session',
    status: 200,
    prepare: async (team) => {
      const { client } = await team.member();
      return { send: () => client.get('/api/auth/get-session') };
    },
  },
  {
    what: 'the question who is signed in',
    status: 200,
    prepare: async (team) => {
      const { client } = await team.member();
      return { send: () => client.get('/api/session') };
    },
  },
  {
    what: 'a sign-out',
    status: 200,
    prepare: async (team) => {
      const { client } = await team.member();
      return { send: () => client.post('/api/auth/sign-out') };
    },
  },
  {
    what: 'a change of the password',
    status: 200,
    prepare: async (team) => {
      const { client } = await team.member();
      const body = { currentPassword: PASSWORD, newPassword: NEW_PASSWORD };
      return { send: () => client.post('/api/account/password', body) };
    },
  },
  {
    what: 'the end of all other sessions',
    status: 200,
    prepare: async (team) => {
      const { client } = await team.member();
      return { send: () => client.delete('/api/account/sessions') };
    },
  },
  {
    what: 'an invitation',
    status: 201,
    prepare: async ({ admin }) => {
      const email = `${crypto.randomUUID()}@example.com`;
      return { send: () => admin.post('/api/users', { name: 'Sam Example', email, role: 'user' }) };
    },
  },
  {
    what: 'the look at an invitation',
    status: 200,
    prepare: async (team) => {
      const { token } = await team.invite();
      return {
        send: () => team.stranger().post('/api/auth/check-link', { token, purpose: 'invite' }),
      };
    },
  },
  {
    what: 'the acceptance of an invitation',
    status: 200,
    prepare: async (team) => {
      const { token, email } = await team.invite();
      const client = team.stranger();
      return {
        send: () => client.post('/api/auth/accept-invite', { token, password: PASSWORD }),
        halfDone: {
          codes: ['link-over'],
          insteadOfIt: () => client.signIn(email, PASSWORD),
        },
      };
    },
  },
  {
    what: 'a new password by a link',
    status: 200,
    prepare: async (team) => {
      const { id, email } = await team.member();
      const made = await team.admin.post<ResetLinkAnswer>(`/api/users/${id}/reset-link`);
      const token = tokenOf(made.body.resetUrl);
      const client = team.stranger();
      return {
        send: () => client.post('/api/auth/reset-password', { token, password: NEW_PASSWORD }),
        halfDone: {
          codes: ['link-over'],
          insteadOfIt: () => client.signIn(email, NEW_PASSWORD),
        },
      };
    },
  },
  {
    what: 'the start of a second factor',
    status: 200,
    prepare: async (team) => {
      const { client } = await team.member();
      return { send: () => client.post('/api/account/two-factor', { password: PASSWORD }) };
    },
  },
  {
    what: 'the confirmation of a second factor',
    status: 200,
    prepare: async (team) => {
      const { client } = await team.member();
      const start = await client.post<TwoFactorAnswer>('/api/account/two-factor', {
        password: PASSWORD,
      });
      const { secret } = start.body;
      return {
        send: () => client.post('/api/account/two-factor/confirm', { code: totpCode(secret) }),
      };
    },
  },
  {
    what: 'the end of a second factor',
    status: 200,
    prepare: async (team) => {
      const member = await team.member();
      await withSecondFactor(member);
      return {
        send: () => member.client.delete('/api/account/two-factor', { password: PASSWORD }),
      };
    },
  },
];
