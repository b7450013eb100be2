import type { Notice, NoticeKind } from './types/notice.ts';

type Counts = NonNullable<Notice['counts']>;

/** Makes one notice of two, which counts them and is for everybody whom either is for. */
export function mergeNotices(earlier: Notice, later: Notice): Notice {
  const counts = added(countsOf(earlier), countsOf(later));
  const total = Object.values(counts).reduce((sum, count) => sum + count, 0);
  const { rehearsal, procedure, at } = later;
  return {
    // The last of those that it is made of: it counts each of them once, and so has no other notice this one.
    id: later.id.replace(/[a-z ]+$/, 'several'),
    kind: 'several',
    at,
    isError: earlier.isError || later.isError,
    procedure,
    ...(rehearsal && { rehearsal }),
    text: `${total} notices`,
    to: {
      people: [...new Set([...earlier.to.people, ...later.to.people])],
      groups: [...new Set([...earlier.to.groups, ...later.to.groups])],
    },
    counts,
  };
}

const countsOf = ({ kind, counts }: Notice): Counts => counts ?? { [kind]: 1 };

function added(some: Counts, more: Counts): Counts {
  const kinds = [...new Set([...Object.keys(some), ...Object.keys(more)])] as NoticeKind[];
  return Object.fromEntries(kinds.map((kind) => [kind, (some[kind] ?? 0) + (more[kind] ?? 0)]));
}
