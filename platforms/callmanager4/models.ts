/** The screen that a server shows when a drive is missing, and what gets it past that: S1, steps 4 and 6. */
export interface Recovery {
  readonly key: 'F2' | 'F5';
  /** Pressed after it, when the server asks for it. */
  readonly then?: 'F1';
}

/** What the documents say of one family of machines. */
interface Hardware {
  /** S1 forbids it for five families, whatever is planned (HW-08). */
  readonly mayLoseDrive: boolean;
  /** Slots whose drives are pulled for an upgrade with what is left (HW-12, HW-13). */
  readonly slots: readonly number[];
  /** Absent: no document names a key, and none is guessed (HW-16, HW-19). */
  readonly recovery?: Recovery;
  /** Spare drives that S1 wants at hand (HW-21). */
  readonly spares: number;
  /** Whether it has no room for four drives. */
  readonly hasFewerDrives?: true;
}

const KEEPS_ITS_DRIVES = { mayLoseDrive: false, slots: [], spares: 0 } as const;
const F2 = { key: 'F2', then: 'F1' } as const;

/** S1, "May I remove a drive before I upgrade", by the families that it names, and S2's customer-provided machines. */
const FAMILIES = {
  'MCS-7815': { ...KEEPS_ITS_DRIVES, hasFewerDrives: true },
  'MCS-7820': { ...KEEPS_ITS_DRIVES, hasFewerDrives: true },
  'MCS-7822': { ...KEEPS_ITS_DRIVES, hasFewerDrives: true },
  'MCS-7825': { ...KEEPS_ITS_DRIVES, hasFewerDrives: true },
  'MCS-7830': { mayLoseDrive: true, slots: [0], recovery: F2, spares: 0, hasFewerDrives: true },
  'MCS-7835': { mayLoseDrive: true, slots: [0], recovery: F2, spares: 0, hasFewerDrives: true },
  'MCS-7845': { mayLoseDrive: true, slots: [0, 2], recovery: F2, spares: 2 },
  'XSERIES 330': KEEPS_ITS_DRIVES,
  'XSERIES 342': { mayLoseDrive: true, slots: [0], recovery: { key: 'F5' }, spares: 0 },
  'XSERIES 345': { mayLoseDrive: true, slots: [0], spares: 0 },
  DL380: { mayLoseDrive: true, slots: [0], spares: 0 },
} as const satisfies Readonly<Record<string, Hardware>>;

type Family = keyof typeof FAMILIES;

/** Every machine that S2 means by MCS-7835, and no other (HW-06). */
const CALLED_7835: readonly string[] = [
  'MCS-7835',
  'MCS-7835-1000',
  'MCS-7835-1266',
  'MCS-7835H-2.4',
  'MCS-7835I-2.4',
  'MCS-7835H-3.0',
  'MCS-7835I-3.0',
  'DL380',
  'XSERIES 342',
  'XSERIES 345',
];

/** S2, Table 3: where the network is plugged in, by base models (NET-17 to NET-19). */
const CONNECTORS: Readonly<Record<string, string>> = {
  'MCS-7825': 'the lower connector',
  'MCS-7835': 'connector NIC 1',
  'MCS-7845': 'connector NIC 1',
  'XSERIES 330': 'the upper connector',
};

/** A model as it is compared: capitals, blanks and the names of vendors do not tell machines apart. */
const plain = (model: string): string =>
  model
    .normalize('NFKC')
    .toUpperCase()
    .replace(/\b(CUSTOMER-PROVIDED|CISCO|IBM|HP|COMPAQ|PROLIANT)\b/g, ' ')
    .replace(/\s+/g, ' ')
    .trim()
    .replace(/^MCS[ -]?(?=\d)/, 'MCS-')
    .replace(/^XSERIES[ -]?(?=\d)/, 'XSERIES ');

/** An MCS takes what is said of its family, whatever its variant (HW-07); any other machine only its own line. */
function familyOf(model: string): Family | undefined {
  const name = plain(model);
  const family = /^(MCS-\d{4})(?!\d)[A-Z0-9.-]*$/.exec(name)?.[1] ?? name;
  return Object.hasOwn(FAMILIES, family) ? (family as Family) : undefined;
}

const hardwareOf = (model: string): Hardware | undefined => {
  const family = familyOf(model);
  return family === undefined ? undefined : FAMILIES[family];
};

/** The base model that S2 means, by its own list only; undefined for a model that no list has (HW-06). */
export function baseModelOf(model: string): string | undefined {
  const name = plain(model);
  if (CALLED_7835.includes(name)) return 'MCS-7835';
  return Object.hasOwn(FAMILIES, name) ? name : undefined;
}

/** Whether a drive may be taken out: `unknown` for a machine that no document names, which is as bad as no (HW-08). */
export function mayLoseDrive(model: string): 'yes' | 'no' | 'unknown' {
  const hardware = hardwareOf(model);
  if (!hardware) return 'unknown';
  return hardware.mayLoseDrive ? 'yes' : 'no';
}

/** Slots whose drives are pulled; none where that may not be done. */
export const slotsToEmpty = (model: string): readonly number[] => hardwareOf(model)?.slots ?? [];

/** The keys with which a machine starts on the drives that are left; undefined where no document names one. */
export const recoveryOf = (model: string): Recovery | undefined => hardwareOf(model)?.recovery;

export const sparesFor = (model: string): number => hardwareOf(model)?.spares ?? 0;

/** Of a machine that nobody has described it is not known, so it may have them. */
export const mayHaveFourDrives = (model: string): boolean => hardwareOf(model)?.hasFewerDrives !== true;

/** First of the variants of which S1 says that they go on by themselves after ten seconds (HW-17). */
const FIRST_BY_ITSELF = 2.4;

/** Whether a machine takes its key by itself: MCS-7835H and MCS-7845H from 2.4 on, and no others (HW-17). */
export function startsByItself(model: string): boolean {
  const speed = /^MCS-78[34]5H-(\d+(?:\.\d+)?)(?![\d.])/.exec(plain(model))?.[1];
  return speed !== undefined && Number(speed) >= FIRST_BY_ITSELF;
}

/** Variants by whose own names S1 speaks of a key; any other takes the one of its family, which is said (HW-07). */
export const isNamedForItsKey = (model: string): boolean =>
  Object.hasOwn(FAMILIES, plain(model)) || startsByItself(model);

/** The connector that Table 3 of S2 names; undefined where a person has to name it (NET-19). */
export const connectorOf = (model: string): string | undefined => CONNECTORS[baseModelOf(model) ?? ''];

/** What Table 3 has for the family of a model that it does not name itself, for whoever has to decide (HW-07, NET-19). */
export function connectorOfFamily(model: string): string | undefined {
  const family = familyOf(model) ?? '';
  return CONNECTORS[family] === undefined ? undefined : `${family}: ${CONNECTORS[family]}`;
}
