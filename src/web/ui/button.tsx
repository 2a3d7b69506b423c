import { cva, type VariantProps } from 'class-variance-authority';
import clsx from 'clsx';
import {
  Children,
  cloneElement,
  isValidElement,
  type ComponentProps,
  type MouseEvent,
  type ReactNode,
} from 'react';
import { Spinner } from './spinner.tsx';

const buttonLook = cva(
  [
    'inline-flex shrink-0 items-center justify-center gap-1.5 rounded-md font-medium whitespace-nowrap',
    'transition-colors duration-100 select-none [&_svg]:shrink-0',
    'disabled:pointer-events-none disabled:opacity-55 aria-busy:opacity-55',
  ],
  {
    variants: {
      look: {
        primary: 'bg-accent text-on-accent shadow-low hover:bg-accent-hover',
        secondary:
          'border border-line-strong bg-surface text-ink shadow-low hover:bg-hover active:bg-pressed',
        ghost: 'text-muted hover:bg-hover hover:text-ink active:bg-pressed',
        danger: 'bg-danger text-on-danger shadow-low hover:bg-danger-hover',
      },
      size: {
        sm: 'h-7 px-2.5 text-xs pointer-coarse:h-9 pointer-coarse:px-3',
        md: 'h-8 px-3 text-sm pointer-coarse:h-10',
        lg: 'h-10 px-4 text-base pointer-coarse:h-11',
        icon: 'size-7 text-sm pointer-coarse:size-10',
      },
    },
    defaultVariants: { look: 'secondary', size: 'md' },
  },
);

type ButtonProps = ComponentProps<'button'> &
  VariantProps<typeof buttonLook> & {
    /** Renders the only child, such as a link, with the look of a button. */
    asChild?: boolean;
    /** Something is in progress: a spinner shows it, and a second press does nothing. */
    isBusy?: boolean;
  };

export function Button({
  look,
  size,
  asChild = false,
  isBusy = false,
  className,
  onClick,
  children,
  ...props
}: ButtonProps) {
  const classes = buttonLook({ look, size, className });
  if (asChild) return dress(children, { ...props, onClick, className: classes });
  return (
    <button
      type="button"
      className={classes}
      // Not disabled while it is busy, or it would lose the focus.
      aria-disabled={isBusy || undefined}
      aria-busy={isBusy || undefined}
      onClick={isBusy ? refuse : onClick}
      {...props}
    >
      {isBusy && <Spinner />}
      {children}
    </button>
  );
}

/** Also prevents a submit button from submitting. */
const refuse = (event: MouseEvent) => event.preventDefault();

type Dressed = ComponentProps<'button'>;

/** The only child, with the look and the properties of the button. */
function dress(child: ReactNode, props: Dressed) {
  const only = Children.only(child);
  if (!isValidElement<Dressed>(only)) return only;
  return cloneElement(only, { ...props, className: clsx(props.className, only.props.className) });
}
