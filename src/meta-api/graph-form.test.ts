import { describe, expect, test } from 'vitest';
import { readGraphForm } from './graph-form.ts';

const NOW = new Date('2026-03-01T12:00:00Z');
const questionsOf = (questions: unknown) =>
  readGraphForm({ id: '1', questions }, NOW)?.questions?.map(({ key, label }) => [key, label]);

describe('questions of a form', () => {
  test('each question is followed by its dependent questions, which are labelled with their names', () => {
    const questions = [
      {
        key: 'car',
        label: 'Which car?',
        type: 'CUSTOM',
        conditional_questions_group_id: '5',
        dependent_conditional_questions: [
          { field_key: 'model', name: 'Which model?', input_type: 'SELECT' },
          {
            field_key: 'year',
            name: { odd: 1 },
            dependent_conditional_questions: [{ field_key: 'month', name: 'Which month?' }],
          },
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
      ['month', 'Which month?'],
      ['email', 'E-mail'],
    ]);
  });

  test('a question that cannot be understood does not lose the others', () => {
    const questions = [null, {}, { label: 'No key' }, { key: 'email', label: { odd: 1 } }];
    expect(questionsOf(questions)).toEqual([['email', 'email']]);
  });

  test('a question keeps the options that can be understood', () => {
    const options = [null, { key: 'a', value: 'Yes' }, { key: {} }, 'b', { value: 'No' }];
    const form = readGraphForm({ id: '1', questions: [{ key: 'q', options }] }, NOW);
    expect(form?.questions?.[0]?.options).toEqual([
      { key: 'a', value: 'Yes' },
      { key: 'No', value: 'No' },
    ]);
  });

  test('questions that are nested very deep do no harm', () => {
    let question: object = { field_key: 'last' };
    for (let level = 0; level < 3000; level += 1)
      question = { field_key: `q${level}`, dependent_conditional_questions: [question] };
    const questions = [{ key: 'first', dependent_conditional_questions: [question] }];
    expect(questionsOf(questions)?.length).toBeLessThan(20);
  });
});
