import { EventEmitter } from 'node:events';
import { describe, expect, it } from 'vitest';
import { askSecret, canAskSecret } from '../../cli/ask-secret.ts';

/** A terminal of which is known whether it shows what is typed. */
class Terminal extends EventEmitter {
  readonly isTTY = true;
  readonly modes: boolean[] = [];
  paused = false;
  setRawMode(raw: boolean): void {
    this.modes.push(raw);
  }
  setEncoding(): void {}
  resume(): void {}
  pause(): void {
    this.paused = true;
  }
  type(...texts: string[]): void {
    for (const text of texts) this.emit('data', text);
  }
}

describe('a hidden question', () => {
  it.each([
    [['abc\r'], 'abc'],
    [['a', 'b', 'c', '\n'], 'abc'],
    [['ab\u007f\u007f\u007fxy\r'], 'xy'],
    [['ü\u{1f3ba}\bz\r'], 'üz'],
    [['\r'], ''],
    [['"%$\'\\ \r'], '"%$\'\\ '],
    [['abc\rdef'], 'abc'],
  ])('takes what is typed up to Enter: %j', async (texts, value) => {
    const terminal = new Terminal();
    const answer = askSecret(terminal);
    terminal.type(...texts);
    expect(await answer).toBe(value);
    expect([terminal.modes, terminal.paused, terminal.listenerCount('data')]).toEqual([[true, false], true, 0]);
  });

  it.each([['\u0003'], ['\u0004'], ['abc\u0003']])(
    'is broken off by %j, and the terminal shows what is typed again',
    async (text) => {
      const terminal = new Terminal();
      const answer = askSecret(terminal);
      terminal.type(text);
      await expect(answer).rejects.toMatchObject({ exitCode: 1, message: expect.not.stringContaining('abc') });
      expect(terminal.modes).toEqual([true, false]);
    },
  );

  it('ends with its terminal', async () => {
    const terminal = new Terminal();
    const answer = askSecret(terminal);
    terminal.emit('end');
    await expect(answer).rejects.toMatchObject({ exitCode: 1 });
  });

  it('is put to a terminal only', () => {
    expect(canAskSecret(new Terminal())).toBe(true);
    const pipe = Object.assign(new EventEmitter(), { setEncoding() {}, resume() {}, pause() {} });
    expect(canAskSecret(pipe)).toBe(false);
  });
});
