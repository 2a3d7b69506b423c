import { DEMO } from '../defaults.ts';
import { addLead, type LeadDraft } from './add-lead.ts';
import { demoForms } from './demo-forms.ts';
import { createEmptyWorld, type AppIdentity } from './empty-world.ts';
import { ADMIN_TASKS, PROFILE_PLUS_TASKS } from './permissions.ts';
import type { Random } from './random.ts';
import type { Page, World } from './world.ts';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;

/** Two small businesses, six forms and a few enquiries from before the first connection. */
export function createDemoWorld(app: AppIdentity, random: Random, now: Date): World {
  const world = createEmptyWorld(app);
  for (const page of [bakery(), fitness()]) world.pages.set(page.id, page);
  for (const form of demoForms(now)) world.forms.set(form.id, form);
  for (const [formId, age, draft] of OLD_LEADS) {
    const form = world.forms.get(formId);
    const createdTime = new Date(now.getTime() - age);
    if (form) addLead(world, random, createdTime, form, { ...draft, createdTime });
  }
  return world;
}

const OLD_LEADS: [formId: string, age: number, draft: LeadDraft][] = [
  // This lead is past Meta's 90 days: it counts as expired and cannot be read.
  [DEMO.forms.weddingCake, 91 * DAY, {}],
  [DEMO.forms.weddingCake, 89 * DAY, {}],
  [DEMO.forms.weddingCake, 3 * DAY, { platform: 'ig' }],
  [DEMO.forms.weddingCake, 2 * HOUR, {}],
  [DEMO.forms.breakfast, 26 * HOUR, { isOrganic: true }],
  [DEMO.forms.breakfast, 5 * HOUR, { platform: 'ig' }],
  [DEMO.forms.freeTrial, 2 * DAY, {}],
  [DEMO.forms.personalTraining, 7 * HOUR, {}],
  [DEMO.forms.archived, 80 * DAY, {}],
];

function bakery(): Page {
  return {
    id: DEMO.bakeryId,
    name: 'Brotzeit Bakery',
    category: 'Bakery',
    isInPortfolio: false,
    isNewPagesExperience: true,
    hidesToken: false,
    leadgenTosAccepted: true,
    instagram: { id: DEMO.instagramId, username: 'brotzeit.bakery' },
    tasks: new Map([
      [DEMO.userId, ADMIN_TASKS],
      [DEMO.editorId, ['CREATE_CONTENT', 'MODERATE']],
      [DEMO.systemUserId, ADMIN_TASKS],
    ]),
  };
}

function fitness(): Page {
  return {
    id: DEMO.fitnessId,
    name: 'Nordlicht Fitness',
    category: 'Gym/Physical Fitness Center',
    isInPortfolio: true,
    isNewPagesExperience: true,
    hidesToken: false,
    leadgenTosAccepted: true,
    tasks: new Map([
      [DEMO.userId, [...ADMIN_TASKS, ...PROFILE_PLUS_TASKS]],
      [DEMO.systemUserId, ADMIN_TASKS],
    ]),
  };
}
