/**
 * An inline Map of the service holds at most forty at once: the forty-first school would be asked when the first of the others
 * has answered, which may be weeks. A Map of Maps holds forty times forty, and everybody is asked in the first minute.
 * It is written where our definitions are read, so that a drawing shows one Map, which is what is meant.
 */

type Shape = { readonly [field: string]: unknown };
const isShape = (value: unknown): value is Shape =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** What an inline Map does at once when it is told no number: as the service documents it. */
export const mostAtOnce = 40;

const expressionOf = (items: unknown): string => {
  const inner = typeof items === 'string' ? /^\{% (.*) %\}$/s.exec(items)?.[1] : undefined;
  if (inner === undefined) throw new Error(`the items of a Map must be an expression: ${JSON.stringify(items)}`);
  return inner;
};

/** JSONata gives one thing for a list of one, so that lists are said to be lists. No item may itself be a list; none of ours is. */
const groupsOf = (items: unknown): string =>
  `{% ($all := ${expressionOf(items)}; [$map([0..$floor(($count($all) - 1) / ${mostAtOnce})], function($group) { ` +
  `{ "items": [$filter($all, function($one, $at) { $floor($at / ${mostAtOnce}) = $group })] } })]) %}`;

/** The Map state in groups; any other state, and a Map that is told how many at once, as it was. */
export const fortyAtOnce = (state: Shape): Shape => {
  const { Items, ItemSelector, ItemProcessor, MaxConcurrency, ...rest } = state;
  if (state.Type !== 'Map' || MaxConcurrency !== 0 || !isShape(ItemProcessor)) return state;
  const inner = `Forty at once: ${String(ItemProcessor.StartAt)}`;
  const group = {
    Type: 'Map',
    Items: '{% $states.input.items %}',
    ItemSelector,
    MaxConcurrency,
    ItemProcessor,
    End: true,
  };
  return {
    ...rest,
    Items: groupsOf(Items),
    MaxConcurrency,
    ItemProcessor: { ProcessorConfig: ItemProcessor.ProcessorConfig, StartAt: inner, States: { [inner]: group } },
  };
};
