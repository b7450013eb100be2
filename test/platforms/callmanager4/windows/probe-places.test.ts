import { known, unknown } from '../../../../plan/fact.ts';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readProbe } from '../../../../platforms/callmanager4/windows/parse-probe.ts';
import type { ProbedFacts, ServiceSeen } from '../../../../platforms/callmanager4/types/observation.ts';
import { installedRelease } from '../../../../platforms/callmanager4/windows/installed-release.ts';
import { printed, WHOLE_OUTPUT } from './probe-output.ts';

/** What a place shows: a value, nothing, or that it cannot be read. */
type Shown = string | null | Error;

const lineOf = (group: string, shown: Shown, index: number): string => {
  const key = `registry.${group}.${index}`;
  if (shown instanceof Error) return `error.${key}=-2147221499 ${shown.message}`;
  return shown === null ? `${key}=absent|PLACE${index}` : `${key}=value|PLACE${index}|${shown}`;
};

const factsWith = (
  group: 'callmanager' | 'osimage',
  places: readonly Shown[],
  count: string | null = String(places.length),
): ProbedFacts => {
  const others = WHOLE_OUTPUT.filter((line) => !line.startsWith(`registry.${group}.`) && !line.startsWith('end='));
  const own = [
    ...places.map((shown, index) => lineOf(group, shown, index)),
    ...(count === null ? [] : [`registry.${group}.count=${count}`]),
  ];
  const reading = readProbe(printed([...others, ...own, 'end=NONCE']), 'NONCE');
  if (reading?.kind !== 'facts') throw new Error('not whole');
  return reading.facts;
};

/** The sample shows the program of CallManager: empty places do not prove that none is installed. */
const NONE_BUT = unknown('no place of the registry holds a release, but the program Cisco CallManager is there');

const denied = new Error('GetStringValue answered 5');

describe('the release of CallManager', () => {
  it('is what every place says that holds one, or unknown with all places and values (VER-01)', () => {
    const release = fc.constantFrom('4.1(2)', '4.1(2)sr1', '4.0(2a)', '4.1(2.33)', 'v4.1(2)', '4.1', '', '4.1(2) beta');
    fc.assert(
      fc.property(fc.array(fc.option(release, { nil: null }), { minLength: 1, maxLength: 4 }), (places) => {
        const { callManager } = factsWith('callmanager', places);
        const values = places.filter((shown) => shown !== null);
        if (values.length === 0) {
          expect(callManager).toEqual(NONE_BUT);
          return;
        }
        const isUnderstood = values.every((value) => /^\d\.\d\(\d+[a-z]?\)(sr\d)?$/.test(value));
        const isOne = new Set(values).size === 1 && isUnderstood;
        expect(callManager.known).toBe(isOne);
        if (callManager.known) expect(callManager.value).toBe(values[0]);
        else
          for (const [index, shown] of places.entries())
            if (shown !== null) expect(callManager.why).toContain(`"${shown}" in PLACE${index}`);
      }),
    );
  });

  it('is unknown where one place cannot be read, whatever the others say', () => {
    expect(factsWith('callmanager', ['4.1(2)', denied]).callManager).toMatchObject({
      known: false,
      why: expect.stringContaining('answered 5') as string,
    });
  });

  it.each([null, '', '0', '1', '3', '02x', '-2', '100'])('is unknown where %s of two places were counted', (count) => {
    for (const places of [
      ['4.1(2)', null],
      [null, null],
      ['4.1(2)', '4.1(2)'],
    ])
      expect(factsWith('callmanager', places, count).callManager).toMatchObject({
        known: false,
        why: expect.stringContaining('registry.callmanager') as string,
      });
  });

  it('is the same in two spellings', () => {
    expect(factsWith('callmanager', ['4.1(2)SR1', '4.1(2).sr1']).callManager).toEqual({
      known: true,
      value: '4.1(2)SR1',
    });
  });
});

describe('no release in any place', () => {
  const service = (displayName: string): ServiceSeen => ({
    name: 'CCM',
    displayName,
    state: 'stopped',
    startType: 'disabled',
  });
  const bare = [known([service('Event Log')]), known(['Microsoft Internet Explorer 6'])] as const;

  it('is none on a machine that shows nothing of CallManager', () => {
    expect(installedRelease(known(null), ...bare)).toEqual(known(null));
  });

  it.each([
    ['a service', known([service('cisco callmanager ')]), bare[1], 'the service cisco callmanager  is there'],
    ['a program', bare[0], known(['Cisco CallManager 4.1(2)']), 'the program Cisco CallManager 4.1(2) is there'],
    ['services that cannot be seen', unknown('denied'), bare[1], 'its services cannot be seen: denied'],
    ['programs that cannot be seen', bare[0], unknown('denied'), 'its programs cannot be seen: denied'],
  ])('is unknown beside %s, since where a release stands is not certain', (_title, services, programs, but) => {
    expect(installedRelease(known(null), services, programs)).toEqual(
      unknown(`no place of the registry holds a release, but ${but}`),
    );
    expect(installedRelease(known('4.1(2)'), services, programs)).toEqual(known('4.1(2)'));
    expect(installedRelease(unknown('odd'), services, programs)).toEqual(unknown('odd'));
  });

  it('is not said where no place was looked at, or one could not be read', () => {
    for (const places of [[], [null, denied]]) {
      const { callManager } = factsWith('callmanager', places);
      expect(callManager).toMatchObject({
        known: false,
        why: expect.not.stringContaining('no place of the') as string,
      });
    }
  });
});

/** Lines of the three places where the operating system tells its versions; null: the place holds nothing. */
const osLines = (texts: readonly (string | null)[]): readonly string[] => [
  ...['OS Service Release', 'OS Upgrade', 'OS Image'].map((name, index) => {
    const place = `SOFTWARE\\u005C${name}\\u005CVersion`;
    const text = texts[index] ?? null;
    return `registry.osimage.${index}=${text === null ? `absent|${place}` : `value|${place}|${text}`}`;
  }),
  'registry.osimage.count=3',
];

const osFacts = (lines: readonly string[]): readonly unknown[] => {
  const others = WHOLE_OUTPUT.filter((line) => !line.startsWith('registry.osimage.'));
  const reading = readProbe(printed([...lines, ...others]), 'NONCE');
  if (reading?.kind !== 'facts') throw new Error('not whole');
  const { osServiceRelease, osVersion, osImage } = reading.facts;
  return [osServiceRelease, osVersion, osImage];
};

describe('the operating system', () => {
  it.each([
    [['2000.2.6sr3', null, '2000.2.3']],
    [[null, '2000.4.2', '2000.2.6sr3']],
    [[null, null, '2000.2.6']],
    [[null, null, null]],
  ])('has an image, a version and a service release, and none of %j stands for another (VER-16)', (texts) => {
    expect(osFacts(osLines(texts))).toEqual(texts.map((text) => known(text)));
  });

  it.each(['sr3', '2000.2.6 beta', 'Windows'])('is not known by "%s", and what stands beside it is', (text) => {
    const [strange, ...others] = osFacts(osLines([text, '2000.2.6', '2000.2.3']));
    expect(strange).toMatchObject({ known: false });
    expect(others).toEqual([known('2000.2.6'), known('2000.2.3')]);
  });

  it('is not known in any part where one of the places cannot be read', () => {
    const lines = osLines(['2000.2.6sr3', null, '2000.2.3']).with(1, 'error.registry.osimage.1=5 Access denied');
    for (const fact of osFacts(lines)) expect(fact).toMatchObject({ known: false });
  });
});

/** Lines that come back as one fact each, with a text of any length in them. */
const LONG: readonly (readonly [keyof ProbedFacts, (text: string) => readonly string[]])[] = [
  ['computerName', (text) => [`computer.name=${text}`]],
  ['workgroup', (text) => [`computer.domain=${text}`]],
  ['loggedOn', (text) => [`computer.user=${text}`]],
  ['bootTime', (text) => [`os.boottime=${text}`]],
  ['callManager', (text) => [`registry.callmanager.1=value|SOFTWARE\\u005CB|${text}`]],
  ['osImage', (text) => [`registry.osimage.2=value|SOFTWARE\\u005COS Image\\u005CVersion|${text}`]],
  ['drive', (text) => [`cdrom.0.label=${text}`]],
  ['services', (text) => [`service.0=McShield|Running|Auto|${text}`]],
  ['programs', (text) => [`program.1.name=${text}`]],
  ['adapters', (text) => [`adapter.0.address=${text}`]],
];

const MEGABYTES = 2_000_000;

describe('a text of any length', () => {
  it.each(LONG)('in %s is taken whole or not at all, and is small in any case', (fact, linesOf) => {
    for (const length of [501, 2_001, MEGABYTES]) {
      const own = linesOf('x'.repeat(length));
      const keys = own.map((line) => line.slice(0, line.indexOf('=')));
      const others = WHOLE_OUTPUT.filter((line) => !keys.includes(line.slice(0, line.indexOf('='))));
      const reading = readProbe(printed([...own, ...others]), 'NONCE');
      if (reading?.kind !== 'facts') throw new Error('not whole');
      expect(reading.facts[fact]).toMatchObject({ known: false });
      expect(JSON.stringify(reading.facts).length).toBeLessThan(10_000);
    }
  });

  it.each([
    ['callManager', `registry.callmanager.1=value|SOFTWARE\\u005CB|4.1(2)${' '.repeat(600)}`],
    ['osImage', `registry.osimage.2=value|SOFTWARE\\u005COS Image\\u005CVersion|2000.2.${'1'.repeat(600)}`],
  ] as const)('in %s is not taken either where it would have a meaning', (fact, own) => {
    const key = own.slice(0, own.indexOf('='));
    const others = WHOLE_OUTPUT.filter((line) => !line.startsWith(key));
    const reading = readProbe(printed([own, ...others]), 'NONCE');
    expect(reading?.kind === 'facts' && reading.facts[fact].known).toBe(false);
  });

  it('in the words of an error is cut, with a mark', () => {
    const reading = readProbe(printed([`error.os=5 ${'x'.repeat(MEGABYTES)}`, 'end=NONCE']), 'NONCE');
    if (reading?.kind !== 'facts') throw new Error('not whole');
    const { bootTime } = reading.facts;
    expect(bootTime).toMatchObject({
      known: false,
      why: expect.stringMatching(/\[cut: \d+ characters in all\]$/) as string,
    });
    expect(JSON.stringify(reading.facts).length).toBeLessThan(10_000);
  });

  it.each([
    ['programs', (index: number) => `program.${index}.name=a program`, 'program'],
    ['services', (index: number) => `service.${index}=s${index}|Running|Auto|a service`, 'service'],
  ] as const)('in a list of very many %s makes it unknown, never a shorter list', (fact, lineAt, group) => {
    const own = [...Array.from({ length: 20_000 }, (_, index) => lineAt(index)), `${group}.count=20000`];
    const others = WHOLE_OUTPUT.filter((line) => !line.startsWith(`${group}.`));
    const reading = readProbe(printed([...own, ...others]), 'NONCE');
    if (reading?.kind !== 'facts') throw new Error('not whole');
    expect(reading.facts[fact]).toMatchObject({ known: false, why: expect.stringContaining('20000') as string });
  });

  it('that says how many there are, and has none, is unknown at once', () => {
    const others = WHOLE_OUTPUT.filter((line) => !line.startsWith('adapter.'));
    const reading = readProbe(printed(['adapter.count=999999999999', ...others]), 'NONCE');
    expect(reading).toMatchObject({ facts: { adapters: { known: false } } });
  });
});

describe('the number of an error', () => {
  it.each([
    ['-2147217405 ', '-2147217405 WMI: access denied (0x80041003)'],
    ['-2147217300', '-2147217300 without a description (0x8004106C)'],
    ['70 Permission denied', '70 Permission denied'],
  ])('%j has words', (shown, told) => {
    const reading = readProbe(printed([`error.os=${shown}`, 'end=NONCE']), 'NONCE');
    expect(reading).toMatchObject({ facts: { bootTime: { why: `os.boottime: ${told}` } } });
  });
});
