import { expect, test } from 'vitest';
import { listStations } from './journey-stations.ts';

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
const tell = (stations: ReturnType<typeof listStations>) =>
  stations.map(({ name, at: time, later }) => `${name}: ${later ?? (time ? 'start' : 'ahead')}`);

test('a lead’s stations are told with the distances between them', () => {
  expect(tell(listStations({ ...journey, firstSeenAt: at(121) }, 'webhook'))).toEqual([
    'Sent at Meta: start',
    'Webhook received: 0.8 secs later',
    'Answers fetched: 0.2 secs later',
    'In the CRM: at once',
    'First seen: 2 mins later',
    'First contacted: ahead',
  ]);
});

test('a lead that was found names how, and has no webhook', () => {
  const found = { ...journey, webhookAt: null, foundAt: at(600) };
  const later = { fetchedAt: at(600), storedAt: at(601) };
  expect(tell(listStations({ ...found, ...later }, 'catch-up')).slice(0, 3)).toEqual([
    'Sent at Meta: start',
    'Found by catch-up: 10 mins later',
    'Answers fetched: at once',
  ]);
});

test('a webhook that comes late stands where it came', () => {
  const stations = listStations({ ...journey, foundAt: at(0.9), webhookAt: at(30) }, 'sync');
  expect(stations.map(({ name }) => name)).toEqual([
    'Sent at Meta',
    'Found by a sync',
    'Answers fetched',
    'In the CRM',
    'Webhook received',
    'First seen',
    'First contacted',
  ]);
});

test('a clock that is behind Meta’s makes no lead arrive before it was sent', () => {
  const [first, second] = listStations({ ...journey, webhookAt: at(0) }, 'webhook');
  expect([first?.name, second?.later]).toEqual(['Sent at Meta', 'at once']);
});
