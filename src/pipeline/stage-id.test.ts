import { expect, test } from 'vitest';
import { stageIdOf } from './stage-id.ts';

test.each([
  ['Offer sent', 'offer-sent'],
  ['  Órale & Co. ', 'orale-co'],
  ['Angebot raus!', 'angebot-raus'],
  ['Größe', 'grosse'],
  ['商談', 'stage'],
  ['!!!', 'stage'],
  ['Facebook', 'stage-facebook'],
  ['x'.repeat(60), 'x'.repeat(40)],
])('the stage %s gets the id %s', (label, id) => {
  expect(stageIdOf(label, [])).toBe(id);
});

test('a stage never gets an id that another one has or had, in any case', () => {
  expect(stageIdOf('new', ['New'])).toBe('new-2');
  expect(stageIdOf('Won', ['Won', 'won-2'])).toBe('won-3');
});
