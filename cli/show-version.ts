import temporal from '@temporalio/client/package.json' with { type: 'json' };
import type { Context } from './command.ts';
import { EXIT, type ExitCode } from './exit-codes.ts';
import { ownVersion } from './own-version.ts';

/** Prints what runs here: ccmctl, Node, and what speaks to Temporal. */
export function showVersion({ output }: Context): ExitCode {
  const versions = {
    ccmctl: ownVersion(),
    node: process.versions.node,
    temporalSdk: temporal.version,
    platform: `${process.platform} ${process.arch}`,
  };
  const { ccmctl, node, temporalSdk, platform } = versions;
  output.result(versions, () => `ccmctl ${ccmctl}\nNode ${node}, Temporal SDK ${temporalSdk}, ${platform}`);
  return EXIT.good;
}
