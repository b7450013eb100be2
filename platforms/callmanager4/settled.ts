import { unknown, type Fact } from '../../plan/fact.ts';

/** A failure to connect, or any other, becomes an unknown fact. */
export async function settled<T>(ask: () => Promise<Fact<T>>): Promise<Fact<T>> {
  try {
    return await ask();
  } catch (error) {
    return unknown((error as Error).message);
  }
}
