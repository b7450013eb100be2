/** Stands first wherever a run on a lab is shown, so that nobody takes it for one on real servers. */
export const REHEARSAL = 'REHEARSAL';

/** What the mark means, in a sentence. */
export const REHEARSAL_SENTENCE = `${REHEARSAL}: the servers are those of a lab; nothing here was done to a real one`;

/** Whatever may be on a lab: a cluster, a plan, a run. */
interface MayBeRehearsal {
  readonly rehearsal?: true;
}

/** The sentence as lines to put first; none for real servers. */
export const rehearsalLines = ({ rehearsal }: MayBeRehearsal): readonly string[] =>
  rehearsal ? [REHEARSAL_SENTENCE] : [];

/** A title with the mark before it; unchanged for real servers. */
export const markRehearsal = (title: string, { rehearsal }: MayBeRehearsal): string =>
  rehearsal ? `${REHEARSAL} ${title}` : title;
