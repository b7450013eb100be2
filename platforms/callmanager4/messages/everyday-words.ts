/**
 * Words that any installer says of anything: please reboot the server, would you like to proceed, for details review
 * the log file. However rare they are among the messages of the table, they do not tell one from the texts of the world.
 */
export const EVERYDAY_WORDS: ReadonlySet<string> = new Set(
  [
    'a an the this that these it its and or but if when because before after at by for from in into of on to with as',
    'i we you your is are was be been has have had do does did will would could may must not no yes ok any all more most',
    'please click press choose cancel continue continuing proceed proceeding follow instructions dialog box button',
    'reboot reboots rebooted reboots restart computer server servers system machine now later again time possibly',
    'install installs installed installing installation setup program software run rerun start abort exit',
    'log logs file files details detail review refer see look information document documents documentation',
    'cause determine take appropriate action fail failed fails failure failures error errors occurred result problem',
    'finished finish completed process directives unrecoverable un recoverable like',
    'cisco callmanager administrator verify correct',
  ].flatMap((line) => line.split(' ')),
);
