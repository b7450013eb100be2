import { known, unknown } from '../../../plan/fact.ts';
import { TERMINAL_SERVICES } from '../interfering-software.ts';
import { defineAction, type Word } from './define-action.ts';
import { keyOf, keyToCome, named, startTypeLine, stopLine } from './service-lines.ts';

export const stopAndDisableServices = defineAction({
  name: 'stop-and-disable-services',
  tells: 'Stops and disables the services of software that disturbs the installer (SVC-01, SVC-08).',
  byEye: [
    'Services window: each of these services is stopped, and its startup type is Disabled.',
    `${TERMINAL_SERVICES} need only be Disabled: nothing stops it before the reboot (sc says 1052).`,
  ],
  atConsole:
    'Services window: write down Status and Startup Type of each; then its Properties > Stop, and Startup type: Disabled, OK.',
  destructive: false,
  takes: ['services'],
  sees: ['services'],
  resolve: ({ server, arguments: { services: names } }, { services }) =>
    services.known
      ? known(named(services.value, names).map(keyOf))
      : unknown(`the services of ${server.name} cannot be read: ${services.why}`),
  planned: ({ arguments: { services = [] } }) => services.map(keyToCome),
  lines: (place, keys: readonly Word[]) =>
    keys.flatMap((key) => [stopLine(place, key), startTypeLine(place, key, 'disabled')]),
});
