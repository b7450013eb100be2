/** The gRPC status of an error of Temporal's client, its own or that of what caused it; undefined where it has none. */
export function statusCodeOf(error: unknown): number | undefined {
  if (!(error instanceof Error)) return undefined;
  const code: unknown = Reflect.get(error, 'code');
  // Node's own errors carry a text here.
  return typeof code === 'number' ? code : statusCodeOf(error.cause);
}
