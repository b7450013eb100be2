/** The candidate that was most likely meant by a mistyped word; undefined when none is near. */
export function nearest(word: string, candidates: readonly string[]): string | undefined {
  const scored = candidates
    .map((candidate) => ({ candidate, distance: distance(word.toLowerCase(), candidate.toLowerCase()) }))
    .sort((a, b) => a.distance - b.distance);
  const best = scored[0];
  if (!best) return undefined;
  // Two slips, or a third of a long word: what a tired person mistypes. More would suggest a word that has nothing to do with it.
  const allowed = Math.max(2, Math.floor(best.candidate.length / 3));
  return best.distance <= allowed && best.distance < best.candidate.length ? best.candidate : undefined;
}

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
