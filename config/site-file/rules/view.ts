import { PROMPT_KINDS, type PromptKind } from '../../../plan/types/site-rules.ts';
import type { SecretReference } from '../../../plan/types/endpoint.ts';
import type { FileProblem, Path } from '../../problem.ts';
import { entriesOf, isRecord, readable, readableFields, type Readable } from '../../readable.ts';
import { secretSchema } from '../../schema/secret.ts';
import { mailSchema } from '../schema/notices.ts';
import { policySchema } from '../schema/policies.ts';
import { siteHostSchema } from '../schema/host.ts';
import { siteFileSchema, type SiteFile } from '../site-file.ts';

export type HostView = Readable<SiteFile['hosts'][number]>;
export type GroupView = Readable<SiteFile['groups'][number]>;
export type PersonView = Readable<SiteFile['people'][number]>;
export type PolicyView = Readable<NonNullable<SiteFile['policies']['approval']>>;

export type MailView = Readable<NonNullable<SiteFile['notices']['mail']>>;

/** A reference to a secret, with its place in the file. */
export interface SecretView {
  readonly path: Path;
  readonly reference: SecretReference;
}

/** A site file as rules see it: all that can be read of it, so that one mistyped field does not hide other problems. */
export interface SiteView {
  readonly secrets: SiteFile['secrets'] | undefined;
  readonly hosts: readonly HostView[];
  readonly groups: readonly GroupView[];
  readonly people: readonly PersonView[];
  readonly policies: Readonly<Record<PromptKind, PolicyView>>;
  readonly windows: readonly Readable<SiteFile['windows'][number]>[];
  readonly freezes: readonly Readable<SiteFile['freezes'][number]>[];
  /** Undefined: nothing is mailed. */
  readonly mail: MailView | undefined;
  /** Every reference to a secret that can be read. */
  readonly references: readonly SecretView[];
}

/** A rule about several fields at once. */
export interface SiteRule {
  /** What the documentation says of it. */
  readonly sentence: string;
  readonly check: (view: SiteView) => readonly FileProblem[];
}

const SHAPE = siteFileSchema.shape;

/** Reads of some content whatever has the right shape. */
export function siteViewOf(content: unknown): SiteView {
  const fields = isRecord(content) ? content : {};
  const policies = isRecord(fields['policies']) ? fields['policies'] : {};
  return {
    secrets: readable(SHAPE.secrets, fields['secrets']),
    // Beside the fields of a host there are rules about several of them, which do not belong to any.
    hosts: entriesOf(fields['hosts']).map((entry) => readableFields(siteHostSchema, entry)),
    groups: entriesOf(fields['groups']).map((entry) => readableFields(SHAPE.groups.element, entry)),
    people: entriesOf(fields['people']).map((entry) => readableFields(SHAPE.people.element, entry)),
    policies: Object.fromEntries(
      PROMPT_KINDS.map((kind) => [kind, readableFields(policySchema, policies[kind])]),
    ) as SiteView['policies'],
    windows: entriesOf(fields['windows']).map((entry) => readableFields(WINDOW, entry)),
    freezes: entriesOf(fields['freezes']).map((entry) => readableFields(FREEZE, entry)),
    mail: mailIn(fields['notices']),
    references: referencesIn(fields),
  };
}

function mailIn(notices: unknown): MailView | undefined {
  const mail = isRecord(notices) ? notices['mail'] : undefined;
  return isRecord(mail) ? readableFields(mailSchema, mail) : undefined;
}

const WINDOW = SHAPE.windows.unwrap().element;
const FREEZE = SHAPE.freezes.unwrap().element;

function referencesIn(fields: Record<string, unknown>): readonly SecretView[] {
  const notices = isRecord(fields['notices']) ? fields['notices'] : {};
  const places: readonly (readonly [Path, unknown])[] = [
    ...entriesOf(fields['hosts']).flatMap((host, index) =>
      ['key', 'passphrase', 'password'].map((name) => [['hosts', index, name], host, name] as const),
    ),
    [['notices', 'mail', 'secret'], notices['mail'], 'secret'] as const,
    ...entriesOf(notices['webhooks']).map(
      (hook, index) => [['notices', 'webhooks', index, 'secret'], hook, 'secret'] as const,
    ),
    [['audit', 'key'], fields['audit'], 'key'] as const,
  ].map(([path, group, name]): readonly [Path, unknown] => [path, isRecord(group) ? group[name] : undefined]);
  return places.flatMap(([path, value]) => {
    const reference = readable(secretSchema, value);
    return reference === undefined ? [] : [{ path, reference: reference as SecretReference }];
  });
}
