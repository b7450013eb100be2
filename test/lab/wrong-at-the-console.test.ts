import { beforeEach, describe, expect, it } from 'vitest';
import { compare, Puzzled } from '../../lab/robot-reading.ts';
import { findMessages } from '../../platforms/callmanager4/messages/find-messages.ts';
import { typedSecretsOf } from '../../platforms/callmanager4/secrets.ts';
import type { Page } from '../../platforms/callmanager4/types/task.ts';
import { sampleCluster, sixServers } from '../platforms/callmanager4/sample-cluster.ts';
import { begin, person } from './begun-lab.ts';
import { FOUR_SERVERS } from './lab-fixture.ts';

const WORKSHEET = { userName: 'Telephony Team', organization: 'Example Corporation', productKey: 'ABCD EFGH' };

beforeEach(() => begin({}, { ...FOUR_SERVERS, worksheet: WORKSHEET }));

/** Walks to a window of the publisher's installer, and presses Next with something wrong in it. */
async function sayOn(title: string, wrong: Readonly<Record<string, string>>): Promise<string> {
  person.startInstaller('CM-PUB');
  const pages = person.pages('CM-PUB');
  const index = pages.findIndex(([window]) => window === title);
  await person.press('CM-PUB', pages.slice(0, index));
  person.room.press('CM-PUB', 'Next', { ...pages[index]?.[2], ...wrong });
  return person.screen('CM-PUB').text;
}

/** Whether the command that looks before the night would have refused a value. */
const refusedBefore = (secret: string, value: string): boolean =>
  typedSecretsOf(sampleCluster(sixServers))
    .filter((one) => one.secret === secret)
    .some(({ rules }) => rules.some(({ judge }) => judge(value) !== null));

const SECRETS = 'Administrator Password / Private password phrase';
const both = (name: string, value: string) => ({ [name]: value, [`Confirm ${name}`]: value });
const phrase = (value: string) => ({ 'Private password phrase': value, 'Confirm private password phrase': value });

describe('what is wrong with a secret', () => {
  it.each([
    ['Administrator password', '', SECRETS, { 'Administrator password': '' }, 'password-empty', 'PWD-10'],
    ['SA password', 'a b!', 'Database passwords', both('SA password', 'a b!'), 'password-invalid', 'PWD-02'],
    ['SA password', '', 'Database passwords', both('SA password', ''), 'password-empty', 'CFG-08'],
    ['Private Password Phrase', 'sixteen-signs-16', SECRETS, phrase('sixteen-signs-16'), 'phrase-invalid', 'PWD-07'],
    ['Private Password Phrase', 'a;b', SECRETS, phrase('a;b'), 'phrase-invalid', 'PWD-07'],
    ['Private Password Phrase', '', SECRETS, phrase(''), 'phrase-invalid', 'PWD-07'],
  ])(
    'is refused before the night and by the installer, whose message leads to what to do (PWD-02, PWD-07, PWD-10): %s %j',
    async (secret, value, window, wrong, message, rule) => {
      expect(refusedBefore(secret, value)).toBe(true);
      const [found] = findMessages(await sayOn(window, wrong));
      expect(found?.message).toMatchObject({ id: message, ends: 'no', source: expect.arrayContaining([rule]) });
      expect(found?.message.next.length).toBeGreaterThan(0);
    },
  );
});

describe('the window of the customer', () => {
  const page: Page = {
    window: 'Customer Information',
    button: 'Next',
    fields: [],
    shown: [
      { field: 'User Name', value: 'Telephony Team' },
      { field: 'Organization', value: 'Example Corporation' },
      { field: 'Product key', value: 'ABCD EFGH' },
    ],
    source: [],
  };

  async function screenOfCustomer() {
    person.startInstaller('CM-PUB');
    const pages = person.pages('CM-PUB');
    await person.press(
      'CM-PUB',
      pages.slice(
        0,
        pages.findIndex(([window]) => window === 'Customer Information'),
      ),
    );
    return person.screen('CM-PUB');
  }

  it('shows what the worksheet has, and whoever sees another thing there presses nothing (CFG-10)', async () => {
    const screen = await screenOfCustomer();
    expect(() => compare(page, screen)).not.toThrow();
    person.windows('CM-PUB').facts.productKey = 'QWER TZUI';
    expect(() => compare(page, person.screen('CM-PUB'))).toThrow(Puzzled);
    expect(() => compare(page, person.screen('CM-PUB'))).toThrow(/Product key = QWER TZUI, and it should be ABCD EFGH/);
  });

  it('does not take the key of another kind of server, and its message leads to the kind first (CFG-14)', async () => {
    person.windows('CM-PUB').facts.productKey = 'QWER TZUI';
    const [found] = findMessages(await sayOn('Customer Information', {}));
    expect(found?.message.id).toBe('product-key-invalid');
    expect(found?.message.next.join('\n')).toMatch(/dedicated[^]*spelling/);
    person.room.press('CM-PUB', 'OK', {});
    person.room.press('CM-PUB', 'Next', { 'Product key': 'abcd efgh' });
    expect(person.screen('CM-PUB').title).toBe('Server Type');
  });
});
