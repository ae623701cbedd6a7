/** Numbers of mobile telephones in the United Kingdom: as people type them, and as telephone networks write them. */

/**
 * `07700 900114`, `+44 (0)7700 900114`, `0044 7700 900114` give `+447700900114`; undefined for anything
 * but a mobile, and for one whose nought a spreadsheet took. The one rule for every door at which a number comes in.
 */
export const mobileNumber = (typed: string): string | undefined => {
  const digits = typed.replace(/\(0\)/g, '').replace(/[\s().\u2010-\u2015-]/g, '');
  const national = digits.replace(/^(?:\+44|0044|0)/, '');
  // 070 forwards calls and 076 is for pagers, but for 07624 on the Isle of Man.
  const isMobile = /^(?:7[1-5789]\d{8}|7624\d{6})$/.test(national);
  return isMobile && digits !== national ? `+44${national}` : undefined;
};

/** `07700 900114`, as it is read out. */
export const shownNumber = (number: string): string => number.replace(/^\+44(\d{4})(\d{6})$/, '0$1 $2');
