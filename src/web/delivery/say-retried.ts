import type { RetryAnswer } from '../../contract/inbox.ts';
import { say } from '../../message.ts';
import type { AdminTexts, ReasonTexts } from '../../texts/texts.ts';

const ORDER = ['stored', 'pending', 'needs-attention', 'skipped', 'dismissed', 'trying'] as const;

/** How a retry ended, with the reason if all leads have the same one. */
export function sayRetried(
  { retried, leads, outcome }: RetryAnswer,
  { delivery, reasons }: Pick<AdminTexts, 'delivery'> & { readonly reasons: ReasonTexts },
): string {
  const [first] = leads;
  if (retried === 0 || !first) return delivery.retried.none;
  const whys = new Set(leads.map(({ reason }) => (reason === null ? '' : say(reasons, reason))));
  whys.delete('');
  const [why = ''] = whys.size === 1 ? whys : [];
  const ended =
    retried === 1
      ? delivery.retried.one[first.state]
      : delivery.retried.many(
          retried,
          ORDER.filter((state) => outcome[state] > 0).map(
            (state) => `${outcome[state]} ${delivery.states[state]}`,
          ),
        );
  return `${ended} ${why}`.trim();
}
