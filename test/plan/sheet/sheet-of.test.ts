import { describe, expect, it } from 'vitest';
import { COLUMNS } from '../../../plan/sheet/page-text.ts';
import { looksOf } from '../../../plan/sheet/looks-of-step.ts';
import { momentOf, sheetOf } from '../../../plan/sheet/sheet-of.ts';
import type { SheetSource } from '../../../plan/sheet/sheet-source.ts';
import type { Step } from '../../../plan/types/step.ts';
import type { ServiceSeen } from '../../../platforms/callmanager4/types/observation.ts';
import { lookByEye } from '../../../platforms/callmanager4/look-by-eye.ts';
import { ACTIONS, CHECKS } from '../../../platforms/callmanager4/procedures/definitions.ts';
import { sampleCluster, twoServers } from '../../platforms/callmanager4/sample-cluster.ts';
import { online } from '../../platforms/callmanager4/sample-plan.ts';
import { PROCEDURES, forEveryPlan, inOrderOfWork } from '../../platforms/callmanager4/procedures/walk.ts';
import { toldTo } from '../../platforms/callmanager4/told.ts';
import { positionsIn, sourceAt } from './sample-sheet.ts';

/** Two places of a plan, spread over all of it, others for each plan: each is a whole sheet. */
function someOf<Some>(all: readonly Some[]): readonly Some[] {
  const first = all.length % 7;
  return all.filter((_, index) => index % Math.ceil(all.length / 2) === first % Math.ceil(all.length / 2));
}

/** Part of a sheet, by its number. */
const partOf = (sheet: string, number: number): string =>
  sheet.split(new RegExp(`^${number}\\. [A-Z]`, 'm'))[1]?.split(new RegExp(`^${number + 1}\\. [A-Z]`, 'm'))[0] ?? '';

const numbersIn = (sheet: string): readonly number[] =>
  [...partOf(sheet, 6).matchAll(/^\[ \] +(\d+)\. /gm)].map(([, number]) => Number(number));

const IF_NOT = /If it is not so[^:]* \((?:STOP|ASK|NOTE)\): \S/g;

const inOneLine = (text: string): string => text.replace(/\r\n +/g, ' ');

/** Cards of the looks that come again, by their numbers. */
const cardsIn = (sheet: string): ReadonlyMap<number, string> =>
  new Map(
    partOf(sheet, 7)
      .split(/^Look +(?=\d+: )/m)
      .slice(1)
      .map((card) => [Number.parseInt(card, 10), inOneLine(card)]),
  );

/** The steps of a sheet in which a look neither says what if not, nor names a card that does. */
function silentOn(sheet: string, all: readonly Step[]): readonly string[] {
  const cards = cardsIn(sheet);
  const texts = partOf(sheet, 6)
    .split(/^\[ \] +(?=\d+\. )/m)
    .slice(1)
    .map(inOneLine);
  return texts.filter((text) => {
    const step = all[Number.parseInt(text, 10) - 1];
    const named = [...text.matchAll(/ Look (\d+)(?:, at [^.]+)?\./g)].map(([, card]) => cards.get(Number(card)) ?? '');
    const told = (text.match(IF_NOT) ?? []).length + named.filter((card) => card.match(IF_NOT)).length;
    return told !== (step ? looksOf(step, new Set()).length : 0);
  });
}

/** What was on a server before. */
const services = (names: readonly string[]): readonly ServiceSeen[] =>
  names.map((displayName, index) => ({ name: `Key${index}`, displayName, state: 'running', startType: 'automatic' }));

/** Services that the steps have stopped, or may have, and none has set back. */
function outAfter(steps: readonly Step[], done: readonly Step[]): readonly (readonly [string, string])[] {
  const out = new Map<string, readonly [string, string]>();
  for (const step of steps)
    for (const name of step.kind === 'action' ? (toldTo(step).services ?? []) : []) {
      const key = `${step.server}/${name}`;
      if (step.kind === 'action' && step.action === 'stop-and-disable-services')
        out.set(key, [step.server ?? '', name]);
      else if (done.includes(step)) out.delete(key);
    }
  return [...out.values()];
}

describe.each(PROCEDURES)('the sheet of the procedure %s, wherever it stands,', (procedure) => {
  it('has each step that is left once, in the order and with the number of the plan, on a page that Notepad shows', () => {
    forEveryPlan(procedure, (plan) => {
      const all = inOrderOfWork(plan);
      for (const { position, left } of someOf(positionsIn(plan))) {
        const sheet = sheetOf(sourceAt(plan, position));
        expect(numbersIn(sheet)).toEqual(left.map((step) => all.indexOf(step) + 1));
        expect(sheet).toMatch(/^(?:[\x20-\x7e]*\r\n)+$/);
        expect(sheet.split('\r\n').filter((line) => line.length > COLUMNS)).toEqual([]);
        expect(sheet).toContain('END OF THE SHEET');
        expect(sheet).not.toContain('undefined');
      }
    });
  });

  it('says at each look what is done where it is not so, and of what weight that is, or the card that says so', () => {
    forEveryPlan(procedure, (plan) => {
      const all = positionsIn(plan);
      for (const { position } of [...all.slice(0, 1), ...someOf(all)]) {
        const sheet = sheetOf(sourceAt(plan, position));
        expect(silentOn(sheet, inOrderOfWork(plan))).toEqual([]);
        // That is said where nobody has written down what is to be done.
        expect(sheet).not.toContain('): Change nothing, and write down what you see.');
      }
    });
  });

  it('names each service that was stopped and is not set back, with what it was, and no other', () => {
    forEveryPlan(procedure, (plan) => {
      const all = inOrderOfWork(plan);
      for (const { position, left } of someOf(positionsIn(plan))) {
        const done = all.filter((step) => !left.includes(step));
        const out = outAfter([...done, ...left.slice(0, 1)], done);
        const memories = Object.fromEntries(
          plan.servers.map(({ name }) => [
            name,
            { setAside: services(out.flatMap(([server, service]) => (server === name ? [service] : []))) },
          ]),
        );
        const part = partOf(sheetOf(sourceAt(plan, position, { memories })), 4).replace(/\r\n +/g, ' ');
        const told = [...part.matchAll(/- (.+?): it was startup type automatic, running/g)].map(([, name]) => name);
        expect(told.sort()).toEqual(out.map(([, service]) => service).sort());
        // Where nothing was written down, they are named all the same.
        const unknown = partOf(sheetOf(sourceAt(plan, position)), 4).replace(/\r\n +/g, ' ');
        expect([...unknown.matchAll(/- .+?: it was something that nobody has written down/g)]).toHaveLength(out.length);
      }
    });
  });
});

describe('a sheet', () => {
  const cluster = sampleCluster(twoServers);
  const plan = online(cluster);
  const [first] = positionsIn(plan);
  const somewhere = positionsIn(plan).find(({ left }) => left[0]?.id === 'PUB/services-stopped');
  if (!first || !somewhere) throw new RangeError('the sample plan has changed');

  it('shows the exact lines that were about to be sent, how they are looked for, and sets services back by exact lines', () => {
    const [stopped] = somewhere.left as [Step];
    const named = stopped.kind === 'action' ? (toldTo(stopped).services ?? []) : [];
    const sheet = sheetOf({
      ...sourceAt(
        plan,
        somewhere.position,
        { memories: { PUB: { setAside: services(named), owes: 'they are not set back' } } },
        cluster,
      ),
      act: {
        ...{ server: 'PUB', step: stopped.id, action: 'stop-and-disable-services' },
        commands: ['sc \\\\PUB stop "Key0"'],
        seen: 'it runs',
      },
    });
    expect(partOf(sheet, 3)).toContain('  > sc \\\\PUB stop "Key0"\r\n');
    expect(partOf(sheet, 3)).toContain('MAY OR MAY NOT HAVE TAKEN EFFECT');
    expect(partOf(sheet, 3)).toContain('[ ] Services window: each of these services is stopped');
    for (const line of ['> sc \\\\PUB config "Key0" start= auto\r\n', '> sc \\\\PUB start "Key0"\r\n']) {
      expect(partOf(sheet, 6)).toContain(line);
      expect(partOf(sheet, 4)).not.toContain(line);
    }
    // The act that is in part 3 is typed from there alone.
    expect(partOf(sheet, 6)).toContain('What to look for first, and what to type: part 3.');
  });

  it('has the lines of each service that is written down, where the step that sets all of them back cannot have its own', () => {
    const [stopped] = somewhere.left as [Step];
    const [one = ''] = stopped.kind === 'action' ? (toldTo(stopped).services ?? []) : [];
    const memories = { PUB: { setAside: services([one]) } };
    const at = sourceAt(plan, somewhere.position, { memories }, cluster);
    expect(partOf(sheetOf(at), 4) + partOf(sheetOf(at), 6)).toContain('> sc \\\\PUB config "Key0" start= auto\r\n');
  });

  it('shows what people are asked, that the run is held, and what each server is', () => {
    const prompt = {
      ...{ server: 'PUB', title: 'Put disc 1 in', instructions: ['Open the drive.'], by: 'engineer' as const },
      ...{
        form: { kind: 'choice' as const, choices: [{ value: 'done', meaning: 'it is in' }] },
        askedAt: '2005-03-13T00:19:00Z',
      },
    };
    const sheet = sheetOf(
      sourceAt(plan, somewhere.position, {
        prompts: [prompt],
        hold: { by: 'Kim', reason: 'storm' },
        servers: [{ name: 'PUB', role: 'publisher', state: 'asking', evidence: 'none', step: 'Put disc 1 in' }],
      }),
    );
    expect(partOf(sheet, 3)).toMatch(/Kim holds the run.*storm/s);
    expect(partOf(sheet, 3)).toMatch(/Put disc 1 in.* 1\. Open the drive\..*done: it is in/s);
    expect(partOf(sheet, 2)).toMatch(
      /PUB +address unknown \(publisher\) IN WORK, people are asked, at\s+"Put disc 1 in"/,
    );
    expect(partOf(sheet, 2)).toMatch(/SUB +address unknown \(\w+\) UNKNOWN/);
  });

  const place = { file: '/PLANTED' };
  const station = {
    ...{ host: '192.0.2.5', port: 22, user: 'ccmops' },
    password: place,
    key: place,
    passphrase: place,
  };
  const planted = {
    ...cluster,
    station: { ...station, hostKey: 'PLANTED', algorithms: ['PLANTED'] },
    servers: cluster.servers.map((server) => ({ ...server, administratorPassword: place })),
  };

  it('names the address of each server, the station and its account, and the tools that its lines want', () => {
    const part = partOf(sheetOf(sourceAt(plan, first.position, {}, planted)), 2).replace(/\r\n +/g, ' ');
    for (const { name, address } of cluster.servers) expect(part).toMatch(new RegExp(`${name} +${address} \\(`));
    expect(part).toMatch(/The station: 192\.0\.2\.5, account ccmops\./);
    expect(part).toMatch(/Windows XP/);
  });

  it('says of each act how the same is done at the screen of the server', () => {
    const sheet = sheetOf(sourceAt(plan, first.position, {}, planted)).replace(/\r\n +/g, ' ');
    for (const step of inOrderOfWork(plan))
      if (step.kind === 'action') {
        const text = sheet.split(`. ${step.title} `)[1]?.split('[ ]')[0];
        expect(text).toContain(
          `Instead of typing it, at the screen of the server: ${ACTIONS.get(step.action)?.atConsole}`,
        );
      }
  });

  it('has what was written down before, and looks for those services alone that ran', () => {
    const ran = (name: string, state: ServiceSeen['state'] = 'running'): ServiceSeen => ({
      ...{ name, displayName: name, state, startType: 'automatic' },
    });
    const memories = {
      '': { database: 'CCM0307', parameters: [{ service: 'Cisco TFTP', name: 'T1', value: '9', servers: [null] }] },
      PUB: { services: [ran('Cisco CallManager'), ran('Cisco TFTP', 'stopped'), ran('DefWatch')] },
    };
    const page = sheetOf(sourceAt(plan, first.position, { memories }, planted));
    const sheet = inOneLine(page);
    const cards = cardsIn(page);
    /** The words of a step, with those of its card. */
    const wordsOf = (title: string): string => {
      const step = sheet.split(`. ${title}`)[1]?.split('[ ]')[0] ?? '';
      return `${step} ${cards.get(Number(/Look (\d+)/.exec(step)?.[1])) ?? ''}`;
    };
    const lists = partOf(sheet, 8);
    expect(lists).toMatch(/The cluster:.*CCM0307.*Parameters of Cisco TFTP: T1 = 9.*PUB:/s);
    expect(lists).toContain('Services, automatic, running: Cisco CallManager; DefWatch');
    const kept = sheet.split('. Every service parameter has the value')[1]?.split('[ ]')[0];
    expect(kept).toContain('To be changed by the upgrade: none.');
    expect(wordsOf('CallManager and TFTP run again on PUB')).toContain('window spells them: "Cisco CallManager".');
    expect(wordsOf('CallManager and TFTP run again on SUB')).toContain(
      'your own list of the step that writes the services down has them',
    );
  });

  it('says whom to call and where things are, by the site, and what nobody has written down', () => {
    const source = sourceAt(plan, first.position, {}, planted);
    const part = (site: SheetSource['site']): string =>
      partOf(sheetOf({ ...source, site }), 11).replace(/\r\n +/g, ' ');
    const people = [
      { name: 'Pat', roles: ['approver' as const], phone: '+45 1234' },
      { name: 'Zoe', roles: ['engineer' as const] },
    ];
    const support = [{ name: 'Example Networks', phone: '+49 30 5678' }];
    const told = part({
      people,
      sheets: { discs: 'cabinet 3', files: 'ops1', workers: ['w1', 'w2'], support },
      record: '/r',
    });
    for (const line of ['Pat', '+45 1234', 'cabinet 3', 'ops1', 'Example Networks', '+49 30 5678', '/r'])
      expect(told).toContain(line);
    expect(told).not.toContain('Zoe');
    expect(told).not.toContain('nobody has written it down');
    const untold = part({ people: [], sheets: {} });
    expect(untold.match(/nobody has written it down/g)).toHaveLength(2);
    expect(untold).toContain('Cisco TAC, EMEA');
  });

  it('says until when the work may last, and how each server goes back', () => {
    const window = { from: '2005-03-12T22:00:00+01:00', to: '2005-03-13T06:00:00+01:00' };
    const inWindow = online(sampleCluster(twoServers, { window }));
    const [at] = positionsIn(inWindow);
    if (!at) throw new RangeError('the sample plan has changed');
    const part = partOf(sheetOf(sourceAt(inWindow, at.position)), 2).replace(/\r\n +/g, ' ');
    expect(part).toContain('2005-03-13 05:00 UTC');
    for (const { name, wayBack } of inWindow.servers) {
      expect(part.split(`: ${wayBack}.`)[0]?.split(' - ').at(-1)?.split(', ')).toContain(name);
      expect(part).toMatch(new RegExp(`${name} is begun by 2005-03-1[23] `));
    }
    const done = inWindow.servers.map(
      ({ name, role }) => ({ name, role, state: 'done', evidence: 'observed' }) as const,
    );
    expect(partOf(sheetOf(sourceAt(inWindow, at.position, { servers: done })), 2)).not.toContain('is begun by');
  });

  it('has rules about a next server only where several are left', () => {
    const rules = ({ position }: { readonly position: SheetSource['facts']['position'] }): string =>
      partOf(sheetOf(sourceAt(plan, position)), 5);
    const last = positionsIn(plan).findLast(({ left }) => left.some(({ server }) => server === 'SUB'));
    expect(rules(first)).toMatch(/One server at a time/);
    expect(rules(last ?? first)).not.toMatch(/One server at a time|next server/);
  });

  it('gives the weight of a look at each step where the same look weighs more at one than at another', () => {
    const steps = inOneLine(partOf(sheetOf(sourceAt(plan, first.position)), 6));
    const of = (title: string): string | undefined => steps.split(title)[1]?.split('[ ]')[0];
    expect(of('. Every CallManager server runs')).toContain('(NOTE)');
    expect(of('. PUB runs 4.')).toContain('(STOP)');
  });

  it('never sends a person to another step for a look: one of them has the line that reboots a server', () => {
    for (const { position } of positionsIn(plan)) {
      const sheet = sheetOf(sourceAt(plan, position));
      for (const part of [6, 7]) expect(inOneLine(partOf(sheet, part))).not.toMatch(/\bsteps? \d/i);
      // Nothing is typed from a card.
      expect(partOf(sheet, 7)).not.toMatch(/^ *> /m);
    }
  });

  it('has one rule for Cancel, and no look presses any', () => {
    const lines = [...CHECKS.keys()].flatMap((name) => lookByEye({ name, arguments: {}, servers: [] }, {}));
    for (const line of lines) expect(line).not.toContain('Cancel');
    expect(partOf(sheetOf(sourceAt(plan, first.position)), 5).match(/CANCEL/g)).toHaveLength(1);
  });

  it('holds no signature, no host key and no place of a secret', () => {
    const secret = 'PLANTED';
    const approvals = [{ statement: {} as never, signature: secret }];
    for (const { position } of someOf(positionsIn(plan)))
      expect(sheetOf(sourceAt(plan, position, { approvals }, planted))).not.toContain(secret);
  });

  it('lets what people wrote end no line, and writes letters that old programs do not show as their numbers', () => {
    const sheet = sheetOf(
      sourceAt(plan, first.position, { openItems: ['M\u00fcller\r\nAs of 2999-01-01T00:00:00.000Z \u001b[31m'] }),
    );
    expect(partOf(sheet, 9)).toContain('M\\u00fcller As of 2999-01-01T00:00:00.000Z \\x1b[31m');
    expect(momentOf(sheet)).toBe('2005-03-13T00:20:04.000Z');
  });

  it('says so where the steps of a part could not be read', () => {
    const source = sourceAt(plan, first.position);
    expect(sheetOf({ ...source, parts: source.parts.filter(({ name }) => name !== 'server SUB') })).toMatch(
      /steps could not be read/,
    );
  });
});
