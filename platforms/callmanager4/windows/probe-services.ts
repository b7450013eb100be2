import { unknown, type Fact } from '../../../plan/fact.ts';
import { cutText, LONGEST_TEXT } from '../../../plan/cut-text.ts';
import type { ServiceSeen, ServiceState, StartType } from '../types/observation.ts';
import { decodeValue, type ProbeLines } from './probe-lines.ts';
import { inBounds } from './fact-bounds.ts';

/** Words of Win32_Service.State; `Unknown` is one of them and means that. */
const STATES: Readonly<Record<string, ServiceState>> = {
  Running: 'running',
  Stopped: 'stopped',
  'Start Pending': 'starting',
  'Stop Pending': 'stopping',
  Paused: 'paused',
  'Pause Pending': 'pausing',
  'Continue Pending': 'continuing',
};

/** Words of Win32_Service.StartMode. */
const START_TYPES: Readonly<Record<string, StartType>> = {
  Auto: 'automatic',
  Manual: 'manual',
  Disabled: 'disabled',
  Boot: 'boot',
  System: 'system',
};

const LINE = /^service\.(\d+)$/;

/** All services, or unknown: a list with a gap would make a service look as if it were not installed. */
export function readServices(lines: ProbeLines): Fact<readonly ServiceSeen[]> {
  const error = lines.errors.get('service');
  if (error !== undefined) return unknown(`service: ${error}`);
  const printed = [...lines.raw].filter(([key]) => LINE.test(key));
  const count = lines.values.get('service.count');
  if (count === undefined) return unknown('service.count: was not printed');
  if (count !== String(printed.length)) return unknown(`${count} services were announced, ${printed.length} printed`);
  const services: ServiceSeen[] = [];
  for (const [key, line] of printed) {
    if (lines.contradicted.has(key)) return unknown(`${key} was printed twice, differently`);
    const service = readService(line);
    if (!service) return unknown(`${key} is "${cutText(line, LONGEST_TEXT)}"`);
    services.push(service);
  }
  return inBounds(services, 'services', ({ name, displayName }) => name.length + displayName.length);
}

function readService(line: string): ServiceSeen | undefined {
  const [name = '', state = '', mode = '', ...display] = line.split('|').map(decodeValue);
  const stateSeen = STATES[state];
  const startType = START_TYPES[mode];
  const displayName = display.join('|');
  if (name === '' || !stateSeen || !startType || display.length === 0) return undefined;
  if (name.length > LONGEST_TEXT || displayName.length > LONGEST_TEXT) return undefined;
  return { name, displayName, state: stateSeen, startType };
}
