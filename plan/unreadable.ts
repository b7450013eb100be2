/** What stands for something that arrived and could not be read: it is refused like anything of the wrong shape. */
export class Unreadable {
  /** Why it could not be read, in one short line. */
  readonly why: string;

  constructor(why: string) {
    this.why = why;
  }
}
