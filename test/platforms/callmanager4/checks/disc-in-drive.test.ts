import { describe, expect, it } from 'vitest';
import { known } from '../../../../plan/fact.ts';
import { sampleServer } from '../sample-cluster.ts';
import { sampleObservation } from '../sample-observation.ts';
import { drive, expectOfOneServer } from './conditions.ts';
import { judgeLooks } from './judging.ts';

expectOfOneServer('disc-in-drive', { label: 'CCM412_1' }, [
  ['the disc', { drive: drive('CCM412_1') }, 'good', 'CCM412_1'],
  ['the disc in other letters', { drive: drive('ccm412_1 ') }, 'good', 'ccm412_1'],
  ['another disc', { drive: drive('CCM412_2') }, 'bad', 'CCM412_2'],
  ['an empty drive', { drive: drive(null) }, 'bad', 'empty'],
  ['no drive', { drive: known(null) }, 'bad', 'no CD drive'],
]);

const server = sampleServer('CM-PUB', ['publisher']);

describe('conditions of one server', () => {
  it('take any disc where the cluster file gives no label', () => {
    const look = sampleObservation(server, { drive: drive('WHATEVER') });
    expect(judgeLooks('disc-in-drive', [server], [look]).verdict).toBe('good');
  });

  it('judge by the newest look', () => {
    const looks = [null, 'CCM412_1'].map((label) => sampleObservation(server, { drive: drive(label) }));
    expect(judgeLooks('disc-in-drive', [server], looks, { label: 'CCM412_1' }).verdict).toBe('good');
    expect(judgeLooks('disc-in-drive', [server], looks.reverse(), { label: 'CCM412_1' }).verdict).toBe('bad');
  });
});
