/** What stands in place of a name or an address that was erased. */
export const erased = 'erased';
