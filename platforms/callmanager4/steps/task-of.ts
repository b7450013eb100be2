import { recoveryOf } from '../models.ts';
import type { Page, PageEntry, Task } from '../types/task.ts';
import type { RowContext } from './context.ts';
import { fillText } from './fill-text.ts';
import type { PromptRow } from './row.ts';

/** The physical act of a row, filled in for one server. */
export function taskOf(task: PromptRow['task'], context: RowContext): Task {
  if (task === 'application-upgrade') return { kind: task, applications: context.server?.applications ?? [] };
  if (task === 'power-on') return { kind: task, keys: keysOf(context.server?.model ?? '') };
  if (task === 'activate-services') {
    return { kind: task, server: context.server?.name ?? '', services: context.server?.services ?? [] };
  }
  if (task === 'set-back-services')
    return { kind: task, services: context.setAside.map((name) => ({ name, before: null })) };
  if (task.kind === 'insert-disc') return { ...task, disc: discOf(task.disc, context) };
  if (task.kind !== 'walk-pages') return task;
  return { ...task, pages: task.pages.map((page) => filledPage(page, context)) };
}

function filledPage(page: Page, context: RowContext): Page {
  const fill = (entry: PageEntry): PageEntry => ({ ...entry, value: fillText(entry.value, context) });
  return { ...page, fields: page.fields.map(fill), ...(page.shown ? { shown: page.shown.map(fill) } : {}) };
}

function keysOf(model: string): readonly string[] {
  const { key, then } = recoveryOf(model) ?? {};
  return [key, then].filter((one) => one !== undefined);
}

/** The disc's label where the cluster file gives it, else its name in words. */
function discOf(disc: string, context: RowContext): string {
  const labels: Readonly<Record<string, string>> = context.cluster.discLabels ?? {};
  return labels[disc] ?? disc;
}
