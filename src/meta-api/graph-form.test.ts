import { describe, expect, test } from 'vitest';
import { readGraphForm } from './graph-form.ts';

const NOW = new Date('2026-03-01T12:00:00Z');
const questionsOf = (questions: unknown) =>
  readGraphForm({ id: '1', questions }, NOW)?.questions?.map(({ key, label }) => [key, label]);

describe('the questions of a form', () => {
  test('are followed by those that depend on them, whose label is their name', () => {
    const questions = [
      {
        key: 'car',
        label: 'Which car?',
        type: 'CUSTOM',
        conditional_questions_group_id: '5',
        dependent_conditional_questions: [
          { field_key: 'model', name: 'Which model?', input_type: 'SELECT' },
          { field_key: 'year' },
          { name: 'No key' },
          null,
        ],
      },
      { key: 'email', label: 'E-mail', type: 'EMAIL' },
    ];
    expect(questionsOf(questions)).toEqual([
      ['car', 'Which car?'],
      ['model', 'Which model?'],
      ['year', 'year'],
      ['email', 'E-mail'],
    ]);
  });

  test('that cannot be understood do not lose the others', () => {
    const questions = [null, {}, { label: 'No key' }, { key: 'email', label: { odd: 1 } }];
    expect(questionsOf(questions)).toEqual([['email', 'email']]);
  });
});
