/** Address of a run's page in the Temporal UI; null where it is not known where that is. */
export function uiLink(
  uiAddress: string | null,
  namespace: string,
  run: { readonly workflowId: string; readonly runId: string },
): string | null {
  if (uiAddress === null) return null;
  const workflow = `${encodeURIComponent(run.workflowId)}/${encodeURIComponent(run.runId)}`;
  return `${uiAddress}/namespaces/${encodeURIComponent(namespace)}/workflows/${workflow}`;
}
