/** A window of the menu of the list, or the choice of all leads that match. */
export type ListCommand = 'filters' | 'columns' | 'saveView' | 'recent' | 'selectAll';

type Run = (command: ListCommand) => void;

let run: Run | undefined;
let asked: ListCommand | undefined;

/** Does something with the list. @returns whether a list is on the screen; else the next one does it */
export function runListCommand(command: ListCommand): boolean {
  asked = run === undefined ? command : undefined;
  run?.(command);
  return asked === undefined;
}

/** Tells how it is done, for as long as the list is on the screen. @returns how to end it */
export function offerListCommands(runCommand: Run): () => void {
  run = runCommand;
  if (asked !== undefined) runCommand(asked);
  asked = undefined;
  return () => {
    if (run === runCommand) run = undefined;
  };
}
