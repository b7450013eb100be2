import type { Endpoint, SecretReference } from '../../plan/types/endpoint.ts';
import {
  PROMPT_KINDS,
  type MailRules,
  type Notices,
  type PromptKind,
  type PromptPolicies,
  type PromptPolicy,
  type SiteAudit,
  type SiteInForce,
  type SitePerson,
  type SiteSheets,
} from '../../plan/types/site-rules.ts';
import { hashOf } from '../hash-of.ts';
import { secondsOf } from '../schema/duration.ts';
import { loginOf, withoutBrackets } from '../schema/endpoint.ts';
import { readPublicKey } from './public-key.ts';
import { dutiesOf } from './rules/people.ts';
import { DEFAULT_POLICIES } from './schema/policies.ts';
import type { SiteFile } from './site-file.ts';

/** What a good site file says, with all names resolved, and its hash. */
export function siteOf(file: SiteFile): SiteInForce {
  const { site: name, secrets, windows, freezes, ledger, audit, sheets } = file;
  const site: Omit<SiteInForce, 'hash'> = {
    name,
    policies: policiesOf(file),
    hosts: Object.fromEntries(file.hosts.map((host) => [host.name, endpointOf(host, file)])),
    people: file.people.map((person) => personOf(person, file)),
    secrets,
    windows,
    freezes,
    ledger,
    notices: noticesOf(file),
    ...(audit === undefined ? {} : { audit: auditOf(audit) }),
    ...(sheets === undefined ? {} : { sheets: sheetsOf(sheets) }),
  };
  return { ...site, hash: hashOf(site) };
}

/** Ends, since a good file has no circle. */
function endpointOf({ name: _, address, agent, via, ...login }: SiteFile['hosts'][number], file: SiteFile): Endpoint {
  const before = file.hosts.find(({ name }) => name === via);
  return {
    host: withoutBrackets(address),
    ...loginOf(login),
    ...(agent ? { agent } : {}),
    ...(before === undefined ? {} : { via: endpointOf(before, file) }),
  };
}

const personOf = ({ name, groups, keys, address, phone }: SiteFile['people'][number], file: SiteFile): SitePerson => ({
  name,
  roles: dutiesOf(groups, file.groups),
  groups,
  keys: keyLines(keys),
  ...(address === undefined ? {} : { address }),
  ...(phone === undefined ? {} : { phone }),
});

const policiesOf = ({ policies }: SiteFile): PromptPolicies =>
  Object.fromEntries(PROMPT_KINDS.map((kind) => [kind, policyOf(kind, policies[kind] ?? {})])) as Record<
    PromptKind,
    PromptPolicy
  >;

function policyOf(kind: PromptKind, written: NonNullable<SiteFile['policies'][PromptKind]>): PromptPolicy {
  const { remind, escalate, holdAfter, signed, people, groups, notRequester, notDoer } = written;
  const usual = DEFAULT_POLICIES[kind];
  return {
    signed: signed ?? usual.signed,
    people: people ?? usual.people,
    groups: groups ?? usual.groups,
    notRequester: notRequester ?? usual.notRequester,
    notDoer: notDoer ?? usual.notDoer,
    ...(remind === undefined ? {} : { remindSeconds: seconds(remind) }),
    ...(escalate === undefined ? {} : { escalate: { afterSeconds: seconds(escalate.after), to: escalate.to } }),
    ...(holdAfter === undefined ? {} : { holdAfterSeconds: seconds(holdAfter) }),
  };
}

const seconds = (text: string): number => secondsOf(text) as number;

const sheetsOf = ({ folder, discs, files, workers, support }: NonNullable<SiteFile['sheets']>): SiteSheets => ({
  folder,
  ...(discs === undefined ? {} : { discs }),
  ...(files === undefined ? {} : { files }),
  ...(workers === undefined ? {} : { workers }),
  ...(support === undefined ? {} : { support }),
});

/** The comments behind keys are nobody's business. */
const auditOf = ({ folder, key, workers }: NonNullable<SiteFile['audit']>): SiteAudit => ({
  folder,
  key: key.file,
  workers: keyLines(workers),
});

const keyLines = (keys: readonly string[]): readonly string[] =>
  keys.flatMap((text) => {
    const key = readPublicKey(text);
    return key.good ? [key.line] : [];
  });

const noticesOf = ({ notices: { mail, webhooks } }: SiteFile): Notices => ({
  ...(mail === undefined ? {} : { mail: mailOf(mail) }),
  webhooks: webhooks.map(({ url, secret, ca }) => ({
    url,
    secret: secret as SecretReference,
    ...(ca === undefined ? {} : { ca }),
  })),
});

const mailOf = ({ ca, user, secret, ...mail }: NonNullable<SiteFile['notices']['mail']>): MailRules => ({
  ...mail,
  ...(ca === undefined ? {} : { ca }),
  ...(user === undefined || secret === undefined ? {} : { login: { user, secret: secret as SecretReference } }),
});
