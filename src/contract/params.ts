import { z } from 'zod';

/** Facts behind a code, such as names of permissions or numbers of leads. */
export const params = z.record(z.string(), z.union([z.string(), z.number()]));
