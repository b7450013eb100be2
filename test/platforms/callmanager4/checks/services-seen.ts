import { known } from '../../../../plan/fact.ts';
import type { Observation, ServiceSeen } from '../../../../platforms/callmanager4/types/observation.ts';
import { sampleServer } from '../sample-cluster.ts';
import { sampleObservation, sampleService } from '../sample-observation.ts';

export const server = sampleServer('CM1', ['primary'], { services: ['Cisco CallManager', 'Cisco CTIManager'] });

export const looking = (...services: readonly ServiceSeen[]): Observation =>
  sampleObservation(server, { services: known(services) });

export const shield = (given: Partial<ServiceSeen> = {}): ServiceSeen =>
  sampleService('Network Associates McShield', { name: 'McShield', ...given });

export const OUT = { state: 'stopped', startType: 'disabled' } as const;
