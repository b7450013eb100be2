import { describe, expect, it } from 'vitest';
import { PUBLISHER_PAGES, SUBSCRIBER_PAGES, finishPages } from '../../../platforms/callmanager4/installer-pages.ts';
import { INSTALLERS, installerOf } from '../../../platforms/callmanager4/installer.ts';

/** S2's steps 2 to 11, written down from the document: button, and which things are entered. */
const UNTIL_REBOOT = [
  ['-02', 'Yes', 0],
  ['-03', 'OK', 0],
  ['-04', 'Next', 0],
  ['-05', 'Next', 1],
  ['-06', 'Next', 0],
] as const;

const PUBLISHER = [
  ['PUB-07', 'Next', ['Publisher']],
  ['PUB-08', 'Next', ['Administrator password', 'Private Password Phrase', 'Private Password Phrase']],
  ['PUB-10', 'Next', ['SA password', 'SA password', 'Directory Manager password', 'Directory Manager password']],
  ['PUB-12', 'Install', []],
  ['PUB-13', 'Yes', []],
] as const;

const SUBSCRIBER = [
  ['SUB-07', 'Next', ['Subscriber', '{publisher}']],
  ['SUB-10', 'Next', ['Administrator password', 'Private Password Phrase', 'Private Password Phrase']],
  ['SUB-13', 'Next', ['SA password', 'SA password']],
  ['SUB-15', 'Install', []],
  ['SUB-16', 'Yes', []],
] as const;

describe.each([
  ['publisher', 'PUB', PUBLISHER_PAGES, PUBLISHER],
  ['subscriber', 'SUB', SUBSCRIBER_PAGES, SUBSCRIBER],
] as const)("the installer's pages on a %s", (_title, part, pages, own) => {
  it('never leave out a page of S2, and press its button', () => {
    const first = pages
      .slice(0, UNTIL_REBOOT.length)
      .map(({ source, button, fields }) => [source[0], button, fields.length]);
    expect(first).toEqual(UNTIL_REBOOT.map(([id, button, count]) => [`${part}${id}`, button, count]));
    const rest = pages.slice(UNTIL_REBOOT.length);
    expect(rest.map(({ source, button }) => [source[0], button])).toEqual(own.map(([id, button]) => [id, button]));
  });

  it('enter what S2 asks for, as often as it asks, and no secret by its value', () => {
    const rest = pages.slice(UNTIL_REBOOT.length);
    own.forEach(([, , entered], index) => {
      const values = rest[index]?.fields.map(({ value }) => value) ?? [];
      expect(values).toHaveLength(entered.length);
      entered.forEach((word, place) => expect(values[place]).toContain(word));
    });
  });

  it('name every step of S2 from the first to the last', () => {
    const sittings = INSTALLERS['4.2(1)']?.[part === 'PUB' ? 'publisher' : 'subscriber'] ?? [];
    const named = sittings.flatMap((one) => [
      ...one.source,
      ...('pages' in one ? one.pages.flatMap(({ source }) => source) : []),
    ]);
    const last = part === 'PUB' ? 20 : 23;
    const steps = Array.from({ length: last }, (_, index) => `${part}-${String(index + 1).padStart(2, '0')}`);
    expect(steps.filter((id) => !named.some((one) => one === id))).toEqual([]);
  });

  it('say which disc is in the drive and what is not taken', () => {
    for (const page of [...pages, ...finishPages(part)]) {
      expect(page.disc).toBe('disc1');
      expect(page.refused?.length ?? 0).toBeGreaterThan(10);
    }
  });
});

describe('the installer of a release', () => {
  it('is never found by a name that only every object has', () => {
    for (const release of ['__proto__', 'constructor', 'toString', '']) expect(installerOf(release)).toBeUndefined();
  });
});
