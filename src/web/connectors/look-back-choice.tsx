import { useAdminTexts } from '../texts/use-texts.ts';
import type { ConnectedPage } from '../../contract/page.ts';
import { Select } from '../ui/select.tsx';
import { offerLookBacks, type LookBack } from './look-back.ts';

interface LookBackChoiceProps {
  pages: readonly ConnectedPage[];
  value: LookBack;
  onChange: (value: LookBack) => void;
}

/** Which of the leads that were sent before come along. */
export function LookBackChoice({ pages, value, onChange }: LookBackChoiceProps) {
  const { lookBack } = useAdminTexts().connectors;
  return (
    <div className="grid gap-1.5 pt-1">
      <span className="text-sm font-medium text-ink">{lookBack.label}</span>
      <Select
        label={lookBack.label}
        className="w-full text-ink"
        value={value}
        options={offerLookBacks(pages).map((each) => ({
          value: each,
          label: lookBack.options[each],
        }))}
        onChange={onChange}
      />
      <span className="text-xs">{lookBack.hint}</span>
    </div>
  );
}
