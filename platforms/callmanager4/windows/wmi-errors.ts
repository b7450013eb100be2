/** What an error of connecting to WMI says of the node: it answered and did not let us in, or nobody answered. */
export type NodeAnswer = 'refused' | 'no answer';

interface WmiError {
  readonly words: string;
  readonly node?: NodeAnswer;
}

/** Numbers that scripts meet most, in words: the description that belongs to them is often empty, or translated. */
const ERRORS: Readonly<Record<string, WmiError>> = {
  '-2147024891': { words: 'access denied', node: 'refused' }, // E_ACCESSDENIED
  '-2147217405': { words: 'WMI: access denied', node: 'refused' }, // WBEM_E_ACCESS_DENIED
  '70': { words: 'permission denied', node: 'refused' }, // VBScript's own number
  '-2147023174': { words: 'the RPC server is unavailable', node: 'no answer' }, // RPC_S_SERVER_UNAVAILABLE
  '462': { words: 'the remote server does not exist or is unavailable', node: 'no answer' }, // VBScript's own number
  '-2147217407': { words: 'WMI: the call failed' }, // WBEM_E_FAILED
  '-2147217406': { words: 'WMI: not found' }, // WBEM_E_NOT_FOUND
  '-2147217404': { words: 'WMI: the provider failed' }, // WBEM_E_PROVIDER_FAILURE
  '-2147217394': { words: 'WMI: no such namespace' }, // WBEM_E_INVALID_NAMESPACE
  '-2147217392': { words: 'WMI: no such class' }, // WBEM_E_INVALID_CLASS
  '-2147217389': { words: 'WMI: the provider cannot be loaded' }, // WBEM_E_PROVIDER_LOAD_FAILURE
  '-2147217398': { words: 'WMI: initialization failed' }, // WBEM_E_INITIALIZATION_FAILURE
  '-2147024882': { words: 'out of memory' }, // E_OUTOFMEMORY
  '-2147023838': { words: 'the WMI service is disabled' }, // ERROR_SERVICE_DISABLED
  '-2147221164': { words: 'WMI is not installed' }, // REGDB_E_CLASSNOTREG
  '429': { words: 'the component cannot be created' }, // VBScript's own number
  '438': { words: 'the object does not have this property' }, // VBScript's own number
};

/** What the number of an error says of the node; undefined where it says nothing. */
export const nodeAnswerOf = (code: number): NodeAnswer | undefined => ERRORS[String(code)]?.node;

/** `NUMBER description` as the probe printed it; a number without a description gets words, or at least the form in which it is looked up. */
export function errorInWords(printed: string): string {
  const match = /^(-?\d+)\s*$/.exec(printed.trim());
  if (!match?.[1]) return printed.trim();
  const code = Number(match[1]);
  const words = ERRORS[match[1]]?.words ?? 'without a description';
  return code < 0 ? `${code} ${words} (0x${(code >>> 0).toString(16).toUpperCase()})` : `${code} ${words}`;
}
