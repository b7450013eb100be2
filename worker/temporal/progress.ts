/** Gets one line that says what is going on; each call replaces the line before. */
export type OnProgress = (text: string) => void;

/** Does the work and says once a second what it is at, with the minutes and seconds since its start. */
export async function withProgress<T>(
  onProgress: OnProgress,
  describe: () => string,
  work: () => Promise<T>,
): Promise<T> {
  const start = Date.now();
  const say = (): void => onProgress(`${describe()}, ${minutesAndSeconds(Date.now() - start)}`);
  say();
  const clock = setInterval(say, 1000);
  try {
    return await work();
  } finally {
    clearInterval(clock);
  }
}

/** Such as `2:05`. */
export function minutesAndSeconds(milliseconds: number): string {
  const seconds = Math.floor(milliseconds / 1000);
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`;
}
