/** Tells whoever waits what is being done, beside the figures: each line with the seconds since the start. */
export function tell(what: string): void {
  const seconds = String(Math.round(performance.now() / 1000)).padStart(4);
  console.error(`${seconds} s  ${what}`);
}
