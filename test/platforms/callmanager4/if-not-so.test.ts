import { expect, it } from 'vitest';
import { ifNotSo } from '../../../platforms/callmanager4/if-not-so.ts';
import { CHECKS } from '../../../platforms/callmanager4/procedures/definitions.ts';

/** What nobody does at a server whose installer may be at work. */
const HARMFUL = /\b(?:press Cancel|shutdown -|switch it off|power it off|format|delete)\b/i;

/** What would cut an installer off. */
const ENDS_A_SESSION = /\b(?:Restart|Shut Down|log off)\b/i;

it.each(['services-running', 'services-migrated', 'server-in-service'])(
  'says where %s is not good which services are started in which window',
  (name) => {
    expect(ifNotSo({ name })).toMatch(/name begins with Cisco.*Control Center: Start\. Any other.*Services window/);
  },
);

it.each([...CHECKS.keys()])('what a person does where %s is not good ends as a sentence, and does no harm', (name) => {
  const said = ifNotSo({ name });
  if (said === undefined) return;
  expect(said).toMatch(/^[A-Z][\x20-\x7e]+\.$/);
  expect(said).not.toMatch(HARMFUL);
  if (ENDS_A_SESSION.test(said)) expect(said).toContain('no installer runs there');
});
