import { afterEach, beforeEach, expect, test } from 'vitest';
import { DEMO } from '../../meta-emulator/defaults.ts';
import { startWorld, type World } from '../support/start-world.ts';
import { startTimeMachine, type TimeMachine } from '../support/time-travel.ts';
import { held } from '../support/background-sync.ts';

let world: World;
let time: TimeMachine;
beforeEach(async () => {
  time = startTimeMachine();
  world = await startWorld();
  await world.connect();
  await world.enable(DEMO.bakeryId);
});
afterEach(async () => {
  await world.close();
  time.end();
});

const send = async () =>
  (await world.meta.control.createLeads({ formId: DEMO.forms.breakfast })).leads[0]?.id ?? '';

test('a clock that is set back an hour does not delay a lead that waits', async () => {
  await world.meta.control.changeFaults({ serverError: { rate: 1 } });
  const leadId = await send();
  await held(world, 'pending', leadId);
  time.back({ hours: 1 });
  await world.meta.control.clearFaults();
  await world.lead(leadId);
});

test('a clock that is set back an hour does not prolong a rate limit', async () => {
  await world.meta.control.changeFaults({ rateLimited: { pageId: DEMO.bakeryId, minutes: 1 } });
  const leadId = await send();
  const { nextAttemptAt } = await held(world, 'pending', leadId);
  const wait = Date.parse(nextAttemptAt ?? '') - Date.now();
  time.back({ hours: 1 });
  await expect
    .poll(
      async () => {
        const lead = await held(world, 'pending', leadId);
        return Date.parse(lead.nextAttemptAt ?? '') - Date.now();
      },
      { timeout: 10_000 },
    )
    .toBeLessThanOrEqual(wait);
});

test.each([-1, 1])('leads come in after the clock is set by %i hours', async (hours) => {
  if (hours < 0) time.back({ hours: 1 });
  else time.forward({ hours });
  await world.lead(await send());
});
