import { nameKey } from '../../../plan/names.ts';
import type { Endpoint } from '../../../plan/types/endpoint.ts';
import type { SiteInForce, SitePerson } from '../../../plan/types/site-rules.ts';

/** A host of the site by its name. */
export const hostOfSite = (name: string, site: SiteInForce | undefined): Endpoint | undefined =>
  site && Object.hasOwn(site.hosts, name) ? site.hosts[name] : undefined;

/** A person of the site by the name that the cluster file calls him or her. */
export const personOfSite = (name: string, site: SiteInForce | undefined): SitePerson | undefined =>
  site?.people.find((person) => nameKey(person.name) === nameKey(name));
