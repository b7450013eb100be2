import { missing } from '../../../../config/explain-issue.ts';
import { nearest } from '../../../../config/nearest.ts';
import type { FileProblem } from '../../../../config/problem.ts';
import { whyNever } from '../../../../config/site-file/rules/policies.ts';
import { whyOutside } from '../../../../config/site-file/secret-bounds.ts';
import { oneLine } from '../../../../plan/show-text.ts';
import { PROMPT_KINDS, type SiteInForce } from '../../../../plan/types/site-rules.ts';
import { PEOPLE_SENTENCE } from '../cluster-file.ts';
import { hostOfSite, personOfSite } from '../of-site.ts';
import type { Rule } from './view.ts';

const ADD = 'add --site-file FILE';

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
    written.hosts.flatMap(({ path, name }) => {
      // A name is not repeated: a secret may have been written in its place.
      const message = siteFile ? whyNoHost(name, siteFile) : name === undefined ? null : `names a host, and there is no site file to describe it; ${ADD}, or describe it here`; // prettier-ignore
      return message === null ? [] : [{ path, message }];
    }),
};

function whyNoHost(name: string | undefined, site: SiteInForce): string | null {
  const names = Object.keys(site.hosts);
  if (name === undefined)
    return `is described here, and only hosts of the site file are logged on to; write the name of one: ${names.join(', ')}`;
  if (hostOfSite(name, site)) return null;
  const meant = nearest(name, names);
  return `is no host of the site ${site.name}; ${meant === undefined ? `choose from ${names.join(', ')}` : `did you mean ${meant}?`}`;
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
  return people.flatMap(({ path, name }) => {
    if (name === undefined)
      return [{ path, message: 'is described here, and only people of the site file count; write the name alone' }];
    if (personOfSite(name, site)) return [];
    const meant = nearest(name, names);
    const advice = meant === undefined ? `choose from ${names.join(', ')}` : `did you mean ${meant}?`;
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
