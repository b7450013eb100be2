import { visibleNameKey } from '../../plan/names.ts';

/** Cisco applications that never share a server with CallManager (COR-03, COR-04), by how their names read. */
const FORBIDDEN: readonly (readonly [string, RegExp])[] = [
  ['Cisco Unity', /(?<![a-z])(cisco)?unity/],
  ['Cisco Conference Connection', /conference connection|conferenceconnection/],
  ['Cisco Personal Assistant', /personal assistant|personalassistant/],
  ['Cisco Emergency Responder', /emergency responder|emergencyresponder/],
];

/** What people write for them: alone or after the vendor's name, since the letters may mean anything else elsewhere. */
const ABBREVIATED: Readonly<Record<string, string>> = {
  ccc: 'Cisco Conference Connection',
  cpa: 'Cisco Personal Assistant',
  cer: 'Cisco Emergency Responder',
};

const SHORT = /^(?:cisco )?(ccc|cpa|cer)(?: v?[\d. ()]+)?$/;

/** Words of a name, whatever stands between them and however its letters are drawn. */
const wordsOf = (name: string): string =>
  visibleNameKey(name)
    .replace(/[^\p{L}\p{N}.()]+/gu, ' ')
    .trim();

/** The application of that name that may not share a server with CallManager; undefined for any other program. */
export function forbiddenApplication(name: string): string | undefined {
  const words = wordsOf(name);
  return FORBIDDEN.find(([, reads]) => reads.test(words))?.[0] ?? ABBREVIATED[SHORT.exec(words)?.[1] ?? ''];
}
