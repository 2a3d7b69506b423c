import { Pencil } from 'lucide-react';
import { useState } from 'react';
import { whenThere } from '../ui/when-there.ts';
import { itemIcon, PaletteItem } from './palette-item.tsx';

/** The values of the open lead that can be changed in their place, and the button that adds one. */
export function FieldChoices({ onClose }: { onClose: () => void }) {
  const [buttons] = useState(() => [...document.querySelectorAll<HTMLElement>('[data-edit]')]);
  return buttons.map((button, index) => (
    <PaletteItem
      key={index}
      id={`field ${index}`}
      label={(button.ariaLabel ?? button.textContent).replace(/^\+ /, '')}
      icon={itemIcon(Pencil)}
      onChoose={() => {
        onClose();
        whenThere('[data-edit]', () => button.click());
      }}
    />
  ));
}
