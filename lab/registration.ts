import type { ClusterSpec, ServerSpec } from './cluster-spec.ts';

/** What was entered when the operating system of a machine was installed; the installer of CallManager shows it. */
export interface Registration {
  readonly userName: string;
  readonly organization: string;
  /** The one that the machine needs. */
  readonly productKey: string;
  readonly workgroup: string;
}

/** Of machines of which their file says nothing. */
const ANYBODY: Registration = {
  userName: 'Operations',
  organization: 'Example Company',
  productKey: 'AAAA BBBB CCCC DDDD',
  workgroup: 'WRKGRP',
};

/** The key that a document prints, for a machine that has CallManager alone. */
const PRINTED: Readonly<Record<string, string>> = { '4.2(1)': 'BTOO VQES CCJU IEBI' };

/** A machine of the lab was set up as its file wants it: by the server's own worksheet, then by the cluster's. */
export function registrationOf(spec: ClusterSpec, server: ServerSpec): Registration {
  const printed = server.coresident === false ? PRINTED[spec.to] : undefined;
  return {
    ...ANYBODY,
    ...spec.worksheet,
    ...(printed === undefined ? {} : { productKey: printed }),
    ...server.worksheet,
  };
}
