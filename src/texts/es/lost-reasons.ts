import type { lostReasons as english } from '../en/lost-reasons.ts';

export const lostReasons: typeof english = {
  'no-answer': 'No respondió',
  'wrong-contact': 'Número o dirección incorrectos',
  'not-interested': 'Sin interés',
  'too-expensive': 'Demasiado caro',
  competitor: 'Eligió a otra empresa',
};
