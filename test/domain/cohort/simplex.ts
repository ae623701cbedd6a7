/**
 * The least and the most that a variable can be, when all are at least zero and satisfy equations: the simplex method, on a
 * dense table. One table serves many questions.
 */
export type Row = { readonly terms: readonly (readonly [variable: number, factor: number])[]; readonly sum: number };

/** The value, and the solution that has it; `Infinity` when there is no limit. */
export type Extreme = { readonly value: number; readonly solution: readonly number[] };

const tiny = 1e-7;
const mostPivots = 5000;
const patience = 60;

export class Simplex {
  readonly #columns: number;
  readonly #table: Float64Array[];
  /** The variable that each row gives; -1 while it is an artificial one. */
  readonly #basis: number[];

  constructor(variables: number, rows: readonly Row[]) {
    this.#columns = variables;
    this.#table = rows.map(({ terms, sum }) => {
      const row = new Float64Array(variables + 1);
      const sign = sum < 0 ? -1 : 1;
      for (const [variable, factor] of terms) row[variable] = (row[variable] ?? 0) + sign * factor;
      row[variables] = sign * sum;
      return row;
    });
    this.#basis = rows.map(() => -1);
    this.#begin();
  }

  #pivot(at: number, column: number, objective: Float64Array): void {
    const pivotRow = this.#table[at];
    if (!pivotRow) return;
    const factor = pivotRow[column] ?? 1;
    for (let one = 0; one <= this.#columns; one += 1) pivotRow[one] = (pivotRow[one] ?? 0) / factor;
    for (const row of [...this.#table, objective]) {
      const times = row[column] ?? 0;
      if (row === pivotRow || times === 0) continue;
      for (let one = 0; one <= this.#columns; one += 1) row[one] = (row[one] ?? 0) - times * (pivotRow[one] ?? 0);
    }
    this.#basis[at] = column;
  }

  /** The column that helps most; once that may go round in a circle, the first that helps, by Bland, which never does. */
  #entering(objective: Float64Array, first: boolean): number {
    let best = -1;
    for (let at = 0; at < this.#columns; at += 1) {
      const price = objective[at] ?? 0;
      if (price >= -tiny || (best >= 0 && (first || price >= (objective[best] ?? 0)))) continue;
      best = at;
    }
    return best;
  }

  /** Lowers the objective as far as it goes; `false` when there is no end. */
  #lower(objective: Float64Array): boolean {
    for (let pivots = 0; pivots < mostPivots; pivots += 1) {
      const column = this.#entering(objective, pivots > patience);
      if (column < 0) return true;
      let best = -1;
      let least = Infinity;
      for (const [at, row] of this.#table.entries()) {
        const step = row[column] ?? 0;
        // A row that only repeats others holds an artificial zero, which must not grow.
        const stuck = this.#basis[at] === -1 && Math.abs(row[this.#columns] ?? 0) < tiny && Math.abs(step) > tiny;
        const ratio = stuck ? 0 : step > tiny ? (row[this.#columns] ?? 0) / step : Infinity;
        const earlier = Math.abs(ratio - least) < tiny && (this.#basis[at] ?? 0) < (this.#basis[best] ?? 0);
        if (ratio < least - tiny || (ratio < Infinity && earlier)) [best, least] = [at, ratio];
      }
      if (best < 0) return false;
      this.#pivot(best, column, objective);
    }
    throw new Error('no end in sight');
  }

  #begin(): void {
    const objective = new Float64Array(this.#columns + 1);
    for (const row of this.#table)
      for (let one = 0; one <= this.#columns; one += 1) objective[one] = (objective[one] ?? 0) - (row[one] ?? 0);
    this.#lower(objective);
    if (Math.abs(objective[this.#columns] ?? 0) > 1e-5) throw new Error('the figures contradict each other');
  }

  #extreme(variable: number, direction: 1 | -1): Extreme {
    const objective = new Float64Array(this.#columns + 1);
    objective[variable] = direction;
    this.#table.forEach((row, at) => {
      if (this.#basis[at] !== variable) return;
      for (let one = 0; one <= this.#columns; one += 1)
        objective[one] = (objective[one] ?? 0) - direction * (row[one] ?? 0);
    });
    const ends = this.#lower(objective);
    const solution = Array.from({ length: this.#columns }, () => 0);
    this.#basis.forEach((basic, at) => {
      if (basic >= 0) solution[basic] = this.#table[at]?.[this.#columns] ?? 0;
    });
    return { value: ends ? (solution[variable] ?? 0) : -direction * Infinity, solution };
  }

  least(variable: number): Extreme {
    return this.#extreme(variable, 1);
  }

  most(variable: number): Extreme {
    return this.#extreme(variable, -1);
  }
}
