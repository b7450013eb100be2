import { DUTIES } from '../schema/people.ts';
import { dutiesOf } from './people.ts';
import type { SiteRule } from './view.ts';

export const mailReachesSomebody: SiteRule = {
  sentence: 'Where notices are mailed, somebody who may approve has an address, and somebody who may answer prompts.',
  check({ mail, people, groups }) {
    if (!mail || people.length === 0) return [];
    // Somebody whose groups cannot be read, or a group of which that is true, may be the one.
    if (people.some((person) => person.groups === undefined)) return [];
    if (groups.some(({ name, may }) => name === undefined || may === undefined)) return [];
    const mailed = people.filter(({ address }) => address !== undefined);
    const duties = mailed.flatMap((person) => dutiesOf(person.groups ?? [], groups));
    return DUTIES.filter((duty) => !duties.includes(duty)).map((duty) => ({
      path: ['notices', 'mail'],
      message: `reaches nobody who is ${duty === 'approver' ? 'an approver' : 'an engineer'}; write the address of one`,
    }));
  },
};

export const mailLoginIsWhole: SiteRule = {
  sentence: 'Whoever logs on to the mail server has a name and a secret, and sends neither without TLS.',
  check({ mail }) {
    if (!mail || (mail.user === undefined && mail.secret === undefined)) return [];
    const path = ['notices', 'mail'];
    if (mail.user === undefined) return [{ path, message: 'has a secret and no user; write both, or neither' }];
    if (mail.secret === undefined) return [{ path, message: 'has a user and no secret; write both, or neither' }];
    if (mail.tls !== 'offered') return [];
    return [{ path: [...path, 'tls'], message: 'would send the secret in clear; write tls: required' }];
  },
};
