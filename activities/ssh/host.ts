import type { Endpoint } from '../../plan/types/endpoint.ts';
import type { CommandResult, RunOptions } from '../../plan/platform/hosts.ts';
import { Channels } from './channels.ts';
import { connect, type ConnectLimits } from './connect.ts';
import { hostName } from './host-name.ts';
import { LoginMemory } from './login-memory.ts';
import type { ReadSecret } from './read-secret.ts';
import { NoChannelError, runCommand } from './run-command.ts';

/** One connection to one host; commands beyond the channels that it gives wait for a free one. */
export interface Host {
  /** @throws NotStartedError when it is certain that the command was not started */
  run(command: string, options: RunOptions): Promise<CommandResult>;
  /** Whether the connection still stands. */
  readonly connected: boolean;
  /** Whether it stands, no command was lost on it, and none was left behind on it. */
  readonly usable: boolean;
  close(): void;
}

/**
 * Connects to a host.
 * @param memory what is known of earlier logins; without it nothing is
 * @throws ConnectError, HostKeyError
 */
export async function openHost(
  endpoint: Endpoint,
  readSecret: ReadSecret,
  limits: ConnectLimits,
  memory: LoginMemory = new LoginMemory(),
): Promise<Host> {
  const client = await connect(endpoint, readSecret, limits, memory);
  // Asking for a command takes two small packets; without this the second waits 40 ms for the first's receipt.
  client.setNoDelay(true);
  const name = hostName(endpoint);
  const channels = new Channels();
  let isLost = false;
  let leftBehind = false;
  client.on('end', () => (isLost = true)).on('close', () => (isLost = true));
  return {
    run: (command, options) =>
      channels.use(async () => {
        const result = await runCommand(client, name, command, options).catch((error: unknown) => {
          // A host may hang up in the very moment in which it lets somebody in, when nobody hears it yet.
          if (!(error instanceof NoChannelError)) isLost = true;
          throw error;
        });
        // The host may keep the channel of a command that it goes on with: a few such would use them all up.
        leftBehind ||= result.timedOut;
        isLost ||= result.disconnected || result.overflowed;
        return result;
      }),
    get connected() {
      return !isLost;
    },
    get usable() {
      return !isLost && !leftBehind;
    },
    close: () => client.end(),
  };
}
