import type { PlannedServer } from '../../plan/types/plan.ts';
import type { RowContext } from './steps/context.ts';

/**
 * How a server comes back to what it was, and until when its work may begin (ours: no document tells a way back). A
 * subscriber has the release of its publisher, so there is no way back for it alone.
 */
export function wayBackOf(context: RowContext): Pick<PlannedServer, 'wayBack' | 'latestBegin'> {
  if (context.procedure !== 'upgrade' || !context.server) return {};
  return { wayBack: wayOf(context), ...latestBegin(context) };
}

function wayOf({ cluster: { from }, server }: RowContext): string {
  if (server?.roles.includes('application')) return 'by the documents of its applications';
  if (server?.roles.includes('publisher'))
    return `the drive that was kept; without one, ${from} is installed anew and the backup restored. Once a subscriber is upgraded, every server goes back`;
  return `none alone, since a subscriber has the release of its publisher: the publisher goes back first, then this server by its kept drive or by a new installation of ${from}`;
}

function latestBegin({ cluster: { window }, minutes }: RowContext): Pick<PlannedServer, 'latestBegin'> {
  if (!window) return {};
  const end = Date.parse(window.to) - (minutes.own + minutes.after) * 60_000;
  return { latestBegin: new Date(end).toISOString() };
}
