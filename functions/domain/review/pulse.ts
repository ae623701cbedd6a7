/** How much schools trust each other and how fair they find it, without anybody's own answer. */

/** With fewer, whoever knows one answer knows the other. */
export const fewestForPulse = 3;

/**
 * A mean, to one place, from three answers on; none below. Where all gave the lowest or all the highest, a mean would say
 * what each of them said.
 */
export const pulseWords = (scores: readonly (number | undefined)[]): string => {
  const given = scores.filter((score) => score !== undefined);
  if (given.length === 0) return 'Nobody said.';
  if (given.length < fewestForPulse) return 'Too few answered to show it: it would tell who said what.';
  const sum = given.reduce((total, one) => total + one, 0);
  if (sum === given.length || sum === given.length * 5) return 'All answers are alike, so we do not show them.';
  return `${(Math.round((sum * 10) / given.length) / 10).toFixed(1)} on average, from ${given.length} answers.`;
};
