/** The HTTP API: reads go to one function, posts to another with more rights. */
import { RemovalPolicy, Stack } from 'aws-cdk-lib';
import { AccessLogFormat } from 'aws-cdk-lib/aws-apigateway';
import {
  ApiMapping,
  DomainName,
  EndpointType,
  HttpApi,
  HttpMethod,
  HttpStage,
  LogGroupLogDestination,
} from 'aws-cdk-lib/aws-apigatewayv2';
import { HttpLambdaIntegration } from 'aws-cdk-lib/aws-apigatewayv2-integrations';
import { Certificate } from 'aws-cdk-lib/aws-certificatemanager';
import type { IFunction } from 'aws-cdk-lib/aws-lambda';
import { LogGroup, type RetentionDays } from 'aws-cdk-lib/aws-logs';
import { Construct } from 'constructs';
import { acknowledge } from './acknowledge.ts';
import type { CloudSettings } from './settings.ts';

/** No path, for the secret of a link is in it; no address of a person's computer. */
const accessLog = JSON.stringify({
  at: '$context.requestTime',
  request: '$context.requestId',
  method: '$context.httpMethod',
  status: '$context.status',
  ms: '$context.responseLatency',
  bytes: '$context.responseLength',
});

type WebApiProps = { readonly settings: CloudSettings; readonly logDays: RetentionDays };

export class WebApi extends Construct {
  readonly api: HttpApi;
  /** Where people reach it, without a slash at the end. */
  readonly url: string;
  /** What a DNS record of the domain points to. */
  readonly domainTarget: string | undefined;

  constructor(scope: Construct, id: string, { settings, logDays }: WebApiProps) {
    super(scope, id);
    const { domain } = settings;
    this.api = new HttpApi(this, 'Api', {
      apiName: Stack.of(this).stackName,
      description: 'The pages and forms of School Partnerships',
      createDefaultStage: false,
      // Links in mails lead to one address only.
      disableExecuteApiEndpoint: domain !== undefined,
    });
    const stage = this.#stage(settings.requestsPerSecond, logDays);
    const named = domain && this.#domain(domain, stage);
    this.domainTarget = named?.regionalDomainName;
    const { region, urlSuffix } = Stack.of(this);
    this.url = domain ? `https://${domain.name}` : `https://${this.api.apiId}.execute-api.${region}.${urlSuffix}`;
  }

  #stage(requestsPerSecond: number, logDays: RetentionDays): HttpStage {
    const logGroup = new LogGroup(this, 'AccessLog', { retention: logDays, removalPolicy: RemovalPolicy.DESTROY });
    return new HttpStage(this, 'Stage', {
      httpApi: this.api,
      stageName: '$default',
      autoDeploy: true,
      throttle: { rateLimit: requestsPerSecond, burstLimit: requestsPerSecond * 2 },
      accessLogSettings: {
        destination: new LogGroupLogDestination(logGroup),
        format: AccessLogFormat.custom(accessLog),
      },
    });
  }

  #domain({ name, certificateArn }: NonNullable<CloudSettings['domain']>, stage: HttpStage): DomainName {
    const certificate = Certificate.fromCertificateArn(this, 'Certificate', certificateArn);
    const domainName = new DomainName(this, 'Domain', {
      domainName: name,
      certificate,
      endpointType: EndpointType.REGIONAL,
    });
    new ApiMapping(this, 'Mapping', { api: this.api, domainName, stage });
    return domainName;
  }

  /**
   * Whatever is no POST is a read: also a HEAD, and a method that we refuse. So is a file that somebody has compared with
   * ours: nothing of it is kept.
   */
  serve({ pages, decisions }: { pages: IFunction; decisions: IFunction }): void {
    const reads = new HttpLambdaIntegration('Pages', pages);
    const posts = new HttpLambdaIntegration('Decisions', decisions);
    const routes = [
      ...['/', '/{proxy+}'].flatMap((path) => [
        ...this.api.addRoutes({ path, methods: [HttpMethod.POST], integration: posts }),
        ...this.api.addRoutes({ path, methods: [HttpMethod.ANY], integration: reads }),
      ]),
      ...this.api.addRoutes({ path: '/check', methods: [HttpMethod.POST], integration: reads }),
    ];
    for (const route of routes) {
      acknowledge(route, {
        'AwsSolutions-APIG4': 'People come with a link from a mail, or a session: both are checked behind the door.',
      });
    }
  }
}
