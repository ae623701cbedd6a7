/** The platform as `cdk synth` makes it: its functions with their code and environment, and who answers which path. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { App } from 'aws-cdk-lib';
import * as z from 'zod';
import { makeBundles } from '../../cloud/bundles.ts';
import { readCloudSettings } from '../../cloud/settings.ts';
import { createSystem, platformName } from '../../cloud/system.ts';
import type { DeployedFunction } from './running-functions.ts';

const Template = z.object({
  Resources: z.record(
    z.string(),
    z.object({ Type: z.string(), Properties: z.record(z.string(), z.unknown()).default({}) }),
  ),
});
const FunctionProperties = z.object({
  Code: z.object({ S3Key: z.string() }),
  Environment: z.object({ Variables: z.record(z.string(), z.unknown()) }),
});
const Target = z.object({ 'Fn::Join': z.tuple([z.string(), z.array(z.unknown())]) });
const RouteProperties = z.object({ RouteKey: z.string(), Target });
const Reference = z.object({ Ref: z.string() });
const IntegrationProperties = z.object({
  IntegrationUri: z.object({ 'Fn::GetAtt': z.tuple([z.string(), z.string()]) }),
});

export type ApiRoute = { readonly method: string; readonly path: string; readonly function: string };
export type Assembly = {
  readonly functions: readonly DeployedFunction[];
  readonly routes: readonly ApiRoute[];
};

const settings = {
  region: 'eu-west-2',
  sender: { name: 'School Partnerships', address: 'partnerships@partnership.example' },
  alarmAddress: 'it@partnership.example',
  textSender: 'SCHOOLS',
};

/** Synthesises into `folder`. What only CloudFormation knows is given by `known`, the same for every function. */
export const synthesise = async (folder: string, known: Readonly<Record<string, string>>): Promise<Assembly> => {
  const app = new App({ outdir: folder, analyticsReporting: false });
  createSystem(app, { settings: readCloudSettings(settings), files: [], bundled: await makeBundles() });
  app.synth();
  const { Resources } = Template.parse(
    JSON.parse(readFileSync(join(folder, `${platformName({})}.template.json`), 'utf8')),
  );
  const ofType = (type: string) => Object.entries(Resources).filter(([, { Type }]) => Type === type);
  const functions = ofType('AWS::Lambda::Function').map(([name, { Properties }]): DeployedFunction => {
    const { Code, Environment } = FunctionProperties.parse(Properties);
    const told = Object.entries(Environment.Variables).map(([variable, value]) => [
      variable,
      known[variable] ?? (typeof value === 'string' ? value : (Reference.safeParse(value).data?.Ref ?? '')),
    ]);
    const credentials = { AWS_REGION: settings.region, AWS_ACCESS_KEY_ID: 'year', AWS_SECRET_ACCESS_KEY: 'year' };
    return {
      name,
      path: join(folder, `asset.${Code.S3Key.replace(/\.zip$/, '')}`, 'index.js'),
      environment: { ...credentials, ...known, ...Object.fromEntries(told) },
    };
  });
  const integrations = new Map(
    ofType('AWS::ApiGatewayV2::Integration').map(([id, { Properties }]) => [
      id,
      IntegrationProperties.parse(Properties).IntegrationUri['Fn::GetAtt'][0],
    ]),
  );
  const routes = ofType('AWS::ApiGatewayV2::Route').map(([, { Properties }]): ApiRoute => {
    const { RouteKey, Target: target } = RouteProperties.parse(Properties);
    const [method = '', path = ''] = RouteKey.split(' ');
    const to = target['Fn::Join'][1].flatMap((part) => Reference.safeParse(part).data?.Ref ?? []);
    return { method, path, function: integrations.get(to[0] ?? '') ?? '' };
  });
  return { functions, routes };
};

const fits = (route: string, path: string): boolean =>
  route.endsWith('/{proxy+}') ? path.startsWith(route.slice(0, -'{proxy+}'.length)) : route === path;

/** As the API does: whoever names most of the path, then whoever names the method. */
export const whoAnswers = (routes: readonly ApiRoute[], method: string, path: string): string | undefined =>
  routes
    .filter((route) => (route.method === method || route.method === 'ANY') && fits(route.path, path))
    .toSorted(
      (one, other) =>
        Number(one.path.includes('{')) - Number(other.path.includes('{')) ||
        other.path.length - one.path.length ||
        Number(one.method === 'ANY') - Number(other.method === 'ANY'),
    )[0]?.function;
