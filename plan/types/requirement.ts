/** The themes of the two source documents' rules. */
export type Theme =
  | 'ORD' | 'VER' | 'PRE' | 'HW' | 'NET' | 'PWD' | 'REM' | 'SVC' | 'CFG' | 'WIN' | 'DSK' | 'PUB' | 'SUB'
  | 'COR' | 'APP' | 'POST' | 'VFY' | 'ADD' | 'REP' | 'DAT' | 'NAM' | 'MSG' | 'LOG' | 'SUP'; // prettier-ignore

/** Number of one rule of the source documents, such as `ORD-03`. `ours` marks what no document says. */
export type RequirementId = `${Theme}-${number}` | 'ours';
