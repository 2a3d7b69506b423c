import { expect, test } from 'vitest';
import { english } from '../../texts/english.ts';
import { nameActor, nameDetails, nameTarget } from './name-entry.ts';

const texts = english.audit;
const noPage = () => undefined;

test('a part of LeadRabbit that has no name of its own is shown by its id', () =>
  expect(nameActor({ kind: 'system', id: 'digest', name: null }, texts)).toBe(
    'LeadRabbit (digest)',
  ));

test('an API key that was deleted is still told apart from a person', () => {
  expect(nameActor({ kind: 'api-key', id: 'k1', name: null }, texts)).toBe('A deleted API key');
  expect(nameTarget({ kind: 'api-key', id: 'k1', name: null }, texts, noPage)).toBe(
    'A deleted API key',
  );
});

test('a Page has the name that it has today, and its id once it is not connected', () => {
  const target = { kind: 'page', id: '1001', name: null };
  expect(nameTarget(target, texts, () => 'Brotzeit Bakery')).toBe('Brotzeit Bakery');
  expect(nameTarget(target, texts, noPage)).toBe('Page 1001, not connected any more');
});

test('the fields of changed settings are named in plain words, and unknown ones by their name', () =>
  expect(
    nameDetails({ action: 'setting-changed', fields: ['twoFactorForAdmins', 'later'] }, english),
  ).toEqual(['two-factor sign-in for admins', 'later']));

test('the scopes of a new API key are named in plain words', () =>
  expect(nameDetails({ action: 'api-key-made', fields: ['leads:read'] }, english)).toEqual([
    'See leads',
  ]));

test('fields that say no more than the action are left out', () =>
  expect(nameDetails({ action: 'role-changed', fields: ['role'] }, english)).toEqual([]));
