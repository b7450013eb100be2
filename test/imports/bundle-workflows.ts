import { bundleWorkflowCode } from '@temporalio/worker';

const silent = () => {};

/**
 * Bundles workflow code as the worker does and returns the paths of the files that went in, as the source map names them.
 * @throws Error with what the bundler wrote, when the code imports what the sandbox does not have.
 */
export async function filesInBundle(workflowsPath: string): Promise<readonly string[]> {
  const said: string[] = [];
  const keep = (message: string) => void said.push(message);
  const logger = { trace: silent, debug: silent, log: keep, info: keep, warn: keep, error: keep };
  const { code } = await bundleWorkflowCode({ workflowsPath, logger }).catch((cause: unknown) => {
    throw new Error(said.join('\n'), { cause });
  });
  const base64 = /sourceMappingURL=data:application\/json;(?:charset=[^;]+;)?base64,([\w+/=]+)\s*$/.exec(code)?.[1];
  if (!base64) throw new TypeError('the bundle has no source map to read its files from');
  const map = JSON.parse(Buffer.from(base64, 'base64').toString('utf8')) as { readonly sources: readonly string[] };
  return map.sources;
}
