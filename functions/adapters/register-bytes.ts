/** The register of schools as both adapters keep it: one compressed text, read whole. */
import { promisify } from 'node:util';
import { gunzip } from 'node:zlib';
import * as z from 'zod';
import { openRegister, type Schools } from '../domain/register/register.ts';
import { ClosedSchool, RegisterSchool } from '../domain/register/register-school.ts';
import { PlainDate } from '../domain/values.ts';

const Held = z.object({ asOf: PlainDate, schools: z.array(RegisterSchool), closed: z.array(ClosedSchool) });

/** Nothing that we wrote is larger when it is unpacked. */
const largestBytes = 300 * 1024 * 1024;

/** Throws for what is not what we wrote: cut off, or another thing. */
export const openRegisterBytes = async (bytes: Uint8Array): Promise<Schools> => {
  const text = (await promisify(gunzip)(bytes, { maxOutputLength: largestBytes })).toString('utf8');
  const held = Held.parse(JSON.parse(text));
  return openRegister(held.asOf, held.schools, held.closed);
};
