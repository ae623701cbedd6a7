/** Where a partnership's executions stand, as lines: each under the one that started it, and for whom it waits. */
import { type RequestSpec, requestId } from '../../functions/domain/asking/kinds.ts';
import { stillAsked } from '../../functions/domain/asking/request.ts';
import { listOf } from '../../functions/domain/wording.ts';
import type { Store } from '../../functions/ports.ts';
import { decode } from '../../functions/records/kind.ts';
import { people, requests } from '../../functions/records/kinds.ts';
import { startedBy } from '../../workflows/children.ts';

/** As either engine tells of it. */
export type Found = {
  /** By which others name it as the one that started them. */
  readonly id: string;
  readonly name: string;
  readonly workflow: string;
  readonly status: string;
  /** UTC. */
  readonly since: string;
  readonly ended?: string | undefined;
  readonly input: Readonly<Record<string, unknown>>;
  /** The states that it is in, innermost alone; none once it has ended. */
  readonly at: readonly { readonly state: string; readonly since: string }[];
};

/** For whom a request waits, by its execution's input; nothing for executions that ask nobody. */
export type ForWhom = (found: Found) => Promise<string | undefined>;

const specOf = ({ input, workflow }: Found): RequestSpec | undefined => {
  const { request } = input;
  const isSpec = typeof request === 'object' && request !== null && 'kind' in request && 'about' in request;
  return workflow === 'collect-responses' && isSpec ? (request as RequestSpec) : undefined;
};

/** Read from the table: the execution knows only that it waits. */
export const forWhomIn =
  (store: Pick<Store, 'get'>, partnership: string): ForWhom =>
  async (found) => {
    const spec = specOf(found);
    if (!spec) return undefined;
    const item = await store.get(requests.key(partnership, requestId(spec)));
    if (!item) return `for nobody yet: ${spec.kind} has not been asked`;
    const request = decode(requests, item);
    if (request.outcome) return `for nobody: ${spec.kind} is ${request.outcome.result}`;
    const names = await Promise.all(
      stillAsked(request).map(async ({ person }) => {
        const whose = await store.get(people.key(partnership, person));
        return whose ? decode(people, whose).name : person;
      }),
    );
    return `for ${listOf(names) || 'nobody: everybody has answered'} (${spec.kind}), asked for by ${request.dueOn}`;
  };

const moment = (utc: string): string => `${utc.slice(0, 10)} ${utc.slice(11, 16)} UTC`;

const lineOf = ({ workflow, name, status, since, ended, at }: Found, whom: string | undefined): string => {
  const stands =
    status === 'RUNNING'
      ? at.map((one) => `at "${one.state}" since ${moment(one.since)}`).join(', ') || 'running'
      : `${status} ${moment(ended ?? since)}`;
  return [`${workflow} ${name}, begun ${moment(since)}: ${stands}`, ...(whom === undefined ? [] : [whom])].join(', ');
};

/** Those under it that still run, or did not end well; with `all`, every one. */
const isShown = (found: Found, below: readonly Found[], all: boolean): boolean =>
  all || found.status !== 'SUCCEEDED' || below.some(({ status }) => status === 'RUNNING');

/**
 * Oldest first. What has ended well is left out and counted, unless `all`. An execution whose parent is unknown, as one of an
 * earlier version, stands by itself.
 */
export const whereLines = async (
  everything: readonly Found[],
  forWhom: ForWhom,
  all: boolean,
): Promise<readonly string[]> => {
  const known = new Map(everything.map((found) => [found.id, found]));
  const parentOf = (found: Found): string | undefined => {
    const id = found.input[startedBy];
    return typeof id === 'string' && id !== found.id && known.has(id) ? id : undefined;
  };
  const sorted = everything.toSorted((one, other) => one.since.localeCompare(other.since));
  const below = Map.groupBy(sorted, parentOf);
  const lines: string[] = [];
  let left = 0;
  const tell = async (found: Found, depth: number): Promise<void> => {
    const children = below.get(found.id) ?? [];
    if (isShown(found, children, all)) {
      const whom = found.status === 'RUNNING' ? await forWhom(found) : undefined;
      lines.push(`${'  '.repeat(depth)}${lineOf(found, whom)}`);
    } else left += 1;
    for (const child of children) await tell(child, depth + 1);
  };
  for (const found of below.get(undefined) ?? []) await tell(found, 0);
  if (left > 0) lines.push(`${left} that ended well ${left === 1 ? 'is' : 'are'} left out: --all shows them.`);
  return lines;
};
