// Workflows of a release that nobody has written: what its worker does with a run of ours, and ours with one of its.
import { sleep } from '@temporalio/workflow';

/** Lets itself be canceled in its midst, as no release of ours does. */
export async function upgradeCluster(): Promise<void> {
  await sleep('1 day');
}
