/** Every case of govuk-frontend's that our components do not draw, and why. */
export const EXCEPTIONS: Readonly<Record<string, string>> = {
  'character-count: with maxwords':
    'An older way to say the same: we give the limit and what counts, as in "with count type \'words\'".',
  'date-input: with values, name prefix and custom names':
    'Our three names always end in day, month and year, so that one reader of forms suits every date.',
  'file-upload: enhanced, custom wrapper classes and attributes':
    'Nothing of ours needs classes or attributes of its own on the wrapper.',
  'file-upload: translated': 'The words are for a script of govuk-frontend, which we do not send.',
};
