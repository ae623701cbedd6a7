/**
 * Where sealed documents lie as PDF, and the one function that makes them. Nothing is public, nothing is deleted with the
 * stack. The function sees neither the table nor a person: it is given a paper, and gives back a PDF.
 */
import { RemovalPolicy } from 'aws-cdk-lib';
import { type IGrantable, PolicyStatement } from 'aws-cdk-lib/aws-iam';
import type { RetentionDays } from 'aws-cdk-lib/aws-logs';
import { BlockPublicAccess, Bucket, BucketEncryption, ObjectOwnership } from 'aws-cdk-lib/aws-s3';
import { Construct } from 'constructs';
import { registerKey } from '../../functions/adapters/aws/config.ts';
import { acknowledge, asReported } from './acknowledge.ts';
import type { Bundled } from './bundles.ts';
import { ProductFunction } from './product-function.ts';

type DocumentsProps = { readonly bundled: Bundled; readonly logDays: RetentionDays };

export class Documents extends Construct {
  readonly bucket: Bucket;
  readonly maker: ProductFunction;

  constructor(scope: Construct, id: string, { bundled, logDays }: DocumentsProps) {
    super(scope, id);
    this.bucket = new Bucket(this, 'Bucket', {
      encryption: BucketEncryption.S3_MANAGED,
      blockPublicAccess: BlockPublicAccess.BLOCK_ALL,
      objectOwnership: ObjectOwnership.BUCKET_OWNER_ENFORCED,
      enforceSSL: true,
      minimumTLSVersion: 1.2,
      versioned: true,
      removalPolicy: RemovalPolicy.RETAIN,
    });
    acknowledge(this.bucket, {
      'AwsSolutions-S1': 'Who reads a document is in the audit trail; access logs would be a second pile of addresses.',
    });
    this.maker = new ProductFunction(this, 'Maker', {
      code: bundled.folderOf('documents'),
      description: 'Makes PDFs, and keeps those of sealed documents',
      alone: 'On its own since a megabyte of font code is read for a PDF alone, by what sees neither table nor keys',
      environment: { DOCUMENTS_BUCKET: this.bucket.bucketName },
      failures: 'Whoever called it hears, and an alarm tells.',
      logDays,
      memory: 1769,
      timeoutSeconds: 14,
    });
    this.#mayKeep(this.maker);
  }

  /** What is in the bucket stays: nobody may delete, and what is written twice keeps its first version. */
  #mayKeep({ role }: ProductFunction): void {
    const files = this.bucket.arnForObjects('*');
    role.addToPolicy(new PolicyStatement({ actions: ['s3:GetObject', 's3:PutObject'], resources: [files] }));
    acknowledge(role, {
      [`AwsSolutions-IAM5[Resource::${asReported(this, files)}]`]: 'Files get their names from the seals of documents.',
    });
  }

  /** This function may read the register of schools, which is one object, and nothing else of the bucket. */
  grantReadRegister(grantee: IGrantable): void {
    const resources = [this.bucket.arnForObjects(registerKey)];
    grantee.grantPrincipal.addToPrincipalPolicy(new PolicyStatement({ actions: ['s3:GetObject'], resources }));
  }

  /** This function may have PDFs made. */
  grantMake(grantee: IGrantable): void {
    const resources = [this.maker.function.functionArn];
    grantee.grantPrincipal.addToPrincipalPolicy(new PolicyStatement({ actions: ['lambda:InvokeFunction'], resources }));
  }
}
