import type { Endpoint } from '../../plan/types/cluster.ts';
import type { CommandResult } from '../types.ts';
import { connect, hostName, type ConnectLimits } from './connect.ts';
import type { ReadSecret } from './read-secret.ts';
import { runCommand, type RunOptions } from './run-command.ts';

/** OpenSSH refuses the 11th channel of a connection; some are left for whoever else looks. */
const CHANNELS = 8;

/** One connection to one host; commands beyond the eighth at once wait for a free channel. */
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
 * @throws ConnectError, HostKeyError
 */
export async function openHost(endpoint: Endpoint, readSecret: ReadSecret, limits: ConnectLimits): Promise<Host> {
  const ssh = await connect(endpoint, readSecret, limits);
  // After logging on, node-ssh no longer listens: without this a connection that breaks would end the process.
  ssh.connection?.on('error', () => undefined);
  // Asking for a command takes two small packets; without this the second waits 40 ms for the first's receipt.
  ssh.connection?.setNoDelay(true);
  const name = hostName(endpoint);
  const waiting: (() => void)[] = [];
  let running = 0;
  let isLost = false;
  let leftBehind = false;
  const free = async (): Promise<void> => {
    if (running < CHANNELS) running += 1;
    else await new Promise<void>((resolve) => waiting.push(resolve));
  };
  return {
    async run(command, options) {
      await free();
      try {
        const result = await runCommand(ssh, name, command, options);
        // The host may keep the channel of a command that it goes on with: a few such would use them all up.
        leftBehind ||= result.timedOut;
        isLost ||= result.disconnected;
        return result;
      } finally {
        const next = waiting.shift();
        if (next) next();
        else running -= 1;
      }
    },
    get connected() {
      return ssh.isConnected() && !isLost;
    },
    get usable() {
      return ssh.isConnected() && !isLost && !leftBehind;
    },
    close: () => ssh.dispose(),
  };
}
