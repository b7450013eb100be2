import { homedir } from 'node:os';
import { delimiter } from 'node:path';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { profileFileOf } from '../../config/profile-file.ts';
import { SettingsError, type Environment } from '../../config/settings-error.ts';
import { readSecretVariable, readSettings, settingsReference } from '../../config/settings.ts';

const UNNAMED = { address: '127.0.0.1:7233', isNamed: false, namespace: 'default', tls: 'none', hasApiKey: false };

/** What of the settings may be printed: all but the functions that keep secrets. */
const shownOf = (env: Environment): unknown => JSON.parse(JSON.stringify(readSettings(env)));

describe('what the environment says', () => {
  test('nothing at all is enough', () => {
    expect(shownOf({})).toEqual({
      temporal: UNNAMED,
      temporalToRehearse: UNNAMED,
      profileFile: profileFileOf({}),
      cacheFolder: `${homedir()}/.cache/ccmctl`,
      colour: true,
      ci: false,
      programFolders: [],
    });
  });

  test('an empty variable counts as not set, whichever it is', () => {
    const empty = Object.fromEntries(settingsReference().map(({ variable }) => [variable, '']));
    expect(shownOf(empty)).toEqual(shownOf({}));
  });

  test('variables of others change nothing', () => {
    const ours = settingsReference().map(({ variable }) => variable);
    const others = fc.dictionary(
      fc.string({ minLength: 1 }).filter((name) => !ours.includes(name)),
      fc.string(),
    );
    fc.assert(
      fc.property(others, (env) => {
        expect(shownOf(env)).toEqual(shownOf({}));
      }),
    );
  });

  test.each([
    ['127.0.0.1:7233', true],
    ['temporal.example.org:7233', true],
    ['[::1]:7233', true],
    ['localhost', false],
    ['http://localhost:7233', false],
    ['localhost:', false],
    ['local host:7233', false],
  ])('TEMPORAL_ADDRESS %s: %s', (TEMPORAL_ADDRESS, good) => {
    const read = (): unknown => readSettings({ TEMPORAL_ADDRESS }).temporal.address;
    if (good) expect(read()).toBe(TEMPORAL_ADDRESS);
    else expect(read).toThrow(SettingsError);
  });

  test('an error names every wrong variable and its value', () => {
    const read = (): unknown => readSettings({ TEMPORAL_ADDRESS: 'here', TEMPORAL_UI_URL: 'ftp://ui' });
    expect(read).toThrow('TEMPORAL_ADDRESS is "here": expected host:port');
    expect(read).toThrow('TEMPORAL_UI_URL is "ftp://ui": expected an http');
  });

  test.each([
    ['true', true],
    ['1', true],
    ['false', false],
    ['0', false],
  ])('CI=%s: %s', (CI, ci) => expect(readSettings({ CI }).ci).toBe(ci));

  test('the rest is taken as it stands', () => {
    expect(
      shownOf({
        NO_COLOR: '1',
        XDG_CACHE_HOME: '/caches',
        PATH: ['/a', '', '/b'].join(delimiter),
        TEMPORAL_NAMESPACE: 'upgrades',
        TEMPORAL_CLI_PATH: '/opt/temporal',
        TEMPORAL_UI_URL: 'https://ui.example.org/',
        CCMCTL_TEST_SERVER_PATH: '/opt/test-server',
      }),
    ).toEqual({
      temporal: { ...UNNAMED, namespace: 'upgrades' },
      temporalToRehearse: { ...UNNAMED, namespace: 'upgrades' },
      temporalCliPath: '/opt/temporal',
      temporalUiUrl: 'https://ui.example.org',
      testServerPath: '/opt/test-server',
      profileFile: profileFileOf({}),
      cacheFolder: '/caches/ccmctl',
      colour: false,
      ci: false,
      programFolders: ['/a', '/b'],
    });
  });

  test('each variable has its sentence', () => {
    for (const { meaning } of settingsReference()) expect(meaning).toMatch(/^[A-Z].*\.$/);
  });
});

test('a secret comes from the variable that the cluster file names; empty is no secret', () => {
  expect(readSecretVariable('STATION_PASSWORD', { STATION_PASSWORD: 'x' })).toBe('x');
  expect(readSecretVariable('STATION_PASSWORD', { STATION_PASSWORD: '' })).toBe('');
  expect(readSecretVariable('STATION_PASSWORD', {})).toBeUndefined();
});
