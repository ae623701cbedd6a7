/** The app as it is synthesised, made once a file: its templates, and who may do what in them. */
import { mkdtempSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { App } from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';
import * as z from 'zod';
import { makeBundles } from '../../infra/cloud/bundles.ts';
import { readCloudSettings } from '../../infra/cloud/settings.ts';
import { createSystem } from '../../infra/cloud/system.ts';
import { aPartnershipFile } from '../builders/partnership.ts';

export const someSettings = {
  region: 'eu-west-2',
  sender: { name: 'School Partnerships', address: 'no-reply@partnership.example' },
  textSender: 'SCHOOLS',
  alarmAddress: 'it@partnership.example',
};

const Statement = z.object({
  Action: z.union([z.string(), z.array(z.string())]),
  Resource: z.unknown(),
  Condition: z.unknown().optional(),
});
const PolicyProperties = z.object({
  PolicyDocument: z.object({ Statement: z.array(Statement) }),
  Roles: z.array(z.object({ Ref: z.string() })),
});

/** What the rule packs found; without a plugin's report it found nothing. */
const Report = z.object({
  pluginReports: z.array(z.object({ violations: z.array(z.object({ ruleName: z.string() })) })),
});

export type Grant = { readonly action: string; readonly resources: readonly string[]; readonly condition: unknown };

const listed = (value: unknown): unknown[] => (Array.isArray(value) ? value : [value]);
/** A resource as one text, with the logical ids that it refers to. */
const named = (resource: unknown): string => (typeof resource === 'string' ? resource : JSON.stringify(resource));

export type Resource = {
  readonly id: string;
  readonly properties: Record<string, unknown>;
  readonly deletion: unknown;
};

export const synthesised = async (given: object = {}) => {
  const outdir = mkdtempSync(join(tmpdir(), 'assembly-'));
  const app = new App({ outdir, analyticsReporting: false });
  const { platform, partnerships } = createSystem(app, {
    settings: readCloudSettings({ ...someSettings, ...given }),
    files: [aPartnershipFile()],
    bundled: await makeBundles(),
  });
  app.synth();
  const template = Template.fromStack(platform);
  const all = (type: string): Resource[] =>
    Object.entries(template.findResources(type)).map(([id, found]) => ({
      id,
      properties: found.Properties ?? {},
      deletion: found.DeletionPolicy,
    }));

  /** What a role may do, by the beginning of its logical id. */
  const grantsOf = (role: string): Grant[] =>
    all('AWS::IAM::Policy').flatMap(({ properties }) => {
      const { PolicyDocument, Roles } = PolicyProperties.parse(properties);
      if (!Roles.some(({ Ref }) => Ref.startsWith(role))) return [];
      return PolicyDocument.Statement.flatMap(({ Action, Resource, Condition }) =>
        listed(Action).map((action) => ({
          action: String(action),
          resources: listed(Resource).map(named),
          condition: Condition,
        })),
      );
    });
  const report = Report.parse(JSON.parse(readFileSync(join(outdir, 'validation-report.json'), 'utf8')));
  const findings = report.pluginReports.flatMap(({ violations }) => violations.map(({ ruleName }) => ruleName));
  return { template, all, grantsOf, partnerships, findings, json: JSON.stringify(template.toJSON()) };
};

export type Synthesised = Awaited<ReturnType<typeof synthesised>>;
