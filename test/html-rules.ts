import { type ConfigData, HtmlValidate } from 'html-validate';

/** The rules that every page's HTML keeps, and the few places where govuk-frontend's own HTML asks otherwise. */
const HTML_RULES: ConfigData = {
  extends: ['html-validate:recommended'],
  rules: {
    // How preact writes elements without content.
    'void-style': ['error', { style: 'selfclose' }],
    // Tick boxes of one question share its name.
    'form-dup-name': ['error', { shared: ['radio', 'checkbox', 'button', 'submit'] }],
    // A date's fieldset says "group", so that JAWS reads its hint; a table that stacks on a phone says that it is one.
    'no-redundant-role': 'off',
    // A link that looks like a button, and the region of a notification banner, as govuk-frontend expects them.
    'prefer-native-element': ['error', { exclude: ['button', 'region'] }],
  },
};

const validator = new HtmlValidate(HTML_RULES);

/** What is wrong with the HTML of a whole page: `12: rule what`, nothing when it is correct. */
export async function htmlMistakes(html: string): Promise<string[]> {
  const { results } = await validator.validateString(html);
  return results.flatMap(({ messages }) =>
    messages.map(({ line, ruleId, message, selector }) => `${line}: ${ruleId} ${message} (${selector})`),
  );
}
