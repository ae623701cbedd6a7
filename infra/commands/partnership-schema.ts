/** Writes the JSON Schema of partnership files anew, after the zod schema has changed. */

import { writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { generatedSchema, schemaFile } from '../partnerships/schema.ts';

await writeFile(schemaFile, generatedSchema());
console.log(`Written: ${fileURLToPath(schemaFile)}`);
