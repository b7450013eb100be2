import type { ConsoleClient } from './console-client.ts';
import { LICENSE_ACCEPTED, type Field } from './installer-stages.ts';
import type { Secrets } from './lab-cluster.ts';
import { isBusy, logOnTo, lookUntil } from './robot-looking.ts';
import { Puzzled, secretFor } from './robot-reading.ts';
import { SETUP_BUTTON } from './screen.ts';

/** The button with which a window of the wizard goes on; none of them breaks the installation off. */
const ONWARDS = ['Yes', 'Next', 'Install', 'OK'];

/** The installer has to be started again by hand, and knows nothing of what was entered before. */
export async function enterAgain(console: ConsoleClient, server: string): Promise<void> {
  const secrets = await console.envelope();
  await console.press(server, SETUP_BUTTON);
  for (;;) {
    const sight = await lookUntil(console, server, (seen) => !isBusy(seen));
    if (sight.user === null) return logOnTo(console, server);
    const { buttons, fields, title } = sight.screen;
    const button = ONWARDS.find((candidate) => buttons.includes(candidate));
    if (button === undefined) throw new Puzzled(`nothing goes on from the window ${title}`);
    await console.press(server, button, entriesFor(fields, secrets));
  }
}

/** What the worksheet of a publisher has for a window; all else stands there already. */
const entriesFor = (fields: readonly Field[], secrets: Secrets): Readonly<Record<string, string>> =>
  Object.fromEntries(
    fields.flatMap(({ name, kind }): readonly (readonly [string, string])[] => {
      if (name === 'License') return [[name, LICENSE_ACCEPTED]];
      return kind === 'password' ? [[name, secretFor(name, secrets)]] : [];
    }),
  );
