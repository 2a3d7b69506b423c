import { bakeryForms } from './bakery-forms.ts';
import { fitnessForms } from './fitness-forms.ts';
import type { Form } from './world.ts';

/** Forms as real Pages have them. */
export function demoForms(now: Date): Form[] {
  const daysAgo = (days: number) => new Date(now.getTime() - days * 86_400_000);
  return [...bakeryForms(daysAgo), ...fitnessForms(daysAgo)];
}
