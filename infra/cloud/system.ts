/** The whole app: the platform, and a stack for every partnership file. */
import { type App, Validations } from 'aws-cdk-lib';
import { AwsSolutionsChecks, ServerlessChecks } from 'cdk-nag';
import type { PartnershipFile } from '../../functions/domain/partnership-file.ts';
import { PartnershipStack, partnershipStackName } from './partnership-stack.ts';
import { PlatformStack } from './platform-stack.ts';
import type { CloudSettings } from './settings.ts';

export type SystemProps = {
  readonly settings: CloudSettings;
  readonly files: readonly PartnershipFile[];
  readonly account?: string | undefined;
};

export type System = { readonly platform: PlatformStack; readonly partnerships: readonly PartnershipStack[] };

export const platformName = 'SchoolPartnerships';

export const createSystem = (app: App, { settings, files, account }: SystemProps): System => {
  const env = { region: settings.region, ...(account && { account }) };
  const platform = new PlatformStack(app, platformName, { settings, env });
  const partnerships = files.map(
    (file) =>
      new PartnershipStack(app, partnershipStackName(file), { file, service: platform.partnershipService, env }),
  );
  Validations.of(app).addPlugins(new AwsSolutionsChecks(app), new ServerlessChecks(app));
  return { platform, partnerships };
};
