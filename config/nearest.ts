/** The candidate that was most likely meant by a mistyped word; undefined when none is near. */
export function nearest(word: string, candidates: readonly string[]): string | undefined {
  const scored = candidates
    // More letters than that are no slip; and what is compared with each other may be as long as a book.
    .filter((candidate) => Math.abs(candidate.length - word.length) <= allowedFor(candidate))
    .map((candidate) => ({ candidate, distance: distance(word.toLowerCase(), candidate.toLowerCase()) }))
    .sort((a, b) => a.distance - b.distance);
  const best = scored[0];
  if (!best) return undefined;
  return best.distance <= allowedFor(best.candidate) && best.distance < best.candidate.length
    ? best.candidate
    : undefined;
}

/** Two slips, or a third of a long word: what a tired person mistypes. More would suggest a word that has nothing to do with it. */
const allowedFor = (candidate: string): number => Math.max(2, Math.floor(candidate.length / 3));

/** Number of letters to insert, leave out, replace or swap with their neighbour that turns one word into the other. */
function distance(from: string, to: string): number {
  const at = (row: readonly number[], column: number): number => row[column] ?? Infinity;
  let beforeLast: readonly number[] = [];
  let last = Array.from({ length: to.length + 1 }, (_, column) => column);
  for (let row = 1; row <= from.length; row += 1) {
    const current = [row];
    for (let column = 1; column <= to.length; column += 1) {
      const same = from[row - 1] === to[column - 1];
      let least = Math.min(at(last, column) + 1, at(current, column - 1) + 1, at(last, column - 1) + (same ? 0 : 1));
      const swapped = row > 1 && column > 1 && from[row - 1] === to[column - 2] && from[row - 2] === to[column - 1];
      if (swapped) least = Math.min(least, at(beforeLast, column - 2) + 1);
      current.push(least);
    }
    beforeLast = last;
    last = current;
  }
  return at(last, to.length);
}
