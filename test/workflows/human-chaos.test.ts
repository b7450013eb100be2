import { test } from 'vitest';
import { nightOfChaos } from './night-of-chaos.ts';
import { WAYS } from './ways-of-sending.ts';

test.each(WAYS.filter(({ way }) => !way.startsWith('`')))(
  'whatever people do wrong by $way, each prompt has one answer, each act is sent once, and each refusal says why',
  nightOfChaos,
);
