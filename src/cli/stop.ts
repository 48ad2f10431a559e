/** How often to look up from the work, in milliseconds. */
const EVERY = 50;

/**
 * Whether a person asked to stop (Ctrl-C, or the system ending the program). Listens from the first question on: until
 * then, and for work that never asks, the signals do what they always do. Whoever asks twice means it.
 */
export function stopSignals(): () => Promise<boolean> {
  let asked = false;
  let isListening = false;
  let lookedUp = 0;
  const ask = (): void => {
    if (asked) process.exit(2);
    asked = true;
  };
  return async () => {
    if (!isListening) for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, ask);
    isListening = true;
    if (Date.now() - lookedUp > EVERY) {
      // signals come in only between two turns
      await new Promise((resolve) => setImmediate(resolve));
      lookedUp = Date.now();
    }
    return asked;
  };
}
