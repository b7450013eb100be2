import { uuid4 } from '@temporalio/workflow';

/** Stands in what is signed, so that a signature serves one asking alone; after a Reset it is another one. */
export const newNonce = (): string => uuid4();
