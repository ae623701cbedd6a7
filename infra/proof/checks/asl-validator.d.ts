declare module 'asl-validator' {
  type Fault = { 'Error code': string; Message?: string; message?: string; instancePath?: string };
  type Verdict = { isValid: boolean; errors: Fault[] };
  export default function validate(definition: object, options?: { checkPaths: boolean; checkArn: boolean }): Verdict;
}
