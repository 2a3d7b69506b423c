import { Trash2 } from 'lucide-react';
import type { ApiKeyAnswer } from '../../contract/api-key.ts';
import { useAdminTexts, useFormats } from '../texts/use-texts.ts';
import { TimeAgo } from '../time/time-ago.tsx';
import { useNow } from '../time/use-now.ts';
import { Badge } from '../ui/badge.tsx';
import { IconButton } from '../ui/icon-button.tsx';

interface ApiKeyEntryProps {
  apiKey: ApiKeyAnswer;
  /** Who made it; undefined if that is not known any more. */
  maker: string | undefined;
  onDelete: () => void;
}

/** One key: what it may do, who made it, and whether it is still used. */
export function ApiKeyEntry({ apiKey, maker, onDelete }: ApiKeyEntryProps) {
  const texts = useAdminTexts().apiKeys;
  const { name, prefix, scopes, createdAt, lastUsedAt } = apiKey;
  return (
    <li className="flex items-start gap-3 py-3 pr-3 pl-4">
      <div className="grid min-w-0 flex-1 gap-1">
        <div className="flex flex-wrap items-center gap-x-2.5 gap-y-1">
          <span dir="auto" className="text-base font-medium [overflow-wrap:anywhere]">
            {name}
          </span>
          <code className="font-mono text-xs text-muted">{prefix}…</code>
          <Expiry apiKey={apiKey} />
        </div>
        <p className="text-sm text-pretty">
          {scopes.map((scope) => texts.scopes[scope].name).join(' · ')}
        </p>
        <p className="flex flex-wrap gap-x-3 gap-y-0.5 text-xs text-muted">
          <span>
            {texts.madeBy(maker ?? texts.unknownMaker)} <TimeAgo iso={createdAt} />
          </span>
          <span>
            {lastUsedAt === null ? (
              texts.neverUsed
            ) : (
              <>
                {texts.lastUsed} <TimeAgo iso={lastUsedAt} />
              </>
            )}
          </span>
        </p>
      </div>
      <IconButton label={texts.deleteKey(name)} onClick={onDelete}>
        <Trash2 className="size-4" />
      </IconButton>
    </li>
  );
}

/** In a week from now or earlier is soon. */
const SOON_MS = 7 * 24 * 60 * 60_000;

function Expiry({ apiKey: { expiresAt } }: Pick<ApiKeyEntryProps, 'apiKey'>) {
  const texts = useAdminTexts().apiKeys;
  const { day } = useFormats();
  const now = useNow();
  if (expiresAt === null) return <Badge>{texts.neverExpires}</Badge>;
  const moment = new Date(expiresAt);
  const left = moment.getTime() - now.getTime();
  if (left <= 0) return <Badge tone="danger">{texts.expired(day(moment, now))}</Badge>;
  return <Badge tone={left < SOON_MS ? 'warn' : 'plain'}>{texts.expires(day(moment, now))}</Badge>;
}
