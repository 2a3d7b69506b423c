import type { ConnectedPage } from '../../contract/page.ts';
import { Select } from '../ui/select.tsx';
import { offerLookBacks, type LookBack } from './look-back.ts';

interface LookBackChoiceProps {
  pages: readonly ConnectedPage[];
  value: LookBack;
  onChange: (value: LookBack) => void;
}

/** Which of the leads that were sent before come along. */
export const LookBackChoice = ({ pages, value, onChange }: LookBackChoiceProps) => (
  <div className="grid gap-1.5 pt-1">
    <span className="text-sm font-medium text-ink">Leads to fetch</span>
    <Select
      label="Leads to fetch"
      className="w-full text-ink"
      value={value}
      options={offerLookBacks(pages)}
      onChange={onChange}
    />
    <span className="text-xs">
      More can be fetched later with Catch up, as long as Meta keeps them.
    </span>
  </div>
);
