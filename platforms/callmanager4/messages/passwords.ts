import type { InstallerMessage } from './installer-message.ts';
import { ENTER_AGAIN, SAME_WINDOW } from './repeated-advice.ts';

/** What is typed into the windows of the wizard, as far as this server can judge it alone. */
export const PASSWORDS: readonly InstallerMessage[] = [
  {
    id: 'product-key-invalid',
    text: 'You have entered an invalid product key. Please re-enter the key.',
    reason: 'The key is misspelt, or it is that of the other kind of server.',
    next: [
      'First compare the kind: a dedicated server and one that shares its machine with CRS have different keys.',
      "The key of a dedicated server is printed on the first page of S2, above all else; that of a coresident one stands in the installation documentation of Cisco CRS, and nowhere in Cisco CallManager's.",
      'Then compare the spelling: a key has letters only.',
      ENTER_AGAIN,
    ],
    kind: 'enter again',
    ends: 'no',
    source: ['CFG-14', 'CFG-11', 'CFG-12', 'CFG-13', 'MSG-05'],
  },
  {
    id: 'password-empty',
    text: 'You must enter a password.',
    reason: 'The field of the password was left empty.',
    next: [ENTER_AGAIN, 'None of the passwords may be empty.'],
    kind: 'enter again',
    ends: 'no',
    source: ['PWD-10', 'CFG-08', 'MSG-05'],
  },
  {
    id: 'passwords-differ',
    text: 'The passwords that you entered do not match.',
    reason: 'The password was entered more than once, and what was entered is not the password that the server has.',
    next: ['Take it from the password safe, and enter the same one as on all servers of the cluster.', SAME_WINDOW],
    kind: 'enter again',
    ends: 'unknown',
    source: ['PWD-03', 'PWD-04', 'PWD-05', 'PWD-14'],
  },
  {
    id: 'password-invalid',
    text: 'The password that you entered is not valid.',
    reason: 'The installer does not take this password; it says no more.',
    next: [ENTER_AGAIN, 'The passwords of Administrator and SA have English letters and digits only.'],
    kind: 'enter again',
    ends: 'no',
    source: ['PWD-02', 'PWD-10', 'MSG-05'],
  },
  {
    id: 'phrase-invalid',
    text:
      'You must enter a phrase from 1 to 15 characters in length. This phrase may contain English lower-case ' +
      'letters, English upper-case letters, Westernized Arabic numerals, and the following Non-alphanumeric ' +
      '"special characters" { } . < > : ? / \\ ` ~ ! @ $ ^ & * () _ - +',
    reason: 'The private password phrase has a character that is not in the list, or not 1 to 15 of them.',
    next: [
      ENTER_AGAIN,
      'Leave the vertical bar out: S2 lists it in one place and leaves it out in another.',
      'A phrase that is changed here has to be changed on the worksheet for every other server too: it is the same everywhere.',
    ],
    kind: 'enter again',
    ends: 'no',
    source: ['PWD-07', 'PWD-08', 'PWD-06', 'MSG-05'],
  },
];
