import type { InstallerMessage } from './installer-message.ts';
import { ENTER_AGAIN } from './repeated-advice.ts';

/** What is typed into the windows of the wizard, as far as this server can judge it alone. */
export const PASSWORDS: readonly InstallerMessage[] = [
  {
    id: 'product-key-invalid',
    text: 'You have entered an invalid product key. Please re-enter the key.',
    reason: 'The key is misspelt, or it is that of the other kind of server.',
    next: [
      'First compare the kind: a dedicated server and one that shares its machine with CRS have different keys.',
      'Then compare the spelling: a key has letters only.',
      ENTER_AGAIN,
    ],
    ends: 'no',
    source: ['CFG-14', 'CFG-11', 'CFG-12', 'CFG-13'],
  },
  {
    id: 'password-empty',
    text: 'You must enter a password.',
    reason: 'The field of the password was left empty.',
    next: [ENTER_AGAIN, 'None of the passwords may be empty.'],
    ends: 'no',
    source: ['PWD-10', 'CFG-08'],
  },
  {
    id: 'passwords-differ',
    text: 'The passwords that you entered do not match.',
    reason: 'The password and its repetition are not the same, or not the one that the server has.',
    next: [ENTER_AGAIN, 'Take it from the password safe: each password is the same on all servers of the cluster.'],
    ends: 'no',
    source: ['PWD-03', 'PWD-04', 'PWD-05', 'PWD-14'],
  },
  {
    id: 'password-invalid',
    text: 'The password that you entered is not valid.',
    reason: 'It is not the password of the account, or it has characters that are not taken.',
    next: [ENTER_AGAIN, 'The passwords of Administrator and SA have English letters and digits only.'],
    ends: 'no',
    source: ['PWD-02', 'PWD-10'],
  },
  {
    id: 'phrase-invalid',
    text:
      'You must enter a phrase from 1 to 15 characters in length. This phrase may contain English lower-case ' +
      'letters, English upper-case letters, Westernized Arabic numerals, and the following Non-alphanumeric ' +
      '"special characters" { } . < > : ? / \\ ` ~ ! @ $ ^ & * () _ - +',
    reason: 'The private password phrase is empty, too long, or has a character that is not in the list.',
    next: [
      ENTER_AGAIN,
      'Leave the vertical bar out: S2 lists it in one place and leaves it out in another.',
      'A phrase that is changed here has to be changed on the worksheet for every other server too: it is the same everywhere.',
    ],
    ends: 'no',
    source: ['PWD-07', 'PWD-08', 'PWD-06'],
  },
];
