/**
 * Required before anything else (`node --require`, or NODE_OPTIONS for every process and thread under it): the date of the
 * whole process lies as far from the real one as DATE_AHEAD_MS says, milliseconds. Time passes as it does.
 */
const ahead = Number(process.env.DATE_AHEAD_MS);
if (!Number.isFinite(ahead)) throw new Error('DATE_AHEAD_MS: expected how far the date is ahead, in milliseconds');

const Real = globalThis.Date;
const now = () => Real.now() + ahead;

const Shifted = new Proxy(Real, {
  apply: () => new Real(now()).toString(),
  construct: (target, given, made) => Reflect.construct(target, given.length === 0 ? [now()] : given, made),
  get: (target, name, self) => (name === 'now' ? now : Reflect.get(target, name, self)),
});
Real.prototype.constructor = Shifted;
globalThis.Date = Shifted;
