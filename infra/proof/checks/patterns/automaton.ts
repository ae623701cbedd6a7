/**
 * A regular expression as an automaton over some two hundred letters that stand for all others. States are numbers; a
 * step is taken for nothing, or for one letter of a set.
 */

/** A set of sample letters, one bit each; the last bit stands for the end of the text. */
export type Letters = bigint;
export type Automaton = {
  readonly start: number;
  readonly end: number;
  readonly free: readonly (readonly number[])[];
  readonly steps: readonly (readonly { readonly on: Letters; readonly to: number }[])[];
};

const samples: readonly string[] = [
  ...Array.from({ length: 128 }, (_, code) => String.fromCharCode(code)),
  ...'£éÉßñ’“”–…\u00a0\u00ad\u0301\u2028\u2029\u200f\u202e\ufeff中ЯжΩ٣²½€',
];
const endOfText: Letters = 1n << BigInt(samples.length);
const anyLetter: Letters = endOfText - 1n;

const lettersOf = (source: string, flags: string): Letters => {
  const one = new RegExp(`^(?:${source})$`, flags.replace(/[gymd]/g, ''));
  return samples.reduce((all, letter, at) => (one.test(letter) ? all | (1n << BigInt(at)) : all), 0n);
};

class UnknownPattern extends Error {}

const mostCopies = 64;

/** The least and the most that a quantifier asks for. */
const countsOf = (many: string): readonly [least: number, most: number] => {
  if (many.startsWith('*')) return [0, Number.POSITIVE_INFINITY];
  if (many.startsWith('+')) return [1, Number.POSITIVE_INFINITY];
  if (many.startsWith('?')) return [0, 1];
  const [least = '', most] = many.replace(/[{}?]/g, '').split(',');
  if (most === undefined) return [Number(least), Number(least)];
  return [Number(least), most === '' ? Number.POSITIVE_INFINITY : Number(most)];
};

/** Reads a pattern, and builds as it reads. */
class Builder {
  readonly free: number[][] = [];
  readonly steps: { on: Letters; to: number }[][] = [];
  /** Patterns inside a look ahead or behind: each runs by itself. */
  readonly inner: string[] = [];
  readonly #source: string;
  readonly #flags: string;
  #at = 0;

  constructor(source: string, flags: string) {
    this.#source = source;
    this.#flags = flags;
  }

  state(): number {
    this.free.push([]);
    return this.steps.push([]) - 1;
  }
  link(from: number, to: number): void {
    this.free[from]?.push(to);
  }
  step(from: number, on: Letters, to: number): void {
    this.steps[from]?.push({ on, to });
  }

  #sees(text: string): boolean {
    return this.#source.startsWith(text, this.#at);
  }
  #takes(text: string): boolean {
    if (!this.#sees(text)) return false;
    this.#at += text.length;
    return true;
  }
  #takesMatch(pattern: RegExp): string | undefined {
    const found = new RegExp(pattern.source, 'uy');
    found.lastIndex = this.#at;
    const text = found.exec(this.#source)?.[0];
    this.#at += text?.length ?? 0;
    return text;
  }

  /** One alternative after another, up to a closing bracket or the end. Gives where it ends. */
  choices(from: number): number {
    const end = this.state();
    do {
      const begin = this.state();
      this.link(from, begin);
      this.link(this.#sequence(begin), end);
    } while (this.#takes('|'));
    return end;
  }

  #sequence(from: number): number {
    let at = from;
    while (this.#at < this.#source.length && !this.#sees('|') && !this.#sees(')')) at = this.#repeated(at);
    return at;
  }

  #repeated(from: number): number {
    const began = this.#at;
    const loop = this.state();
    this.link(from, loop);
    const end = this.#one(loop);
    const many = this.#takesMatch(/[*+?]\??|\{\d+(?:,\d*)?\}\??/);
    if (many === undefined) return end;
    const [least, most] = countsOf(many);
    const resume = this.#at;
    const after = this.state();
    if (least === 0) this.link(loop, after);
    if (least === 0 && most === Number.POSITIVE_INFINITY) {
      this.link(end, loop);
      return after;
    }
    let last = end;
    let lastLoop = loop;
    // What is bounded is not what makes a pattern slow: two more stand for any number more.
    const copies = Math.min(most === Number.POSITIVE_INFINITY ? least : Math.min(most, least + 2), mostCopies);
    for (let copy = 1; copy < copies; copy += 1) {
      if (copy >= least) this.link(last, after);
      lastLoop = this.state();
      this.link(last, lastLoop);
      this.#at = began;
      last = this.#one(lastLoop);
    }
    this.#at = resume;
    if (most === Number.POSITIVE_INFINITY) this.link(last, lastLoop);
    this.link(last, after);
    return after;
  }

  #one(from: number): number {
    const begin = this.state();
    this.link(from, begin);
    if (this.#takes('(')) return this.#group(begin);
    const end = this.state();
    if (this.#takes('^') || this.#takesMatch(/\\[bB]/)) this.link(begin, end);
    else if (this.#takes('$')) this.step(begin, endOfText, end);
    else if (this.#takesMatch(/\\(?:[1-9]|k<)/)) throw new UnknownPattern('a back reference');
    else this.step(begin, this.#letters(), end);
    return end;
  }

  #group(begin: number): number {
    const looks = this.#takesMatch(/\?<?[=!]/);
    if (looks === undefined) this.#takesMatch(/\?(?::|<\w+>)/);
    const inside = this.#at;
    const end = looks === undefined ? this.choices(begin) : new SkippingBuilder(this).skip(begin);
    if (looks !== undefined) this.inner.push(this.#source.slice(inside, this.#at));
    if (!this.#takes(')')) throw new UnknownPattern(`no bracket at ${this.#at}`);
    return end;
  }

  /** Reads on without building: what is looked at is matched from where it stands. */
  passOver(): void {
    let depth = 0;
    while (this.#at < this.#source.length && !(depth === 0 && this.#sees(')'))) {
      if (this.#takesMatch(/\\.|\[(?:\\.|[^\]])*\]/)) continue;
      if (this.#sees('(')) depth += 1;
      if (this.#sees(')')) depth -= 1;
      this.#at += 1;
    }
  }

  #letters(): Letters {
    const text = this.#takesMatch(
      /\[(?:\\.|[^\]\\])*\]|\\[pP]\{[^}]*\}|\\u\{[^}]*\}|\\u[0-9a-fA-F]{4}|\\x..|\\c.|\\.|[\s\S]/,
    );
    if (text === undefined) throw new UnknownPattern(`nothing at ${this.#at}`);
    return lettersOf(text, this.#flags);
  }
}

class SkippingBuilder {
  readonly #builder: Builder;
  constructor(builder: Builder) {
    this.#builder = builder;
  }
  skip(begin: number): number {
    const end = this.#builder.state();
    this.#builder.link(begin, end);
    this.#builder.passOver();
    return end;
  }
}

/** Whether a `|` stands outside all brackets: then `^` holds for the first choice alone. */
const hasChoice = (source: string): boolean => {
  let depth = 0;
  for (const [part] of source.matchAll(/\\.|\[(?:\\.|[^\]\\])*\]|[\s\S]/g)) {
    if (part === '(') depth += 1;
    if (part === ')') depth -= 1;
    if (part === '|' && depth === 0) return true;
  }
  return false;
};

/** The automaton of a search, which may begin anywhere unless the pattern says where; and patterns inside it. */
export const automatonOf = (source: string, flags: string): { whole: Automaton; inner: readonly string[] } => {
  const builder = new Builder(source, flags);
  const start = builder.state();
  const begin = builder.state();
  builder.link(start, begin);
  const anchored = source.startsWith('^') && !flags.includes('m') && !hasChoice(source);
  if (!anchored && !flags.includes('y')) builder.step(start, anyLetter, start);
  const end = builder.choices(begin);
  const { free, steps, inner } = builder;
  return { whole: { start, end, free, steps }, inner };
};
