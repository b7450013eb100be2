import { describe, expect, it } from 'vitest';
import { readClusterContent } from '../../../../../platforms/callmanager4/cluster-file/load-cluster-file.ts';
import type { Cluster } from '../../../../../platforms/callmanager4/types/cluster.ts';
import { problemsOf, smallContent, type JsonObject } from '../cluster-content.ts';

const read = (more: JsonObject): Cluster => readClusterContent({ ...smallContent(), ...more }, '');

const saidOf = (more: JsonObject): readonly string[] => problemsOf({ ...smallContent(), ...more });

describe('what a cluster file says of telephony', () => {
  it('never has two intercluster trunks of one device name, in whichever clusters (DAT-11)', () => {
    expect(saidOf({ h323: { trunks: ['ICT-1', 'ICT-2', 'ict-1'] } })).toEqual([
      'h323.trunks[2]: "ict-1" is the device name of h323.trunks[0] too; give each its own',
    ]);
    expect(saidOf({ h323: { trunks: ['ICT-1', 'ICT-2'] } })).toEqual([]);
  });

  it('never describes a service parameter twice', () => {
    const timer = { name: 'T302Timer', suggested: '15000', minimum: 3000, maximum: 15000 };
    expect(saidOf({ parameters: [timer, { ...timer, name: 't302timer' }] })).toEqual([
      'parameters[1].name: "t302timer" is the name of parameters[0] too; give each its own',
    ]);
    expect(read({ parameters: [timer] }).parameters).toEqual([timer]);
    expect(read({}).parameters).toEqual([]);
  });

  it('tells none from nobody has said', () => {
    expect(read({ cdrSoftware: [], h323: {} })).toMatchObject({ cdrSoftware: [], h323: { trunks: [], gateways: [] } });
    expect(read({})).not.toHaveProperty('cdrSoftware');
    expect(read({})).not.toHaveProperty('h323');
    expect(read({})).not.toHaveProperty('vnc');
  });

  it('counts calls in whole numbers', () => {
    expect(read({ busyHourCallAttempts: 640 }).busyHourCallAttempts).toBe(640);
    expect(saidOf({ busyHourCallAttempts: -1 }).join()).toContain('is no count of calls');
  });
});
