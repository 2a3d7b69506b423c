import { StartError } from '../errors.ts';

/** Keeps LeadRabbit from starting on half of the data. */
export const unfinishedMove = (target: string): StartError =>
  new StartError(
    `A move of data into ${target} has not finished. Run the same npm run move again: it continues from the same place.`,
  );
