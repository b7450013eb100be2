/** The server or the namespace cannot be used; the first line says why, each further one what to do. */
export class ReachTemporalError extends Error {
  override readonly name = 'ReachTemporalError';
}
