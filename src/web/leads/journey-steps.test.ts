import { expect, test } from 'vitest';
import { leadHistory } from '../../texts/en/lead-history.ts';
import { createFormats } from '../../texts/formats.ts';
import { listSteps } from './journey-steps.ts';

const texts = leadHistory(createFormats({ language: 'en', locale: 'en-GB' })).journey;

const at = (seconds: number) => new Date(Date.UTC(2026, 11, 1, 12) + seconds * 1000).toISOString();
const journey = {
  submittedAt: at(0),
  webhookAt: at(0.8),
  foundAt: null,
  fetchedAt: at(1),
  storedAt: at(1.01),
  firstSeenAt: null,
  firstContactedAt: null,
};
const tell = (steps: ReturnType<typeof listSteps>) =>
  steps.map(({ name, at: time, later }) => `${name}: ${later ?? (time ? 'start' : 'ahead')}`);

test('each step of a lead says how long after the one before it came', () => {
  expect(tell(listSteps({ ...journey, firstSeenAt: at(121) }, 'webhook', texts))).toEqual([
    'Form sent at Meta: start',
    'Webhook received: 0.8 secs later',
    'Answers read: 0.2 secs later',
    'Stored in the CRM: immediately',
    'First opened: 2 mins later',
    'First contacted: ahead',
  ]);
});

test('a lead that a sync found says so, and has no webhook', () => {
  const found = { ...journey, webhookAt: null, foundAt: at(600) };
  const later = { fetchedAt: at(600), storedAt: at(601) };
  expect(tell(listSteps({ ...found, ...later }, 'catch-up', texts)).slice(0, 3)).toEqual([
    'Form sent at Meta: start',
    'Found by the background sync: 10 mins later',
    'Answers read: immediately',
  ]);
});

test('a webhook that comes late is listed after the sync that found the lead', () => {
  const steps = listSteps({ ...journey, foundAt: at(0.9), webhookAt: at(30) }, 'sync', texts);
  expect(steps.map(({ name }) => name)).toEqual([
    'Form sent at Meta',
    'Found by a sync',
    'Answers read',
    'Stored in the CRM',
    'Webhook received',
    'First opened',
    'First contacted',
  ]);
});

test('a lead never arrives before it was sent, even if the clock is behind the one of Meta', () => {
  const [first, second] = listSteps({ ...journey, webhookAt: at(0) }, 'webhook', texts);
  expect([first?.name, second?.later]).toEqual(['Form sent at Meta', 'immediately']);
});
