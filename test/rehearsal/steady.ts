/** What differs from run to run and is no matter of the story. */
const VARYING: readonly (readonly [RegExp, string])[] = [
  [/\d{4}-\d{2}-\d{2}[T ]\d{2}:\d{2}:\d{2}(\.\d+)?Z?/g, '<time>'],
  [/\d{4}-\d{2}-\d{2} \d{2}:\d{2} UTC/g, '<time> UTC'],
  [/\d+ minutes are left/g, '<n> minutes are left'],
  [/\b[0-9a-f]{12}\b/g, '<hash>'],
  // The name of a run's cluster, which keeps its lock to itself.
  [/\b(demo-[a-z]+|frankfurt)-[0-9a-f]{8}\b/g, '$1'],
  // A link that copies at this moment is as good as one that is idle.
  [/agent (?:idle|in progress|succeeded) at <time> \([^()]*\)/g, 'agent <works> at <time>'],
  // Half an answer, mutilated: every run breaks other letters of it.
  [/(it printed): [^\n]*? \[cut: \d+ characters in all\]/g, '$1: <half of it, mutilated>'],
  [/\b127\.0\.0\.1:\d+/g, '<host>'],
  [/seen so for \d+ s/g, 'seen so for <n> s'],
  [/seen so for only \d+ s/g, 'seen so for only <n> s'],
  [/uptime is \d+ s, before it was \d+ s/g, 'uptime is <n> s, before it was <n> s'],
  [/\d+ minutes, since/g, '<n> minutes, since'],
  // Of two reboots within seconds the uptime cannot tell the second one; whether it was within seconds depends on the machine.
  [/proved by its event log and its uptime/g, 'proved by its event log'],
];

/** The same value with each of its texts as every run tells it. */
export function steady<T>(value: T): T {
  if (typeof value === 'string') return VARYING.reduce((text, [is, by]) => text.replace(is, by), value as string) as T;
  if (Array.isArray(value)) return value.map(steady) as T;
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, part]) => [key, steady(part as unknown)])) as T;
}
