import { beforeEach, describe, expect, it } from 'vitest';
import type { LabEvent, Recorded } from '../../lab/events.ts';
import { begin, lab, person } from './begun-lab.ts';

beforeEach(() => begin());

type Told<K extends LabEvent['kind']> = Extract<Recorded, { kind: K }>;

const told = <K extends LabEvent['kind']>(kind: K): readonly Told<K>[] =>
  lab.cluster.events.all().filter((one): one is Told<K> => one.kind === kind);

const SETUP = 'Cisco CallManager Setup';

describe('hands at the console', () => {
  it('tell every button of an installation in the order in which it was pressed, and what was typed', async () => {
    await person.upgrade('CM-PUB');
    expect(told('hands').map(({ window, button }) => `${window}: ${button}`)).toEqual([
      ...person.pages('CM-PUB').map(([window, button]) => `${window}: ${button}`),
      `${SETUP}: OK`,
      `${SETUP}: OK`,
      'Installation Complete: Finish',
      'Restart Server: Yes',
    ]);
    expect(told('hands').every(({ isMessage }) => !isMessage)).toBe(true);
  });

  it('never tell the value of a password field', async () => {
    await person.upgrade('CM-PUB');
    await person.upgrade('CM-SEC1');
    const typed = told('hands').flatMap((one) => Object.entries(one.typed));
    expect(typed).toContainEqual(['Administrator password', '<secret>']);
    expect(typed).toContainEqual(['Computer name of the publisher', 'CM-PUB']);
    const text = JSON.stringify(lab.cluster.events.all());
    for (const secret of Object.values(lab.cluster.secrets)) expect(text).not.toContain(secret);
  });

  it('are told before what comes of them', async () => {
    await person.beginInstaller('CM-PUB');
    await person.press('CM-PUB', person.pages('CM-PUB'));
    const kinds = lab.cluster.events
      .all()
      .filter(({ kind }) => kind === 'hands' || kind === 'reboot')
      .map(({ kind }) => kind);
    expect(kinds.slice(-2)).toEqual(['hands', 'reboot']);
  });

  it('tell which window is a message', async () => {
    await person.quiet('CM-PUB');
    person.windows('CM-PUB').facts.pendingRenames = true;
    person.startInstaller('CM-PUB');
    person.room.press('CM-PUB', 'OK', {});
    expect(told('hands')).toMatchObject([
      { isMessage: true, window: SETUP, button: 'OK', text: expect.stringContaining('pending file operations') },
    ]);
  });

  it('tell nothing of a button that is not there or is grey', async () => {
    await person.beginInstaller('CM-PUB');
    expect(() => person.room.press('CM-PUB', 'Next', {})).toThrow('no button Next');
    await person.press('CM-PUB', person.pages('CM-PUB').slice(0, 3));
    expect(() => person.room.press('CM-PUB', 'Next', {})).toThrow('grey');
    expect(told('hands')).toHaveLength(3);
  });

  it('tell that the installer is started again by hand', async () => {
    await person.quiet('CM-PUB');
    person.room.insertDisc('CM-PUB', 1);
    person.logOn('CM-PUB');
    person.room.press('CM-PUB', 'CCMSetup.exe', {});
    expect(told('hands')).toMatchObject([{ window: 'Desktop', button: 'CCMSetup.exe' }]);
    expect(person.screen('CM-PUB').title).toBe(SETUP);
  });
});

describe('a person elsewhere', () => {
  it('tells what is ticked in Serviceability, at one blow', () => {
    person.room.activate('CM-SUB1', ['Cisco CallManager', 'Cisco TFTP']);
    expect(told('activation')).toMatchObject([{ server: 'CM-SUB1', services: ['Cisco CallManager', 'Cisco TFTP'] }]);
    expect(() => person.room.activate('CM-SUB1', ['Alerter'])).toThrow('lists no Alerter');
    expect(told('activation')).toHaveLength(1);
  });

  it('tells what is set in the Services window, and the power button', () => {
    person.room.setService('CM-SUB1', 'TermService', { startType: 'disabled', run: false });
    expect(told('services window')).toMatchObject([
      { server: 'CM-SUB1', service: 'Terminal Services', startType: 'disabled', run: false },
    ]);
    person.room.pressPower('CM-SUB1');
    expect(told('power button')).toMatchObject([{ server: 'CM-SUB1' }]);
  });
});
