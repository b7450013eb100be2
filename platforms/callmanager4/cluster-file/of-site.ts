import { nameKey } from '../../../plan/names.ts';
import type { Endpoint } from '../../../plan/types/endpoint.ts';
import type { SiteInForce, SitePerson } from '../../../plan/types/site-rules.ts';

/** A host of the site by its name. */
export const hostOfSite = (name: string, site: SiteInForce | undefined): Endpoint | undefined =>
  site && Object.hasOwn(site.hosts, name) ? site.hosts[name] : undefined;

/** The people of each site by what the spellings of a name have in common: a stranger's file may name very many. */
const KNOWN = new WeakMap<SiteInForce, ReadonlyMap<string, SitePerson>>();

/** A person of the site by the name that the cluster file calls him or her. */
export function personOfSite(name: string, site: SiteInForce | undefined): SitePerson | undefined {
  if (!site) return undefined;
  const known = KNOWN.get(site) ?? new Map(site.people.map((person) => [nameKey(person.name), person]));
  KNOWN.set(site, known);
  return known.get(nameKey(name));
}
