/** Ctrl-C; what service managers and containers send; a terminal that is closed, or whose line breaks. */
const SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;

/** Ctrl-C reaches the process itself, and once more by way of the `npx` or `npm` that it was started by. */
const SAME_MS = 1_000;

/**
 * Aborts when the process is told to end, by whichever signal. What comes within a second is the same word told twice; after
 * that somebody insists.
 * @param onAgain is told so; without it the process then ends at once, as the system has it
 */
export function abortOnSignals(onAgain?: () => void): AbortController {
  const controller = new AbortController();
  let insists = false;
  const told = (): void => {
    if (insists) return onAgain?.();
    if (controller.signal.aborted) return;
    controller.abort();
    setTimeout(() => {
      insists = true;
      if (!onAgain) for (const signal of SIGNALS) process.off(signal, told);
    }, SAME_MS).unref();
  };
  for (const signal of SIGNALS) process.on(signal, told);
  return controller;
}
