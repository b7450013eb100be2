import { cutText, LONGEST_TEXT } from '../../plan/cut-text.ts';
import { oneLine } from '../../plan/show-text.ts';
import { unknown, type Fact } from '../../plan/fact.ts';

/** A failure to connect, or any other, becomes an unknown fact; what a host said of it is a stranger's, and of any length. */
export async function settled<T>(ask: () => Promise<Fact<T>>): Promise<Fact<T>> {
  try {
    return await ask();
  } catch (error) {
    return unknown(cutText(oneLine((error as Error).message), LONGEST_TEXT));
  }
}
