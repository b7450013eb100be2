import type { Reader } from './command-answer.ts';

/** Programs whose words are translated and have no numbers: what ended well, without a complaint, was taken. */
export const PLAIN: Reader = { taken: () => true, refused: () => undefined };
