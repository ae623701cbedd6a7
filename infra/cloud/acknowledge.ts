/** Findings of the rule packs that we accept, each with its reason beside the resource that it is about. */
import { Stack, Validations } from 'aws-cdk-lib';
import type { IConstruct } from 'constructs';

export const acknowledge = (construct: IConstruct, findings: Readonly<Record<string, string>>): void => {
  for (const [id, reason] of Object.entries(findings)) Validations.of(construct).acknowledge({ id, reason });
};

const reported = (part: unknown): string => {
  if (typeof part === 'string') return part;
  if (typeof part !== 'object' || part === null) return '';
  if ('Ref' in part) return `<${String(part.Ref)}>`;
  if ('Fn::GetAtt' in part && Array.isArray(part['Fn::GetAtt'])) return `<${part['Fn::GetAtt'].join('.')}>`;
  const joined = 'Fn::Join' in part && Array.isArray(part['Fn::Join']) ? part['Fn::Join'][1] : [];
  return Array.isArray(joined) ? joined.map(reported).join('') : '';
};

/** A text with references, as the rule packs write it in their findings. */
export const asReported = (scope: IConstruct, text: string): string => reported(Stack.of(scope).resolve(text));
