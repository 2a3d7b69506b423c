/**
 * `shared-commits` is how LeadRabbit receives. `nothing-stored` and `one-commit-each` differ from it
 * only in how they store. All three leave the leads in the inbox. `worker-on` is the whole LeadRabbit.
 */
export const VARIANTS = [
  'nothing-stored',
  'shared-commits',
  'one-commit-each',
  'worker-on',
] as const;
export type Variant = (typeof VARIANTS)[number];

/** Whether an acknowledged delivery is on disk. */
export const isDurable = (variant: Variant): boolean => variant !== 'nothing-stored';
