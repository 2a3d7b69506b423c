import { useId } from 'react';
import type { NewApiKeyBody } from '../../contract/api-key.ts';
import { useAdminTexts } from '../texts/use-texts.ts';

type Scope = NewApiKeyBody['scopes'][number];

const SCOPES: readonly Scope[] = ['leads:read', 'leads:write', 'connections:read', 'admin'];

/** What another scope allows already. */
const INCLUDED_IN: Readonly<Partial<Record<Scope, readonly Scope[]>>> = {
  'leads:read': ['leads:write', 'admin'],
  'leads:write': ['admin'],
  'connections:read': ['admin'],
};

interface ScopeChoiceProps {
  value: readonly Scope[];
  onChange: (value: Scope[]) => void;
}

/** What the key may do. A scope that another one includes is chosen with it. */
export function ScopeChoice({ value, onChange }: ScopeChoiceProps) {
  const texts = useAdminTexts().apiKeys;
  const id = useId();
  const isIncluded = (scope: Scope) => INCLUDED_IN[scope]?.some((wider) => value.includes(wider));
  const toggle = (scope: Scope, isChosen: boolean) =>
    onChange(isChosen ? [...value, scope] : value.filter((each) => each !== scope));
  return (
    <fieldset className="grid gap-1.5">
      <legend className="mb-1.5 text-sm font-medium">{texts.scopesLabel}</legend>
      <div className="divide-y divide-line rounded-lg border border-line">
        {SCOPES.map((scope) => (
          <div key={scope} className="flex items-start gap-2.5 px-3 py-2.5 text-sm">
            <input
              id={`${id}-${scope}`}
              type="checkbox"
              aria-describedby={`${id}-${scope}-hint`}
              className="mt-0.5 size-4 shrink-0 accent-accent"
              checked={value.includes(scope) || isIncluded(scope) === true}
              disabled={isIncluded(scope)}
              onChange={({ target }) => toggle(scope, target.checked)}
            />
            <div className="grid gap-0.5">
              <label htmlFor={`${id}-${scope}`} className="font-medium">
                {texts.scopes[scope].name}
              </label>
              <span id={`${id}-${scope}-hint`} className="text-xs text-muted">
                {texts.scopes[scope].hint}
              </span>
            </div>
          </div>
        ))}
      </div>
    </fieldset>
  );
}
