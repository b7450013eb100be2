import { missing } from '../../../../config/explain-issue.ts';
import { nearest } from '../../../../config/nearest.ts';
import type { FileProblem } from '../../../../config/problem.ts';
import { whyNever } from '../../../../config/site-file/rules/policies.ts';
import { whyOutside } from '../../../../config/site-file/secret-bounds.ts';
import { oneLine } from '../../../../plan/show-text.ts';
import { PROMPT_KINDS, type SiteInForce } from '../../../../plan/types/site-rules.ts';
import { PEOPLE_SENTENCE } from '../cluster-file.ts';
import { hostOfSite, personOfSite } from '../of-site.ts';
import { viewOf, type Rule } from './view.ts';

const ADD = 'add --site-file FILE';

/** So many names are shown of what there is. */
const SHOWN = 10;

/** Beyond so many strange names, nobody is asked what each was meant to be. */
const ADVISED = 200;

const listed = (names: readonly string[]): string =>
  [...names.slice(0, SHOWN), ...(names.length > SHOWN ? [`${names.length - SHOWN} more`] : [])].join(', ');

/** What to write instead of the strange name that stands at this place of a list. */
function adviceFor(name: string, names: readonly string[], index: number): string {
  const meant = index < ADVISED ? nearest(name, names) : undefined;
  return meant === undefined ? `choose from ${listed(names)}` : `did you mean ${meant}?`;
}

export const siteIsTheFiles: Rule = {
  sentence: 'With a site file, the file names that site or none.',
  check: ({ site, siteFile }) =>
    site === undefined || siteFile === undefined || site === siteFile.name
      ? []
      : [{ path: ['site'], message: `"${site}" is not the site of the site file, which is ${siteFile.name}` }],
};

export const hostsAreTheSites: Rule = {
  sentence:
    'With a site file, every SSH server is named by the name of one of its hosts; without one, each is described here.',
  check: ({ written, siteFile }) =>
    written.hosts.flatMap(({ path, name }, index) => {
      // A name is not repeated: a secret may have been written in its place.
      const message = siteFile ? whyNoHost(name, siteFile, index) : name === undefined ? null : `names a host, and there is no site file to describe it; ${ADD}, or describe it here`; // prettier-ignore
      return message === null ? [] : [{ path, message }];
    }),
};

/** Whether a file names hosts or people instead of describing them. */
export function namesThoseOfSite(content: unknown): boolean {
  const { hosts, people = [] } = viewOf(content).written;
  return [...hosts, ...people].some(({ name }) => name !== undefined);
}

function whyNoHost(name: string | undefined, site: SiteInForce, index: number): string | null {
  const names = Object.keys(site.hosts);
  if (name === undefined)
    return `is described here, and only hosts of the site file are logged on to; write the name of one: ${listed(names)}`;
  if (hostOfSite(name, site)) return null;
  return `is no host of the site ${site.name}; ${adviceFor(name, names, index)}`;
}

export const peopleAreTheSites: Rule = {
  sentence:
    'With a site file, people are those of the site, named by their names, each once; without one, each is described here.',
  check: ({ written: { people }, siteFile }) => {
    if (siteFile) return people === undefined ? [] : strangers(people, siteFile);
    if (people === undefined) return [{ path: ['people'], message: missing({ sentence: PEOPLE_SENTENCE }) }];
    return people.flatMap(({ path, name }) =>
      name === undefined
        ? []
        : [
            {
              path,
              message: `is a name alone, and there is no site file to say who it is; ${ADD}, or write name and roles`,
            },
          ],
    );
  },
};

function strangers(
  people: readonly { readonly path: FileProblem['path']; readonly name: string | undefined }[],
  site: SiteInForce,
): readonly FileProblem[] {
  const names = site.people.map((person) => person.name);
  return people.flatMap(({ path, name }, index) => {
    if (name === undefined)
      return [{ path, message: 'is described here, and only people of the site file count; write the name alone' }];
    if (personOfSite(name, site)) return [];
    const advice = adviceFor(name, names, index);
    return [{ path, message: `${JSON.stringify(oneLine(name))} is nobody of the site ${site.name}; ${advice}` }];
  });
}

export const policiesCanBeFulfilledHere: Rule = {
  sentence: 'The people whom the file names are enough for what the site file wants before an answer counts.',
  check: ({ written, siteFile }) => {
    if (siteFile === undefined || written.people === undefined) return [];
    const people = written.people.flatMap(({ name }) => personOfSite(name ?? '', siteFile) ?? []);
    if (people.length < written.people.length) return [];
    return PROMPT_KINDS.flatMap((kind) => {
      const why = whyNever(kind, siteFile.policies[kind], people);
      return why === null ? [] : [{ path: ['people'], message: `is too few: the site's policy for ${kind} ${why}` }];
    });
  },
};

export const secretsAreTheSites: Rule = {
  sentence: 'With a site file, every secret lies in a folder or a variable that it names.',
  check: ({ secrets, siteFile }) =>
    siteFile === undefined
      ? []
      : secrets.flatMap(({ path, reference }) => {
          const message = whyOutside(reference, siteFile.secrets);
          return message === null ? [] : [{ path: [...path, 'env' in reference ? 'env' : 'file'], message }];
        }),
};
