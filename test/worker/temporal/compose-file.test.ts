import { readFileSync } from 'node:fs';
import { access, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { readSettings, settingsReference } from '../../../config/settings.ts';
import { SEARCH_ATTRIBUTES } from '../../../worker/temporal/search-attributes.ts';
import { DYNAMIC_CONFIGURATION } from '../../../worker/temporal/start-server.ts';

const ROOT = join(import.meta.dirname, '../../..');

interface Service {
  readonly image?: string;
  readonly build?: string;
  readonly depends_on?: Record<string, { readonly condition: string }>;
  readonly environment?: Record<string, string>;
  readonly ports?: readonly string[];
  readonly volumes?: readonly string[];
  readonly command?: readonly string[];
  readonly healthcheck?: unknown;
  readonly restart?: string;
}

const text = readFileSync(join(ROOT, 'docker-compose.yml'), 'utf8');
const file = parse(text, { merge: true }) as {
  readonly services: Record<string, Service>;
  readonly volumes: Record<string, unknown>;
};
const services = Object.entries(file.services);
const head = text.slice(0, text.indexOf('\nname:'));
const scriptOf = (name: string): string => (file.services[name]?.command ?? []).join('\n');

describe('docker-compose.yml', () => {
  test('waits only for services that there are, in a way that they can fulfil', () => {
    for (const [name, { depends_on = {} }] of services) {
      for (const [other, { condition }] of Object.entries(depends_on)) {
        const awaited = file.services[other];
        expect(awaited, `${name} waits for ${other}`).toBeDefined();
        if (condition === 'service_healthy') expect(awaited?.healthcheck, other).toBeDefined();
        // A service that is started again and again never has completed.
        if (condition === 'service_completed_successfully') expect(awaited?.restart).toMatch(/^on-failure:\d+$/);
      }
    }
  });

  test('never waits in a circle', () => {
    const reach = (name: string, path: readonly string[]): void => {
      expect(path).not.toContain(name);
      for (const other of Object.keys(file.services[name]?.depends_on ?? {})) reach(other, [...path, name]);
    };
    for (const [name] of services) reach(name, []);
  });

  test('explains every variable in its head, and has a default for each but the password', () => {
    const used = [...text.matchAll(/(?<!\$)\$\{(\w+)(:-|:\?)?/g)];
    expect(used.length).toBeGreaterThan(5);
    for (const [, variable, kind] of used) {
      expect(head).toContain(`#   ${variable} `);
      expect(kind, variable).toBe(variable === 'POSTGRES_PASSWORD' ? ':?' : ':-');
    }
  });

  test('leaves no dollar of its scripts to Compose', () => {
    const dollars = text.replace(/\$\$/g, '').replace(/\$\{\w+(:-|:\?)[^}]*\}/g, '');
    expect(dollars.replace(/\$\(openssl[^)]*\)/, '')).not.toContain('$');
  });

  test('listens on this machine only', () => {
    const ports = services.flatMap(([, service]) => service.ports ?? []);
    expect(ports.length).toBeGreaterThan(0);
    for (const port of ports) expect(port).toMatch(/^127\.0\.0\.1:\d+:\d+$/);
  });

  test('names a version of every image, the same for server and tools', () => {
    const images = services.flatMap(([, { image }]) => image ?? []);
    for (const image of images) expect(image).toMatch(/:(\d|\$\{\w+:-\d)/);
    const ofServer = images
      .filter((image) => /server|admin-tools/.test(image))
      .map((image) => image.split(':').slice(1));
    expect(new Set(ofServer.map(String)).size).toBe(1);
  });

  test('keeps the database in a volume that has a name', () => {
    expect(file.services['postgres']?.volumes).toEqual(['postgres-data:/var/lib/postgresql/data']);
    expect(Object.keys(file.volumes)).toContain('postgres-data');
  });

  test('mounts only what is there, but for the folder of secrets', async () => {
    const mounted = services.flatMap(([, service]) => service.volumes ?? []).filter((volume) => volume.startsWith('.'));
    expect(mounted).toHaveLength(1);
    for (const volume of mounted) await access(join(ROOT, volume.split(':')[0] ?? ''));
  });

  test('creates exactly the search attributes of our runs', () => {
    const created = [...scriptOf('temporal-setup').matchAll(/--name (\w+) --type (\w+)/g)];
    expect(created.map(([, name]) => name).toSorted()).toEqual([...SEARCH_ATTRIBUTES].toSorted());
    expect(new Set(created.map(([, , type]) => type))).toEqual(new Set(['Keyword']));
  });

  test('gives the worker only variables that it reads, with values that it takes', () => {
    const { TEMPORAL_ADDRESS = '', ...others } = file.services['worker']?.environment ?? {};
    expect(readSettings({ TEMPORAL_ADDRESS }).temporal.address).toBe('temporal:7233');
    const read = settingsReference().map(({ variable }) => variable);
    for (const variable of Object.keys(others)) expect(read).toContain(variable);
  });
});

test('the dynamic configuration is the one that development servers get, but for what only they need', async () => {
  const configured = parse(await readFile(join(ROOT, 'config/temporal/dynamic.yaml'), 'utf8')) as Record<
    string,
    readonly { readonly value: unknown }[]
  >;
  for (const key of ['history.transferProcessorMaxPollRPS', 'history.timerProcessorMaxPollRPS']) {
    expect(String(configured[key]?.[0]?.value)).toBe(DYNAMIC_CONFIGURATION[key]);
  }
  for (const values of Object.values(configured)) expect(values).toEqual([{ value: expect.anything() }]);
});

describe('the Dockerfile', () => {
  const copied = async (): Promise<readonly string[]> => {
    const dockerfile = await readFile(join(ROOT, 'Dockerfile'), 'utf8');
    const lines = [...dockerfile.matchAll(/^COPY (.+) \S+$/gm)];
    return lines.flatMap(([, sources = '']) => sources.split(' '));
  };

  test('copies only what is there, and what .dockerignore lets through', async () => {
    const ignore = await readFile(join(ROOT, '.dockerignore'), 'utf8');
    for (const source of await copied()) {
      await access(join(ROOT, source));
      expect(ignore).toContain(`\n!${source.replace(/^\.\//, '')}\n`);
    }
  });

  test('copies every folder that the command line may import', async () => {
    for (const folder of ['plan', 'platforms', 'config', 'workflows', 'activities', 'worker', 'lab', 'cli', 'bin']) {
      expect(await copied()).toContain(folder);
    }
  });
});
