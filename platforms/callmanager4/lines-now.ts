import type { Fact } from '../../plan/fact.ts';
import type { OrderedAct } from '../../plan/platform/site.ts';
import type { Sights } from './actions/define-action.ts';
import { newestLook, type Seen } from './checks/seen.ts';
import { nameFilesOf } from './name-files-of.ts';
import { actionNamed } from './procedures/definitions.ts';
import type { Target } from './target.ts';
import type { Eyes } from './types/eyes.ts';
import { memoryFrom } from './types/server-memory.ts';

/**
 * The lines of an act by what the server shows now; what was seen right before is not asked for again.
 * @throws NoCommandWordError when a name cannot stand in a line
 */
export async function linesNow(eyes: Eyes, act: OrderedAct, seen: Seen): Promise<Fact<readonly string[]>> {
  const target = act.target as Target;
  const { sees, linesNow: resolve } = actionNamed(act.action);
  const services = async (): Promise<Sights['services']> =>
    (newestLook(seen, target.server.name) ?? (await eyes.look(target))).services;
  const subscriptions = async (): Promise<Sights['subscriptions']> =>
    (seen.toldBy === target.server.name ? seen.subscriptions : undefined) ?? (await eyes.lookAtSubscriptions(target));
  const nameFiles = async (): Promise<Sights['nameFiles']> => {
    const seenThere = newestLook(seen, target.server.name);
    const before = seenThere && nameFilesOf(seenThere);
    return before?.known ? before : nameFilesOf(await eyes.look(target, 'with name files'));
  };
  return resolve(
    { server: target.server, step: act.step, arguments: act.arguments, memory: memoryFrom(act.memory) },
    {
      ...(sees.includes('services') ? { services: await services() } : {}),
      ...(sees.includes('subscriptions') ? { subscriptions: await subscriptions() } : {}),
      ...(sees.includes('nameFiles') ? { nameFiles: await nameFiles() } : {}),
    },
  );
}
