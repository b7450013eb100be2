import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { stringify } from 'yaml';
import { clusterFileSchema } from '../../../../platforms/callmanager4/cluster-file/cluster-file.ts';
import {
  loadClusterFile,
  readClusterContent,
} from '../../../../platforms/callmanager4/cluster-file/load-cluster-file.ts';
import { pathText, placeText, valueAt, type Path } from '../../../../config/problem.ts';
import { fieldsOf, patternOf } from '../../../../config/schema-fields.ts';
import { problemsOf, goodContent, groupsOf, smallContent, type JsonObject } from './cluster-content.ts';

let directory: string;

beforeAll(async () => {
  directory = await mkdtemp(join(tmpdir(), 'cluster-file-'));
});

afterAll(() => rm(directory, { recursive: true }));

const copy = (content: JsonObject): JsonObject => structuredClone(content);

const groupAt = (content: JsonObject, path: Path): JsonObject => valueAt(content, path) as JsonObject;

/** Some good content and the path of one group of fields in it. */
const contentAndGroup = goodContent.chain((content) =>
  fc.record({ content: fc.constant(content), path: fc.constantFrom(...groupsOf(content)) }),
);

describe('a good cluster file', () => {
  it('says the same as YAML and as the input of a workflow', async () => {
    await fc.assert(
      fc.asyncProperty(goodContent, async (content) => {
        const file = join(directory, 'round-trip.yaml');
        await writeFile(file, stringify(content));
        const loaded = await loadClusterFile(file);
        expect(loaded.content).toEqual(content);
        expect(loaded.cluster).toEqual(readClusterContent(content, ''));
        expect(JSON.parse(JSON.stringify(loaded.cluster))).toEqual(loaded.cluster);
      }),
    );
  });

  it('loses nothing that it says of its servers', () => {
    fc.assert(
      fc.property(goodContent, (content) => {
        const cluster = readClusterContent(content, '');
        const given = content['servers'] as JsonObject[];
        expect(cluster.servers).toHaveLength(given.length);
        cluster.servers.forEach((server, index) => {
          const { transport, ...rest } = given[index] as JsonObject;
          expect(server).toMatchObject(rest);
          expect(server.transport.kind).toBe(typeof transport === 'object' ? 'direct' : 'station');
        });
      }),
    );
  });

  it('fills in what it leaves out', () => {
    const cluster = readClusterContent(smallContent(), '');
    expect(cluster.servers[0]).toEqual({
      name: 'CM-PUB',
      address: '10.1.1.10',
      roles: ['publisher'],
      model: 'MCS-7845',
      services: [],
      software: [],
      devices: 0,
      applications: [],
      transport: { kind: 'station' },
    });
    expect(cluster.station).toMatchObject({ port: 22, algorithms: [] });
    expect(cluster.durations.rebootLimit).toEqual({ seconds: 900, origin: 'ours' });
    expect(cluster.durations.subscriptionsSettle).toEqual({ seconds: 2100, origin: 'document' });
  });

  it('says of each duration that it sets that the cluster file says so', () => {
    const content = { ...smallContent(), durations: { rebootLimit: '1h2m3s' } };
    expect(readClusterContent(content, '').durations.rebootLimit).toEqual({ seconds: 3723, origin: 'cluster file' });
  });
});

describe('a cluster file with one fault', () => {
  const knownAt = (path: Path): readonly string[] => {
    const prefix = path.length === 0 ? '' : `${patternOf(path)}.`;
    return fieldsOf(clusterFileSchema).flatMap((described) =>
      described.path.startsWith(prefix) ? [described.path.slice(prefix.length)] : [],
    );
  };
  const oddKeys = fc.oneof(
    fc.constantFrom('__proto__', 'constructor', 'toString', '', 'a.b', 'a\nb', '0', '<<'),
    fc.string({ maxLength: 12 }),
  );

  it('is refused for an unknown key anywhere, at the path of that key', () => {
    fc.assert(
      fc.property(contentAndGroup, oddKeys, ({ content, path }, key) => {
        fc.pre(!knownAt(path).includes(key));
        const changed = copy(content);
        // Not by assignment, since `__proto__` would set the prototype instead.
        Object.defineProperty(groupAt(changed, path), key, { value: 1, enumerable: true, configurable: true });
        const [problem, ...more] = problemsOf(changed);
        expect(problem).toMatch(/: is an unknown key; (did you mean|known here are) /);
        const place = { path: [...path, key], message: '' };
        const places = [placeText(place), placeText({ ...place, hidesKey: true })];
        expect(places.some((text) => problem?.startsWith(`${text}: `))).toBe(true);
        expect(more).toEqual([]);
      }),
      { numRuns: 300 },
    );
  });

  const required = new Set(
    fieldsOf(clusterFileSchema)
      .filter((described) => described.required)
      .map((described) => described.path),
  );

  it('is refused for any required field that is left out, with what to write', () => {
    fc.assert(
      fc.property(contentAndGroup, fc.nat(), ({ content, path }, choice) => {
        const keys = Object.keys(groupAt(content, path)).filter((key) => required.has(patternOf([...path, key])));
        fc.pre(keys.length > 0);
        const key = keys[choice % keys.length] as string;
        const changed = copy(content);
        Reflect.deleteProperty(groupAt(changed, path), key);
        const place = pathText([...path, key]);
        const mine = problemsOf(changed).filter((problem) => problem.startsWith(`${place}: is missing; write: `));
        expect(mine, `${place} of ${JSON.stringify(content)}`).toHaveLength(1);
      }),
      { numRuns: 300 },
    );
  });

  it('is refused for any field without a value', () => {
    fc.assert(
      fc.property(contentAndGroup, fc.nat(), ({ content, path }, choice) => {
        const keys = Object.keys(groupAt(content, path));
        fc.pre(keys.length > 0);
        const key = keys[choice % keys.length] as string;
        const changed = copy(content);
        groupAt(changed, path)[key] = null;
        expect(problemsOf(changed)).toContain(
          `${pathText([...path, key])}: has no value; write one or leave the line out`,
        );
      }),
      { numRuns: 300 },
    );
  });

  it('is refused by lines only, whatever the content is', () => {
    fc.assert(
      fc.property(fc.jsonValue(), (content) => {
        const problems = problemsOf(content);
        expect(problems.length).toBeGreaterThan(0);
        for (const problem of problems) expect(problem).toMatch(/^[^\n]+$/);
      }),
    );
  });
});
