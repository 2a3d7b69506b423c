import { Check } from 'lucide-react';
import {
  cloneElement,
  createContext,
  useContext,
  useId,
  useState,
  type ComponentProps,
  type PointerEvent,
  type ReactElement,
  type ReactNode,
} from 'react';
import { choiceLook, Choices } from './choices.tsx';

interface MenuProps {
  /** A button. */
  trigger: ReactElement<ComponentProps<'button'>>;
  /** The menu's accessible name. */
  label: string;
  align?: 'start' | 'end';
  side?: 'top' | 'bottom';
  /** Loads what is in it before it opens. */
  prepare?: () => Promise<void>;
  children: ReactNode;
}

/** The code that prepares a menu says why it does not open. */
const noop = () => {};

const CloseContext = createContext<() => void>(() => {});

/** A button that opens a few actions and choices. */
export function Menu(props: MenuProps) {
  const { trigger, label, align = 'start', side = 'bottom', prepare, children } = props;
  const [anchor, setAnchor] = useState<HTMLElement>();
  const menuId = useId();
  const close = () => {
    anchor?.focus();
    setAnchor(undefined);
  };
  return (
    <>
      {cloneElement(trigger, {
        'aria-haspopup': 'menu',
        'aria-expanded': anchor !== undefined,
        'aria-controls': anchor && menuId,
        onClick: ({ currentTarget }) => {
          if (anchor) setAnchor(undefined);
          else if (prepare) void prepare().then(() => setAnchor(currentTarget), noop);
          else setAnchor(currentTarget);
        },
      })}
      {anchor && (
        <CloseContext value={close}>
          <Choices
            anchor={anchor}
            side={side}
            align={align}
            role="menu"
            id={menuId}
            aria-label={label}
            onClose={() => setAnchor(undefined)}
          >
            {children}
          </Choices>
        </CloseContext>
      )}
    </>
  );
}

/** As in the menus of a desktop. */
export const focusOnHover = ({ currentTarget }: PointerEvent<HTMLElement>) =>
  currentTarget.focus({ preventScroll: true });

/** An action; the menu closes. */
export function MenuItem({ onSelect, children }: { onSelect: () => void; children: ReactNode }) {
  const close = useContext(CloseContext);
  return (
    <button
      type="button"
      role="menuitem"
      tabIndex={-1}
      data-choice=""
      className={choiceLook}
      onPointerMove={focusOnHover}
      onClick={() => {
        close();
        onSelect();
      }}
    >
      {children}
    </button>
  );
}

/** A link to another screen; the menu closes. The child is the link. */
export function MenuLink({ children }: { children: ReactElement<ComponentProps<'a'>> }) {
  const close = useContext(CloseContext);
  return cloneElement(children, {
    role: 'menuitem',
    tabIndex: -1,
    'data-choice': '',
    className: choiceLook,
    onPointerMove: focusOnHover,
    onClick: close,
    onKeyDown: (event) => {
      // The browser opens links with Enter alone.
      if (event.key !== ' ') return;
      event.preventDefault();
      event.currentTarget.click();
    },
  } as ComponentProps<'a'>);
}

export const MenuSeparator = () => <hr className="-mx-1 my-1 border-line" />;

interface MenuChoiceProps<Value extends string> {
  label: string;
  value: Value;
  options: readonly { value: Value; label: string; icon: ReactNode }[];
  onChange: (value: Value) => void;
}

/** One of a few, chosen inside a menu that stays open. */
export function MenuChoice<Value extends string>(props: MenuChoiceProps<Value>) {
  const { label, value, options, onChange } = props;
  const labelId = useId();
  return (
    <div role="group" aria-labelledby={labelId}>
      <div id={labelId} role="presentation" className="px-2 pt-1.5 pb-1 text-xs text-faint">
        {label}
      </div>
      {options.map((option) => (
        <button
          key={option.value}
          type="button"
          role="menuitemradio"
          aria-checked={option.value === value}
          tabIndex={-1}
          data-choice=""
          className={choiceLook}
          onPointerMove={focusOnHover}
          onClick={() => onChange(option.value)}
        >
          {option.icon}
          <span className="flex-1">{option.label}</span>
          {option.value === value && (
            <Check className="size-4 text-accent-text" aria-hidden="true" />
          )}
        </button>
      ))}
    </div>
  );
}
