import { spawn } from 'node:child_process';
import { PassThrough, Readable } from 'node:stream';
import { fileURLToPath } from 'node:url';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createContext } from '../../../cli/create-context.ts';
import { explainLines } from '../../../cli/explain/explain-texts.ts';
import { LONGEST_LINE, linesOf } from '../../../cli/explain/lines-of.ts';
import { createOutput } from '../../../cli/output.ts';
import { INSTALLER_MESSAGES } from '../../../platforms/callmanager4/messages/installer-messages.ts';
import { keepText, runInProcess } from '../run-ccmctl.ts';

const PROGRAM = fileURLToPath(new URL('../../../bin/ccmctl.js', import.meta.url));

/** What `explain -` makes of bytes that arrive in these pieces. */
async function explained(...pieces: readonly (string | Uint8Array)[]) {
  const stdout = keepText();
  const context = createContext(createOutput({ stdout, stderr: keepText(), json: false }));
  const input = Readable.from(pieces.map((piece) => Buffer.from(piece)));
  const exitCode = await explainLines(context, input, new PassThrough());
  const documents = stdout.text.split('\n').slice(0, -1);
  return { exitCode, documents: documents.map((line) => JSON.parse(line) as { asked: string; matches: object[] }) };
}

async function lines(...pieces: readonly Uint8Array[]): Promise<readonly string[]> {
  const found: string[] = [];
  for await (const line of linesOf(Readable.from(pieces))) found.push(line);
  return found;
}

describe('ccmctl explain TEXT', () => {
  it('prints the document of the contract, and ends with 0', async () => {
    const { exitCode, stdout } = await runInProcess(['explain', 'Error', 'opning', 'MSI', 'package', '--json']);
    expect(exitCode).toBe(0);
    const document = JSON.parse(stdout) as { matches: object[] };
    expect(Object.keys(document)).toEqual(['asked', 'matches']);
    expect(document).toMatchObject({
      asked: 'Error opning MSI package',
      matches: [{ id: 'package-not-opened', ends: 'unknown' }],
    });
    expect(Object.keys(document.matches[0]!)).toEqual(['id', 'message', 'reason', 'action', 'ends', 'score']);
  });

  it('ends with 4 where nothing fits, and says that this is not harmless', async () => {
    const text = await runInProcess(['explain', 'please reboot the server']);
    expect([text.exitCode, text.stdout]).toEqual([4, expect.stringMatching(/does not make it harmless/)]);
    const json = await runInProcess(['explain', '--json', 'please reboot the server']);
    expect([json.exitCode, JSON.parse(json.stdout)]).toEqual([4, { asked: 'please reboot the server', matches: [] }]);
  });

  it('says for people what it is, why, what next and whether the installation ends', async () => {
    const { stdout } = await runInProcess(['explain', 'UMX.dll failed to register']);
    for (const part of [/umx-not-registered/, /reason:/, /action: .*regsvr32/, /ends the installation: no/])
      expect(stdout).toMatch(part);
  });

  it('shows nothing to a terminal that it would act on', async () => {
    const { stdout } = await runInProcess(['explain', 'Failed to launch \x1b]0;evil\x07.exe, aborting install.']);
    expect(stdout).toContain('Failed to launch');
    expect(stdout).not.toContain('\x1b');
  });

  it('wants a text', async () => {
    expect((await runInProcess(['explain'])).exitCode).toBe(2);
  });
});

describe('ccmctl explain -', () => {
  it('gives one document a line in the order of the lines, and 4 where any line is unknown', async () => {
    const texts = INSTALLER_MESSAGES.map(({ text }) => text);
    const known = await explained(`${texts.join('\n')}\n`);
    expect(known.exitCode).toBe(0);
    expect(known.documents.map(({ asked }) => asked)).toEqual(texts);
    expect(known.documents.map(({ matches }) => matches[0])).toMatchObject(
      INSTALLER_MESSAGES.map(({ id }) => ({ id })),
    );
    expect((await explained('An unexpected error occurred.\nhello\n')).exitCode).toBe(4);
  });

  it('takes a last line without an end, an empty one, line ends of Windows, and nothing at all', async () => {
    const asked = async (text: string) => (await explained(text)).documents.map((document) => document.asked);
    expect(await asked('a\r\n\r\nb')).toEqual(['a', '', 'b']);
    expect(await asked('a\n')).toEqual(['a']);
    expect(await explained()).toEqual({ exitCode: 4, documents: [] });
  });

  it('takes the same lines, however the bytes are cut into pieces', async () => {
    await fc.assert(
      fc.asyncProperty(fc.uint8Array({ maxLength: 200 }), fc.integer({ min: 1, max: 9 }), async (bytes, size) => {
        const pieces = Array.from({ length: Math.ceil(bytes.length / size) }, (_, n) =>
          bytes.subarray(n * size, (n + 1) * size),
        );
        expect(await lines(...pieces)).toEqual(await lines(...(bytes.length > 0 ? [bytes] : [])));
      }),
      { numRuns: 100 },
    );
  });

  it('has a document for every line of any bytes, and no half of a character in it', async () => {
    await fc.assert(
      fc.asyncProperty(fc.uint8Array({ maxLength: 300 }), async (bytes) => {
        const { documents } = await explained(bytes);
        const count = bytes.filter((byte) => byte === 10).length + (bytes.length > 0 && bytes.at(-1) !== 10 ? 1 : 0);
        expect(documents).toHaveLength(count);
        for (const { asked } of documents) expect(asked).not.toMatch(/\p{Cs}/u);
      }),
      { numRuns: 100 },
    );
  });

  it('keeps no more of an endless line than a window may hold', async () => {
    const [line] = await lines(...Array.from({ length: 160 }, () => Buffer.alloc(65_536, 'x')));
    expect(line).toHaveLength(LONGEST_LINE);
    const [emoji] = await lines(Buffer.from(`x${'\u{1f600}'.repeat(LONGEST_LINE)}`));
    expect(emoji).not.toMatch(/\p{Cs}/u);
  });

  it('ends when its reader has seen enough, though its input never ends', async () => {
    const child = spawn(process.execPath, [PROGRAM, 'explain', '-'], { stdio: ['pipe', 'pipe', 'pipe'] });
    child.stdin.on('error', () => undefined);
    const feeding = setInterval(() => child.stdin.write('An unexpected error occurred.\n'.repeat(500)), 5);
    let stderr = '';
    child.stderr.setEncoding('utf8').on('data', (text: string) => (stderr += text));
    child.stdout.once('data', () => child.stdout.destroy());
    const exitCode = await new Promise((resolve) => child.once('close', resolve));
    clearInterval(feeding);
    expect([exitCode, stderr]).toEqual([0, '']);
  });
});
