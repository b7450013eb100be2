import { describe, expect, it } from 'vitest';
import { readParameters } from '../../../../platforms/callmanager4/sql/read-parameters.ts';

describe('service parameters', () => {
  it('are read row by row, with those of the whole cluster told apart', () => {
    const rows = [
      ['Cisco CallManager', 'CM-PUB', 'T302Timer', '15000'],
      ['Cisco CallManager', '', 'CallWaiting', 'T'],
      ['Enterprise', 'EnterpriseWideData', 'URLAuth', 'http://cm-pub/a|b'],
    ];
    expect(readParameters(rows)).toEqual([
      { service: 'Cisco CallManager', server: 'CM-PUB', name: 'T302Timer', value: '15000' },
      { service: 'Cisco CallManager', server: null, name: 'CallWaiting', value: 'T' },
      { service: 'Enterprise', server: null, name: 'URLAuth', value: 'http://cm-pub/a|b' },
    ]);
  });
});
