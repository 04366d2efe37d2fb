/** The questions of the interview guide: headings of the notes, not a form to fill. */
export const GUIDE = [
  'Comment parlez-vous de la transition ici\u202f?',
  'Avec qui travaillez-vous\u202f?',
  'Qu’est-ce qui avance\u202f?',
  'Qu’est-ce qui vous retient\u202f?',
  'Si l’on se revoyait dans dix ans\u202f?',
] as const;
