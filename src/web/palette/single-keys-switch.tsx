import { useState } from 'react';
import { usePaletteTexts } from '../texts/use-texts.ts';
import { hasSingleKeys, OFF, SINGLE_KEYS } from '../ui/single-keys.ts';

/** Switches the keys without Ctrl off, for people who speak to their computer or whose hands slip. */
export function SingleKeysSwitch() {
  const { single: texts } = usePaletteTexts().keys;
  const [isOn, setOn] = useState(hasSingleKeys);
  const change = (next: boolean) => {
    try {
      if (next) localStorage.removeItem(SINGLE_KEYS);
      else localStorage.setItem(SINGLE_KEYS, OFF);
    } catch {
      // The browser keeps nothing: then the keys stay on.
    }
    setOn(hasSingleKeys());
  };
  return (
    <label className="flex items-start gap-2.5 rounded-lg bg-hover px-3.5 py-2.5">
      <input
        type="checkbox"
        className="mt-0.5 size-4 shrink-0 accent-accent"
        checked={isOn}
        onChange={({ target }) => change(target.checked)}
      />
      <span className="grid gap-0.5 text-sm">
        {texts.label}
        <span className="text-muted">{texts.hint}</span>
      </span>
    </label>
  );
}
