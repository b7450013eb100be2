import { known, unknown } from '../../../plan/fact.ts';
import { placeholder } from '../command-words.ts';
import type { ServiceSeen } from '../types/observation.ts';
import { defineAction, type Word } from './define-action.ts';
import {
  keyOf,
  keyToCome,
  named,
  START_TYPE_WORD,
  startLine,
  startTypeLine,
  type StartTypeWord,
} from './service-lines.ts';

/** One service as it is set back. */
interface Restored {
  readonly key: Word;
  readonly startType: StartTypeWord | Word;
  readonly starts: boolean;
}

const asRecorded = (service: ServiceSeen): Restored => ({
  key: keyOf(service),
  startType: START_TYPE_WORD[service.startType],
  starts: service.state === 'running' || service.state === 'starting',
});

const START_TYPE_TO_COME = placeholder('start type of before', 'start type');

export const restoreServices = defineAction({
  name: 'restore-services',
  tells: 'Sets services back to the start type that was written down, and starts those that ran (SVC-12, REM-06).',
  byEye: [
    'Services window: each of these services has the startup type that it had before, and is started where it ran before.',
  ],
  atConsole:
    'Services window: each one > Properties > Startup type as it was before, Apply; then Start, where it ran before.',
  destructive: false,
  settles: true,
  takes: ['services'],
  recalls: ['setAside'],
  resolve: ({ server, arguments: { services: names }, memory: { setAside } }) =>
    setAside
      ? known(named(setAside, names).map(asRecorded))
      : unknown(`the services of ${server.name} were never recorded`),
  planned: ({ arguments: { services = [] } }) =>
    services.map((name) => ({ key: keyToCome(name), startType: START_TYPE_TO_COME, starts: false })),
  // A service that is disabled cannot be started: its start type comes first.
  lines: (place, services: readonly Restored[]) =>
    services.flatMap(({ key, startType, starts }) => [
      startTypeLine(place, key, startType),
      ...(starts ? [startLine(place, key)] : []),
    ]),
});
