import {
  cloneElement,
  useEffect,
  useId,
  useState,
  type ComponentProps,
  type ReactElement,
} from 'react';
import { Popup } from './popup.tsx';

interface TooltipProps {
  text: string;
  /** The text is more than the name of the control. */
  isDescription: boolean;
  children: ReactElement<ComponentProps<'button'>>;
}

/** Long enough that nothing flickers while the pointer passes. */
const DELAY_MS = 350;

/** A few words about the control inside, on hover and on focus. */
export function Tooltip({ text, isDescription, children }: TooltipProps) {
  const [hovered, setHovered] = useState<HTMLElement>();
  const [anchor, setAnchor] = useState<HTMLElement>();
  const id = useId();
  useEffect(() => {
    if (!hovered) return;
    const timer = setTimeout(() => setAnchor(hovered), DELAY_MS);
    return () => clearTimeout(timer);
  }, [hovered]);
  useEffect(() => {
    if (!anchor) return;
    const press = (event: KeyboardEvent) => {
      if (event.key === 'Escape') setAnchor(undefined);
    };
    document.addEventListener('keydown', press);
    return () => document.removeEventListener('keydown', press);
  }, [anchor]);

  const hide = () => {
    setHovered(undefined);
    setAnchor(undefined);
  };
  return (
    <>
      {cloneElement(children, {
        'aria-describedby': anchor && isDescription ? id : undefined,
        onPointerEnter: ({ pointerType, currentTarget }) => {
          if (pointerType !== 'touch') setHovered(currentTarget);
        },
        onPointerLeave: hide,
        onPointerDown: hide,
        onFocus: ({ currentTarget }) => {
          if (currentTarget.matches(':focus-visible')) setAnchor(currentTarget);
        },
        onBlur: hide,
      })}
      {anchor?.isConnected && (
        <Popup
          anchor={anchor}
          side="top"
          align="center"
          role="tooltip"
          id={id}
          className="pointer-events-none fixed z-50 max-w-64 animate-fade rounded-md bg-ink px-2 py-1 text-xs font-medium text-canvas shadow-pop"
        >
          {text}
        </Popup>
      )}
    </>
  );
}
