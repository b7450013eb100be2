import { describe, expect, it } from 'vitest';
import { BY_HAND } from '../../../platforms/callmanager4/by-hand.ts';
import { lookByEye } from '../../../platforms/callmanager4/look-by-eye.ts';
import { CHECKS } from '../../../platforms/callmanager4/procedures/definitions.ts';
import { SECRETS } from '../../../platforms/callmanager4/secrets.ts';

/** Words of command lines that change something. */
const CHANGES = /\b(?:sc|shutdown|del|copy|net stop|net start "|ipconfig \/(?:flush|release|renew)|nbtstat -R|osql)\b/;

describe('where a person looks', () => {
  it.each([...CHECKS.keys()])('for what %s looks for, is told, and no line of it changes anything', (name) => {
    const lines = lookByEye({ name, arguments: {}, servers: [] }, {});
    expect(lines.length).toBeGreaterThan(0);
    for (const line of lines) {
      expect(line).toMatch(/^[\x20-\x7e]+$/);
      expect(line).not.toMatch(CHANGES);
      expect(line).not.toContain('undefined');
    }
  });

  it('names each service exactly as its window spells it', () => {
    const told = lookByEye(
      { name: 'services-stopped', arguments: { services: ['DefWatch', 'Terminal Services'] }, servers: [] },
      {},
    );
    expect(told.join(' ')).toContain('"DefWatch", "Terminal Services"');
  });
});

it('tells of each secret of the installer who keeps it', () => {
  for (const { field } of SECRETS) expect(BY_HAND.passwords().join(' ')).toContain(field);
});
