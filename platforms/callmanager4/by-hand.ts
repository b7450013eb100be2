import { clockText } from '../../plan/clock-text.ts';
import { known } from '../../plan/fact.ts';
import { PART } from '../../plan/sheet/parts.ts';
import type { ByHand, SetAside, WorkDone } from '../../plan/platform/by-hand.ts';
import type { Memory } from '../../plan/types/run.ts';
import type { ActionStep, Step } from '../../plan/types/step.ts';
import { restoreServices } from './actions/restore-services.ts';
import { stopAndDisableServices } from './actions/stop-and-disable-services.ts';
import { findService } from './checks/service-lookup.ts';
import { NoCommandWordError } from './command-words.ts';
import { consoleTaken, FROM_AFAR } from './console-taken.ts';
import { addressOf, placeOf, ways } from './hosts-by-hand.ts';
import { ifNotSo } from './if-not-so.ts';
import { lookByEye } from './look-by-eye.ts';
import { ACTIONS } from './procedures/definitions.ts';
import { SECRETS } from './secrets.ts';
import { TELEPHONES } from './support/whom-to-call.ts';
import type { Target } from './target.ts';
import type { ServiceSeen } from './types/observation.ts';
import type { StepArguments } from './types/step-arguments.ts';
import { memoryFrom } from './types/server-memory.ts';
import { waitsShortened } from './waits-shortened.ts';
import { wordRepair } from './word-repair.ts';
import { writtenBefore } from './written-before.ts';

/** What holds for people as it does for the product, with the numbers of the rules. */
const RULES: readonly string[] = [
  'CANCEL is pressed in no window of the installer, whatever the window says, and no Esc, no X and no Task Manager either: a server whose installer was cancelled needs a new operating system (PRE-22).',
  'After a reboot by the installer nobody logs on before the step that says so, since the installation goes on at once then. While an installer is under way, no look is worth a log-on. Look from another PC until then: ' +
    `${FROM_AFAR} has Event Viewer and Services. Where that is refused, type before it, with the name of the server twice: net use \\\\SERVER\\IPC$ /user:SERVER\\Administrator. On this page that is called "Computer Management of another PC".`,
  'This page may be older than what was done. Before anybody logs on to a server that is in work: where a window of the installer stands on its screen, or one of its discs lies in the drive, nobody logs on; find the step of that window or disc, and go on from there.',
  'The publisher serves its database while a subscriber is worked on. Where it does not, press nothing further there until it does (ORD-16, ORD-17).',
  "CallManager's own services are those whose names begin with Cisco, but for Cisco Security Agent. They are started and activated in Cisco CallManager Serviceability alone; every other, such as MSSQLSERVER or DC Directory Server, by the Services window of Windows.",
  'Nobody changes anything in CallManager Administration until the whole cluster is done.',
  `What is stopped and disabled on a server stays so until the step of part ${PART.left} that sets it back. Nobody leaves before that.`,
  'Where a screen of the installer differs from what is written here, or stands still for an hour while no lamp of disc or drive flickers: press nothing, do not switch it off, write down what it shows, and call for help.',
];

/** The same where several servers are left. */
const RULES_OF_ORDER: readonly string[] = [
  'One server at a time in the whole cluster, in the order of this sheet: the publisher before every subscriber (ORD-01, ORD-02).',
  'Do not begin the next server before the one before it shows the new release, has rebooted and runs its services again.',
];

/** What CallManager's people need who go on without the product. */
export const BY_HAND: ByHand = {
  rules: (servers) => [...(servers > 1 ? RULES_OF_ORDER : []), ...RULES],
  addressOf,
  ways,
  placeOf,
  lookByEye,
  consoleTaken,
  writtenBefore,
  ifNotSo,
  waitsShortened,
  wordRepair,
  help,
  hours,
  passwords,
  setAside,
  linesOf,
};

/** The numbers of the documents (SUP-07). */
function help(): readonly string[] {
  return Object.entries(TELEPHONES).map(([region, number]) => `Help: Cisco TAC, ${region}; telephone ${number}`);
}

/** The window of the cluster file, which checks of the plan are told. */
function hours(steps: readonly Step[]): readonly string[] {
  const told = steps.flatMap((step) => (step.kind === 'check' ? [step.check.arguments as Partial<StepArguments>] : []));
  const window = told.find((one) => one.window !== undefined)?.window;
  return window ? [`The window: ${clockText(window.from)} to ${clockText(window.to)}.`] : [];
}

/** Whoever reads a sheet learns of no place of a secret: only who keeps them. */
function passwords(): readonly string[] {
  return [
    `${SECRETS.map(({ field }) => field).join(', ')}: in the password safe of the site, under the name of the cluster. The cluster file says under "secrets" where each lies for ccmctl.`,
    `The password of each account of part ${PART.stands}: in the same safe. The site file says under "hosts" where that lies for ccmctl.`,
    'Fetch whoever of the people above opens the safe before a step asks for a password.',
  ];
}

/** All that the steps of a server have stopped and disabled, or may have, and no step has set back yet. */
function setAside({ begun, done, target, memory }: WorkDone): readonly SetAside[] {
  const before = memoryFrom(memory).setAside ?? [];
  return namesOut(begun, done).map((name): SetAside => {
    const service = findService(before, name);
    return service ? { name, was: wasOf(service), back: backOf(service, target) } : { name, was: null, back: [] };
  });
}

/** Names of services, in the order in which they were stopped; setting back counts when it is done. */
function namesOut(begun: readonly Step[], done: readonly Step[]): readonly string[] {
  const out = new Map<string, string>();
  for (const step of begun) {
    if (step.kind !== 'action') continue;
    const { services = [] } = step.arguments as { readonly services?: readonly string[] };
    for (const name of services) {
      if (step.action === stopAndDisableServices.name) out.set(name.toLowerCase(), name);
      if (step.action === restoreServices.name && done.includes(step)) out.delete(name.toLowerCase());
    }
  }
  return [...out.values()];
}

const wasOf = ({ startType, state, name, displayName }: ServiceSeen): string =>
  `startup type ${startType}, ${state}${name === displayName ? '' : `; its key name is ${name}`}`;

const backOf = (service: ServiceSeen, target: WorkDone['target']): readonly string[] =>
  linesNow(restoreServices.name, { services: [service.displayName] }, target, { setAside: [service] }) ?? [];

function linesOf(step: ActionStep, target: WorkDone['target'], memory: Memory): readonly string[] | undefined {
  return linesNow(step.action, step.arguments, target, memory, step.id);
}

/** The lines of an act that are certain by what was written down of the services before; undefined where they are not. */
function linesNow(
  action: string,
  told: object,
  target: WorkDone['target'],
  memory: Memory,
  step = '',
): readonly string[] | undefined {
  const definition = ACTIONS.get(action);
  if (!definition || !target) return undefined;
  const { server } = target as Target;
  const { setAside: services, ...rest } = memoryFrom(memory);
  const isAboutServices = action === restoreServices.name || action === stopAndDisableServices.name;
  if (!isAboutServices || !services) return undefined;
  try {
    const order = { server, step, arguments: told, memory: { ...rest, setAside: services } };
    const lines = definition.linesNow(order, { services: known(services) });
    return lines.known && lines.value.length > 0 ? lines.value : undefined;
  } catch (error) {
    if (error instanceof NoCommandWordError) return undefined;
    throw error;
  }
}
