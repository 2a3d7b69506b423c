import type { Collection } from 'mongodb';
import type { PassStore } from '../../../connections/pass-store.ts';
import { changeGuarded, type PassFields } from './change-guarded.ts';
import { isBefore } from './is-before.ts';
import type { PageDocument } from './page-document.ts';

const RELEASED = { passHolder: '', passUntil: '' } as const;

/** When a Page is due for a pass, and which pass holds it: fields of `meta_pages`. */
export function createPassClaims(
  pages: Collection<PageDocument>,
): Pick<PassStore, 'requestSync' | 'claimPass' | 'suspendPass' | 'hasten'> {
  return {
    requestSync: async (pageId, since, dueAt) => {
      await changeGuarded(pages, pageId, ({ passHolder, catchUpSince }) => ({
        $set: {
          catchUpDueAt: dueAt,
          ...(since && !isBefore(catchUpSince, since) && { catchUpSince: since }),
        },
        ...(passHolder === undefined && { $unset: { passCheckpoint: '' } }),
      }));
    },
    // While a pass holds the Page, the next pass is due when the claim ends. A pass that is requested
    // during that time is due earlier than the end of the claim, so that the claim does not replace it.
    claimPass: (pageId, holder, now, until) =>
      changeGuarded(pages, pageId, (page) => {
        const isMine = page.passHolder === holder;
        if (page.passHolder !== undefined && !isMine && !hasEnded(page, now)) return undefined;
        const isRequested = isMine && isBefore(page.catchUpDueAt, page.passUntil);
        return {
          $set: {
            passHolder: holder,
            passUntil: until,
            ...(!isRequested && { catchUpDueAt: until }),
          },
        };
      }),
    suspendPass: async (pageId, holder, dueAt) => {
      await changeGuarded(pages, pageId, ({ passHolder, passUntil, catchUpDueAt }) => {
        if (passHolder !== holder) return undefined;
        const isRequested = isBefore(catchUpDueAt, passUntil);
        const keeps = isRequested && isBefore(catchUpDueAt, dueAt);
        return { ...(!keeps && { $set: { catchUpDueAt: dueAt } }), $unset: RELEASED };
      });
    },
    hasten: async (ms, now) => {
      const filter = { $or: [{ catchUpDueAt: { $gt: now } }, { passUntil: { $gt: now } }] };
      const sooner = (time: Date) => new Date(Math.max(time.getTime() - ms, now.getTime()));
      for (const pageId of await pages.distinct('pageId', filter))
        await changeGuarded(pages, pageId, ({ catchUpDueAt, passUntil }) => {
          const changed = {
            ...(catchUpDueAt && catchUpDueAt > now && { catchUpDueAt: sooner(catchUpDueAt) }),
            ...(passUntil && passUntil > now && { passUntil: sooner(passUntil) }),
          };
          return Object.keys(changed).length > 0 ? { $set: changed } : undefined;
        });
    },
  };
}

const hasEnded = ({ passUntil }: PassFields, now: Date): boolean =>
  passUntil !== undefined && passUntil <= now;

/** Gives back the Pages that a process holds. They are due now. */
export async function releasePasses(
  pages: Collection<PageDocument>,
  processName: string,
  now: Date,
): Promise<void> {
  await pages.updateMany(
    { passHolder: { $regex: `^${processName}#` } },
    // If nothing was due, the Page was due at once: it is due now in both cases.
    { $unset: RELEASED, $min: { catchUpDueAt: now } },
  );
}
