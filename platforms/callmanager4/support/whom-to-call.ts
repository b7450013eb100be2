import type { SupportPart, SupportSheet } from '../../../plan/platform/support.ts';
import type { Support } from '../types/cluster.ts';

/** Telephone numbers of technical support, by the region as the cluster file names it (SUP-07). */
export const TELEPHONES: Readonly<Record<NonNullable<Support['region']>, string>> = {
  'Asia-Pacific': '+61 2 8446 7411 (within Australia 1 800 805 227)',
  EMEA: '+32 2 704 55 55',
  USA: '1 800 553-2447',
};

const ALL_NUMBERS = 'All numbers: http://www.cisco.com/techsupport/contacts';

/** The fastest way for what is not grave (SUP-05). */
const REQUEST_TOOL =
  'Open a request with the TAC Service Request Tool, http://www.cisco.com/techsupport/servicerequest: the fastest way, and it proposes solutions first.';

/** The way to call that fits a severity; unknown is as grave as can be (SUP-05 to SUP-09). */
export function whomToCall(
  severity: SupportSheet['severity'],
  { contract, reseller, region, account }: Support,
): SupportPart {
  const numbers = region === undefined ? Object.entries(TELEPHONES) : [[region, TELEPHONES[region]] as const];
  const telephone = [
    ...numbers.map(([name, number]) => `${name}: ${number}`),
    ALL_NUMBERS,
    'Of the cluster file: region is not named, so all numbers are here.',
  ].slice(0, region === undefined ? undefined : -1);
  const isGrave = severity === null || severity <= 2;
  return {
    title: 'Whom to call',
    lines: [
      ...whoHelps(contract, reseller),
      ...(isGrave
        ? ['Sev-1 and Sev-2: by telephone, never by the web form alone; an engineer is assigned at once.', ...telephone]
        : [REQUEST_TOOL, 'Without access to the Internet by telephone:', ...telephone]),
      ...(severity === null ? [`Sev-3 and Sev-4: ${REQUEST_TOOL}`] : []),
      ...accountLines(account),
    ],
  };
}

function whoHelps(contract: string | undefined, reseller: string | undefined): readonly string[] {
  if (contract !== undefined) return [`Service contract ${contract}: engineers answer the telephone around the clock.`];
  const whom = reseller === undefined ? 'your reseller, whom nobody has written down' : reseller;
  return [`No service contract is written down. Without one you call ${whom}.`];
}

const accountLines = (account: boolean | undefined): readonly string[] =>
  account === true
    ? ['The tools on Cisco.com ask for user ID and password; whoever uses them knows both. They are kept nowhere here.']
    : [
        'The tools on Cisco.com ask for user ID and password. With a contract: register at http://tools.cisco.com/RPF/register/register.do.',
      ];
