import { LEAD_KEYS, TEXT_KEYS, type LeadAction } from '../leads/lead-action.ts';
import { ASKED_OUTCOMES, OUTCOME_KEYS } from '../leads/outcome-keys.ts';
import { useLeadHistoryTexts, usePaletteTexts, useTexts } from '../texts/use-texts.ts';
import { Dialog } from '../ui/dialog.tsx';
import { Kbd } from '../ui/kbd.tsx';
import { BOARD_KEYS, GENERAL_KEYS, TICKED_KEYS } from './all-keys.ts';
import { SingleKeysSwitch } from './single-keys-switch.tsx';

type Shortcut = readonly [keys: readonly string[], meaning: string];

/** All keys, in the groups in which they work. Single keys can be switched off here. */
export function KeysDialog({ onClose }: { onClose: () => void }) {
  const { toolbar } = useTexts().leads;
  const { outcomes } = useLeadHistoryTexts();
  const { actions, keys: texts } = usePaletteTexts();
  const onLead = (Object.keys(LEAD_KEYS) as LeadAction[]).map((name): Shortcut => [
    [LEAD_KEYS[name]],
    actions[name].replace('…', ''),
  ]);
  return (
    <Dialog title={toolbar.shortcuts} isOpen isWide onClose={onClose}>
      <SingleKeysSwitch />
      <div className="grid gap-x-10 gap-y-6 sm:grid-cols-2">
        <div className="grid content-start gap-6">
          <KeyList
            title={texts.general.title}
            keys={GENERAL_KEYS.map(([keys, name]) => [keys, texts.general[name]])}
          />
          <KeyList
            title={texts.ticked.title}
            keys={TICKED_KEYS.map(([keys, name]) => [keys, texts.ticked[name]])}
          />
        </div>
        <div className="grid content-start gap-6">
          <KeyList title={texts.onLead} keys={[...onLead, [TEXT_KEYS, texts.firstTexts]]} />
          <KeyList
            title={texts.afterContact}
            keys={ASKED_OUTCOMES.map((name) => [[OUTCOME_KEYS[name]], outcomes[name]])}
          />
          <KeyList
            title={texts.board.title}
            keys={BOARD_KEYS.map(([keys, name]) => [keys, texts.board[name]])}
          />
        </div>
      </div>
    </Dialog>
  );
}

function KeyList({ title, keys: lines }: { title: string; keys: readonly Shortcut[] }) {
  return (
    <section className="grid content-start gap-2.5">
      <h3 className="text-sm font-medium text-muted">{title}</h3>
      <dl className="grid content-start gap-2">
        {lines.map(([keys, meaning]) => (
          <div key={meaning} className="flex items-center justify-between gap-4">
            <dt className="text-sm">{meaning}</dt>
            <dd className="flex shrink-0 gap-1">
              {keys.map((key) => (
                <Kbd key={key}>{key}</Kbd>
              ))}
            </dd>
          </div>
        ))}
      </dl>
    </section>
  );
}
