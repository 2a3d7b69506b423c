import { X } from 'lucide-react';
import { useId, type ReactNode } from 'react';
import { useBasicTexts } from '../texts/use-texts.ts';
import { IconButton } from './icon-button.tsx';
import { Modal } from './modal.tsx';

interface DialogProps {
  title: string;
  isOpen: boolean;
  /** Room for a form or for details. */
  isWide?: boolean | undefined;
  onClose: () => void;
  /** The element that has the focus at first; the window itself if it is left out. */
  firstFocus?: () => HTMLElement | null;
  children: ReactNode;
}

/** A window above the page. On a phone it is at the bottom, within reach of the thumb. */
export const Dialog = ({ isOpen, ...props }: DialogProps) => isOpen && <OpenDialog {...props} />;

function OpenDialog(props: Omit<DialogProps, 'isOpen'>) {
  const { title, isWide, onClose, firstFocus, children } = props;
  const { ui } = useBasicTexts();
  const titleId = useId();
  return (
    <Modal
      aria-labelledby={titleId}
      look={isWide ? 'wide' : 'usual'}
      onDismiss={onClose}
      {...(firstFocus && { firstFocus })}
    >
      <div className="flex items-center justify-between">
        <h2 id={titleId} className="text-lg font-semibold">
          {title}
        </h2>
        <IconButton label={ui.close} onClick={onClose}>
          <X className="size-4" />
        </IconButton>
      </div>
      {children}
    </Modal>
  );
}
