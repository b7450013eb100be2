// Advice that several messages share, so that it reads alike everywhere.

/** A new start is a new attempt: what was entered before is gone (PUB-22, VER-25). */
export const START_AGAIN =
  'Start CCMSetup.exe on disc 1 again, never the msi file, and enter the same data as before: a new start knows none of it.';

/** The installer looks for programs that may interfere at every start, and so does the product (SVC-15). */
export const SET_ASIDE_AGAIN =
  'Before CCMSetup.exe runs again, look that antivirus, security agents and all else that may interfere are stopped and disabled; a reboot may have brought them back.';

/** The documents spell the folder in two ways, so both are looked into, and only when the installer stands still (LOG-01, LOG-04, LOG-11). */
export const READ_THE_LOG =
  'Read "ccminst <date and time>.log" on this server once the installer stands still; look in both folders, C:\\Program Files\\Common Files\\Cisco\\Logs and C:\\Program Files\\Common Files\\Cisco\\Log. Not every error in it is grave.';

/** The log of the installer's windows has two names and two folders (LOG-04, LOG-05). */
export const READ_THE_WINDOW_LOG =
  'Read the log of the windows on this server: CCMInstUI.log or CCMUIInst.log, in C:\\Program Files\\Common Files\\Cisco\\Logs or C:\\Program Files\\Common Files\\Cisco\\Log.';

/** Who has read the log and is no wiser asks technical support, in this order (MSG-14). */
export const ASK_SUPPORT = 'If the log does not name the cause, collect all logs and call technical support.';

/** After every reboot in the midst of an installation (PRE-11). */
export const REBOOT = 'Reboot the server and log on as the local Administrator.';

/** Two messages advise Cancel although it is forbidden elsewhere; a person weighs what that costs (PRE-22, MSG-12). */
export const PRESS_NOTHING =
  'Press nothing in this window, whatever its text advises: an installation that is broken off means that the machine has to be imaged again. A named person decides on reimaging.';

/** First of the three questions of trouble between subscriber and publisher (SUB-29). */
export const CONNECTION = 'Check the connection: the subscriber reaches the publisher over the network, by its name.';

/** Second of the three questions (SUB-29). */
export const SAME_PASSWORD =
  'Check the password: both servers are installed as Administrator, with the same password on subscriber and publisher (it is that of the NT service accounts too).';

/** Third of the three questions (SUB-29). */
export const RIGHT_PUBLISHER =
  "Check the publisher's name: what was entered is the computer name that the publisher gives itself, without a period.";

/** Where a wrong entry may be mended, the same window takes the right one; nothing else is touched. */
export const ENTER_AGAIN = 'Confirm the message and enter it again in the same window.';

/** Before a phrase is compared, the two servers must trust each other; this is S2's own test of it (NET-30, PWD-16). */
export const TRUSTED_CONNECTION =
  "Check the trusted connection: Start > Run, the publisher's \\\\name\\C$ on the subscriber; it opens without asking for a user or a password.";

/** Whether a window takes another entry S2 does not say of every message. */
export const SAME_WINDOW =
  'Look whether the window takes another entry, and enter it there. If it does not, press nothing further and report what it shows.';

/** S2 has the installer left where the publisher is not reached; leaving it may cost an image, so a person decides it (NET-31, PRE-22). */
export const LEAVE_AND_BEGIN_ANEW =
  'Where the publisher is not reached: a named person decides that the installer is left, since breaking it off may mean to image the machine again; then mend what is in the way, and begin anew.';

/** Repair of names of S2, "Resolving Name Resolution Failures" (NAM-03 to NAM-06). */
export const REPAIR_NAMES =
  'Compare hosts and lmhosts on both servers (C:\\winnt\\system32\\drivers\\etc), or DNS and WINS where the network resolves names; after a change run "ipconfig /flushdns" and "nbtstat -R" (capital R). `ccmctl names check FILE` compares them on every server, and `ccmctl names repair FILE` writes them where no run of the cluster is open.';
