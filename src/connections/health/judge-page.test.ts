import { textReason, type Reason } from '../../reasons.ts';
import { sayReason } from '../../texts/english.ts';
import { describe, expect, test } from 'vitest';
import type { PageAttention } from '../page.ts';
import { checkSignatures } from './check-signatures.ts';
import { toReport } from './health-report.ts';
import { judgePage, type VerdictFacts } from './judge-page.ts';
import { withLiveChecks } from './live-checks.ts';
import { samplePage } from './testing/fake-stores.ts';
import { bad, ok, unknown, warn } from './verdicts.ts';

const NOW = new Date('2026-12-01T12:00:00Z');
const FINE = textReason('Fine.');
const REASONS_OF: Readonly<Record<PageAttention['code'], Reason>> = {
  reconnect: { code: 'reconnect', params: { page: 'Bakery', cause: '' } },
  permission: { code: 'leads-refused', params: { page: 'Bakery' } },
  throttled: { code: 'throttled', params: { page: 'Bakery' } },
  problem: { code: 'page-refused', params: { page: 'Bakery', said: 'No.' } },
};
const mark = (code: PageAttention['code']): PageAttention => ({
  code,
  reason: REASONS_OF[code],
  since: NOW,
});
const WELL = toReport([ok('token', FINE), ok('permissions', FINE)], NOW);
const QUIET = { pending: 0, needsAttention: 0, lastWebhook: null };

/** Judges a Page whose live checks are added as the server adds them. */
function judge({
  attention = null,
  report = WELL,
  intake = QUIET,
  ...facts
}: Partial<VerdictFacts> & { attention?: PageAttention | null } = {}) {
  const page = samplePage({ attention });
  const live = withLiveChecks(report, page, intake);
  return judgePage({ entry: page, page, app: undefined, intake, ...facts, report: live });
}

describe('verdict of a Page', () => {
  test('a Page is green if the Page, the app and the intake are well', () => {
    expect(judge()).toMatchObject({ state: 'ok', code: 'ok', action: null });
  });

  test.each([
    ['reconnect', 'bad', 'reconnect', 'connect'],
    ['permission', 'bad', 'leads-refused', 'connect'],
    ['throttled', 'warn', 'throttled', null],
  ] as const)('a Page is never green while its mark says %s', (code, state, verdict, action) => {
    expect(judge({ attention: mark(code) })).toMatchObject({ state, code: verdict, action });
  });

  test('a Page is not green while a lead waits, and its verdict counts the leads', () => {
    const verdict = judge({ intake: { ...QUIET, pending: 3 } });
    expect(verdict).toMatchObject({
      state: 'warn',
      code: 'leads-pending',
      params: { leads: 3 },
      action: 'inbox',
    });
    expect(sayReason(verdict)).toMatch(/^3 leads/);
  });

  test('the verdict names the missing permission if the check found it, and not the leads access', () => {
    const missing = bad('permissions', {
      code: 'permission-missing',
      params: { page: 'Bakery', permissions: 'leads_retrieval' },
    });
    const report = toReport(
      [
        ok('token', FINE),
        missing,
        bad('lead-access', {
          code: 'leads-access',
          params: { page: 'Bakery', app: '', toAssign: 'app', said: '' },
        }),
      ],
      NOW,
    );
    expect(judge({ attention: mark('permission'), report })).toMatchObject({
      code: 'permission-missing',
      params: { permissions: 'leads_retrieval' },
    });
  });

  test('a Page is red while Meta signs with another secret', () => {
    const signatures = checkSignatures({
      valid: 0,
      wrong: 1,
      missing: 0,
      plausible: 1,
      proven: 1,
      lastValid: null,
      lastWrong: NOW,
      lastPlausible: NOW,
      lastProven: NOW,
    });
    const app = toReport([signatures], NOW);
    expect(judge({ app })).toMatchObject({ state: 'bad', code: 'webhooks-refused', action: 'app' });
  });

  test('a Page is unknown if Meta does not say whether the token is valid', () => {
    const report = toReport(
      [unknown('token', { code: 'page-unreachable', params: { page: 'Bakery' } })],
      NOW,
    );
    expect(judge({ report })).toMatchObject({ state: 'unknown' });
  });

  test('a Page is unknown before the first check, and red at once if the intake knows better', () => {
    const page = samplePage();
    const facts = { app: undefined, report: undefined, intake: QUIET };
    expect(judgePage({ ...facts, entry: page, page })).toMatchObject({ code: 'not-checked' });
    const dead = samplePage({ attention: mark('reconnect') });
    expect(judgePage({ ...facts, entry: dead, page: dead })).toMatchObject({ code: 'reconnect' });
  });

  test('the verdict prefers what keeps leads away to what delays them', () => {
    const report = toReport(
      [ok('token', FINE), warn('lead-terms', { code: 'lead-terms', params: { address: '' } })],
      NOW,
    );
    expect(judge({ report, attention: mark('throttled') })).toMatchObject({ code: 'throttled' });
  });
});

describe('verdict of an Instagram account', () => {
  const page = samplePage({ attention: mark('reconnect') });
  const account = (isActive: boolean) =>
    samplePage({ pageId: '201', parentPageId: '101', platform: 'instagram', isActive });
  const facts = { page, app: undefined, report: undefined, intake: QUIET };

  test('an enabled Instagram account has the verdict of its Page', () => {
    expect(judgePage({ ...facts, entry: account(true) })).toMatchObject({
      state: 'bad',
      code: 'reconnect',
    });
  });

  test('a disabled Instagram account is off', () => {
    expect(judgePage({ ...facts, entry: account(false) })).toMatchObject({
      state: 'off',
      code: 'disabled',
    });
  });
});
