import { Ajv2019 } from 'ajv/dist/2019.js';
import formats from 'ajv-formats';
import { officialSchema } from '#verification';

const ajv = new Ajv2019({ strict: false, allErrors: true });
(formats as unknown as (instance: Ajv2019) => void)(ajv);
const validate = ajv.compile(officialSchema());

/** The faults that 1EdTech's schema finds in a credential. Empty when it is valid. */
export function schemaFaults(credential: unknown): string[] {
  return validate(credential)
    ? []
    : (validate.errors ?? []).map(({ instancePath, message }) => `${instancePath} ${message}`);
}
