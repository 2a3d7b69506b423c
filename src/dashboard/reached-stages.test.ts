import { expect, test } from 'vitest';
import { reachedStages } from './reached-stages.ts';

const stage = (id: string, flags: { readonly won?: boolean; readonly lost?: boolean } = {}) => ({
  id,
  won: false,
  lost: false,
  ...flags,
});

test('leads of a later stage have reached the earlier ones, and all leads the first one', () => {
  const stages = [
    stage('New'),
    stage('Contacted'),
    stage('Meeting'),
    stage('Won', { won: true }),
    stage('Lost', { lost: true }),
  ];
  expect(Object.fromEntries(reachedStages(stages))).toEqual({
    New: [],
    Contacted: ['Contacted', 'Meeting', 'Won'],
    Meeting: ['Meeting', 'Won'],
    Won: ['Won'],
  });
});

test('a won lead has passed every open stage, also one that comes later, and no other won stage', () => {
  const stages = [
    stage('New'),
    stage('Won', { won: true }),
    stage('Lost', { lost: true }),
    stage('Offer'),
    stage('Renewed', { won: true }),
  ];
  expect(Object.fromEntries(reachedStages(stages))).toEqual({
    New: [],
    Offer: ['Offer', 'Won', 'Renewed'],
    Won: ['Won'],
    Renewed: ['Renewed'],
  });
});
