import { readFileSync } from 'node:fs';
import { Ajv2019 } from 'ajv/dist/2019.js';
import formats from 'ajv-formats';

const ajv = new Ajv2019({ strict: false, allErrors: true });
(formats as unknown as (instance: Ajv2019) => void)(ajv);
const validate = ajv.compile(JSON.parse(readFileSync(new URL('./schemas/ob3-achievementcredential.schema.json', import.meta.url), 'utf8')) as object);

/** What 1EdTech's schema has against a credential; empty where it is valid. */
export function schemaFaults(credential: unknown): string[] {
  return validate(credential) ? [] : (validate.errors ?? []).map(({ instancePath, message }) => `${instancePath} ${message}`);
}
