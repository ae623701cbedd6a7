/**
 * Whether the lock file is complete for every platform. A registry that lacks a package's binary for another platform
 * leaves it out of the lock, and then `npm ci` fails there, though nothing fails here.
 */
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import * as z from 'zod';

const Lock = z.object({
  packages: z.record(z.string(), z.object({ optionalDependencies: z.record(z.string(), z.string()).default({}) })),
});
export type Lock = z.input<typeof Lock>;

/** The folders in which Node looks for what a package depends on: its own, then each one around it. */
const placesFrom = (path: string): string[] => {
  const places = [path];
  for (let at = path; at !== ''; ) {
    at = at.includes('/node_modules/') ? at.slice(0, at.lastIndexOf('/node_modules/')) : '';
    places.push(at);
  }
  return places;
};

const nameOf = (path: string): string => path.replace('node_modules/', '') || 'this project';

/** `esbuild needs @esbuild/aix-ppc64 0.28.2`, for each optional package that a locked package names and the lock lacks. */
export const missingFromLock = (lock: unknown): string[] => {
  const { packages } = Lock.parse(lock);
  const isLocked = (from: string, name: string): boolean =>
    placesFrom(from).some((place) => `${place && `${place}/`}node_modules/${name}` in packages);
  return Object.entries(packages).flatMap(([path, { optionalDependencies }]) =>
    Object.entries(optionalDependencies)
      .filter(([name]) => !isLocked(path, name))
      .map(([name, range]) => `${nameOf(path)} needs ${name} ${range}`),
  );
};

export const lockFaults = (): string[] =>
  missingFromLock(
    JSON.parse(readFileSync(fileURLToPath(new URL('../../../package-lock.json', import.meta.url)), 'utf8')),
  );
