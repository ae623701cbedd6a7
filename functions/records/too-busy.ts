/** Not just now: too many write at once, or the store is away. The workflows know this one name, and try again by it. */
export class TooBusy extends Error {
  constructor(because: string, options?: ErrorOptions) {
    super(because, options);
    this.name = 'TooBusy';
  }
}
