/** What a party decided about next year, in the words of the question. */
const words: Readonly<Record<string, string>> = {
  agreed: 'carry on',
  'change-requested': 'carry on, with changes',
  declined: 'stop',
  'not-carried': 'stop',
  'no-answer': 'no answer',
};

export const decidedWords = (result: string): string => words[result] ?? result;
