import { describe, expect, it } from 'vitest';
import { readParameters } from '../../../activities/sql/read-parameters.ts';

describe('service parameters as osql prints them', () => {
  it('are read row by row, with those of the whole cluster told apart', () => {
    const output = [
      'Cisco CallManager    |CM-PUB     |T302Timer       |15000   ',
      'Cisco CallManager    |           |CallWaiting     |T ',
      'Enterprise           |EnterpriseWideData |URLAuth  |http://cm-pub/a|b',
      '',
    ].join('\r\n');
    expect(readParameters(output)).toEqual({
      known: true,
      value: [
        { service: 'Cisco CallManager', server: 'CM-PUB', name: 'T302Timer', value: '15000' },
        { service: 'Cisco CallManager', server: null, name: 'CallWaiting', value: 'T' },
        { service: 'Enterprise', server: null, name: 'URLAuth', value: 'http://cm-pub/a|b' },
      ],
    });
  });

  it('are unknown, never none, where the tables have other names', () => {
    const output = "Msg 208, Level 16, State 1, Server CM-PUB, Line 1\r\nInvalid object name 'ProcessConfig'.\r\n";
    expect(readParameters(output)).toMatchObject({
      known: false,
      why: expect.stringContaining('ProcessConfig') as string,
    });
    expect(readParameters('')).toMatchObject({ known: false });
  });
});
