/** Timers that can all be cancelled at once. */
export function createDeliveryTimers() {
  const timers = new Set<NodeJS.Timeout>();
  return {
    after(ms: number, run: () => void): void {
      const timer = setTimeout(() => {
        timers.delete(timer);
        run();
      }, ms);
      timers.add(timer);
    },
    cancelAll(): void {
      for (const timer of timers) clearTimeout(timer);
      timers.clear();
    },
  };
}
