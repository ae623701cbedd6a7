/** The whole app: the platform, and a stack for every partnership file. */
import { type App, Validations } from 'aws-cdk-lib';
import { AwsSolutionsChecks, ServerlessChecks } from 'cdk-nag';
import type { PartnershipFile } from '../../functions/domain/partnership/partnership-file.ts';
import type { Bundled } from './bundles.ts';
import { PartnershipStack, partnershipStackName } from './partnership-stack.ts';
import { PlatformStack } from './platform-stack.ts';
import type { CloudSettings } from './settings.ts';

export type SystemProps = {
  readonly settings: CloudSettings;
  readonly files: readonly PartnershipFile[];
  readonly bundled: Bundled;
  readonly account?: string | undefined;
};

export type System = { readonly platform: PlatformStack; readonly partnerships: readonly PartnershipStack[] };

/** `SchoolPartnerships`, or `SchoolPartnerships-trial`. Machines, figures, the parameter of the keys are named after it. */
export const platformName = ({ instance }: Pick<CloudSettings, 'instance'>): string =>
  ['SchoolPartnerships', ...(instance === undefined ? [] : [instance])].join('-');

export const createSystem = (app: App, { settings, files, bundled, account }: SystemProps): System => {
  const env = { region: settings.region, ...(account && { account }) };
  const platform = new PlatformStack(app, platformName(settings), { settings, bundled, env });
  const partnerships = files.map(
    (file) =>
      new PartnershipStack(app, partnershipStackName(file, settings.instance), {
        file,
        service: platform.partnershipService,
        env,
      }),
  );
  Validations.of(app).addPlugins(new AwsSolutionsChecks(app), new ServerlessChecks(app));
  return { platform, partnerships };
};
